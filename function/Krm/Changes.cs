using System.Text.Json.Nodes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Krm;

/// <summary>What is to be different in the output. Items that are not named here leave as they came.</summary>
internal sealed class Changes
{
    readonly Dictionary<Item, JsonObject?> _byItem = [];
    readonly List<JsonObject> _added = [];

    /// <summary>
    /// New resources, in the order in which they are appended; path and index annotations are among their annotations.
    /// </summary>
    public IReadOnlyList<JsonObject> Added => _added;

    public bool IsEmpty => _byItem.Count + _added.Count == 0;

    /// <summary>A new resource, whose path and index annotations say where it goes.</summary>
    public void Add(JsonObject resource) => _added.Add(resource);

    /// <summary>The item's whole new content; whatever is equal keeps its characters and comments.</summary>
    public void Replace(Item item, JsonObject content) => _byItem[item] = content;

    /// <summary>The item leaves the output.</summary>
    public void Remove(Item item) => _byItem[item] = null;

    /// <summary>Whether and how an item changes.</summary>
    /// <returns>True where the item changes; <paramref name="content"/> is null where it is removed.</returns>
    public bool TryGet(Item item, out JsonObject? content) => _byItem.TryGetValue(item, out content);

    /// <summary>The changes without items that are replaced by what they already say.</summary>
    public Changes Real()
    {
        var real = new Changes();
        foreach (var (item, content) in _byItem)
        {
            if (content is null || !YamlJson.SameData(YamlJson.ToJson(item.Root), content))
                real._byItem[item] = content;
        }

        real._added.AddRange(_added);
        return real;
    }
}
