using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Yaml;

/// <summary>A mapping with its entries in the order of the text, duplicates included.</summary>
internal sealed record YamlMapping(Position Start, int Offset, bool IsFlow, IReadOnlyList<YamlEntry> Entries) : YamlNode(Start, Offset)
{
    public override string Noun => "a mapping";

    /// <summary>
    /// The value of the key, the last one where the key stands twice (as encoding/json and most YAML readers have it),
    /// else what a merge key (<c>&lt;&lt;</c>) brings in.
    /// </summary>
    public YamlNode? Find(string key)
    {
        for (var i = Entries.Count - 1; i >= 0; i--)
        {
            if (Entries[i].Key is YamlScalar scalar && scalar.Value == key) return Entries[i].Value;
        }

        return Merged.Select(merged => merged.Find(key)).FirstOrDefault(found => found is not null);
    }

    /// <summary>The mappings behind merge keys, the one that wins first.</summary>
    public IEnumerable<YamlMapping> Merged => Entries.Where(entry => entry.IsMerge)
        .SelectMany(entry => entry.Value is YamlSequence list ? list.Items : [entry.Value]).OfType<YamlMapping>();

    /// <summary>The text below a path of keys, or null where a step is missing or the end is no scalar.</summary>
    public string? FindText(params ReadOnlySpan<string> path)
    {
        YamlNode? node = this;
        foreach (var key in path) node = (node as YamlMapping)?.Find(key);
        return node is YamlScalar { IsNull: false } scalar ? scalar.Value : null;
    }
}

internal readonly record struct YamlEntry(YamlNode Key, YamlNode Value)
{
    /// <summary>The merge key of YAML 1.1, which every reader in the Kubernetes world still honours.</summary>
    public bool IsMerge => Key is YamlScalar { IsPlain: true, Value: "<<" };
}
