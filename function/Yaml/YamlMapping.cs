using System.Runtime.CompilerServices;
using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Yaml;

/// <summary>A mapping with its entries in the order of the text, duplicates included.</summary>
/// <param name="IsFlow">Written in braces.</param>
internal sealed record YamlMapping(Position Start, int Offset, bool IsFlow, IReadOnlyList<YamlEntry> Entries)
    : YamlNode(Start, Offset)
{
    /// <summary>Shorter ones are gone through as fast as they could be looked up in.</summary>
    const int LongEnoughForIndex = 32;

    Dictionary<string, YamlNode>? _index;

    /// <summary>In the order of the text; a key that is written twice is in it twice.</summary>
    public IReadOnlyList<YamlEntry> Entries
    {
        get;
        init => (field, _index) = (value, null);
    } = Entries;

    public override string Noun => "a mapping";

    /// <summary>
    /// The value of the key, the last one where the key stands twice (as encoding/json and most YAML readers have it),
    /// else what a merge key (<c>&lt;&lt;</c>) brings in.
    /// </summary>
    public YamlNode? Find(string key) =>
        FindOwn(key) ?? Merged.Select(merged => merged.Find(key)).FirstOrDefault(found => found is not null);

    /// <summary>A mapping is equal to itself only: what it has looked up is no part of it.</summary>
    public bool Equals(YamlMapping? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    /// <summary>The mappings behind merge keys, the one that wins first.</summary>
    public IEnumerable<YamlMapping> Merged =>
        Entries
            .Where(entry => entry.IsMerge)
            .SelectMany(entry => entry.Value is YamlSequence list ? list.Items : [entry.Value])
            .OfType<YamlMapping>();

    /// <summary>The text below a path of keys, or null where a step is missing or the end is no scalar.</summary>
    public string? FindText(params ReadOnlySpan<string> path) =>
        Below(path) is YamlScalar { IsNull: false } scalar ? scalar.Value : null;

    /// <summary>True or false below a path of keys; null where a step is missing or the end is neither.</summary>
    public bool? FindBool(params ReadOnlySpan<string> path) => (Below(path) as YamlScalar)?.Bool;

    /// <summary>
    /// The texts below a path of keys, such as labels, each by its own key; empty where a step is missing or the end is
    /// no mapping.
    /// </summary>
    public Dictionary<string, string> FindTexts(params ReadOnlySpan<string> path)
    {
        var texts = new Dictionary<string, string>();
        foreach (var entry in (Below(path) as YamlMapping)?.Entries ?? [])
        {
            if (entry is { Key: YamlScalar key, Value: YamlScalar value })
                texts[key.Value] = value.Value;
        }

        return texts;
    }

    YamlNode? Below(ReadOnlySpan<string> path)
    {
        YamlNode? node = this;
        foreach (var key in path)
            node = (node as YamlMapping)?.Find(key);
        return node;
    }

    YamlNode? FindOwn(string key)
    {
        if (Entries.Count >= LongEnoughForIndex)
            return (_index ??= Index()).GetValueOrDefault(key);
        for (var i = Entries.Count - 1; i >= 0; i--)
        {
            if (Entries[i].Key is YamlScalar scalar && scalar.Value == key)
                return Entries[i].Value;
        }

        return null;
    }

    Dictionary<string, YamlNode> Index()
    {
        var index = new Dictionary<string, YamlNode>(Entries.Count);
        foreach (var entry in Entries)
        {
            if (entry.Key is YamlScalar key)
                index[key.Value] = entry.Value;
        }

        return index;
    }
}

/// <summary>A key with its value.</summary>
/// <param name="Key">Usually a scalar; YAML allows lists and mappings as well.</param>
/// <param name="Value">A null scalar where nothing is written.</param>
internal readonly record struct YamlEntry(YamlNode Key, YamlNode Value)
{
    /// <summary>The merge key of YAML 1.1, which every reader in the Kubernetes world still honours.</summary>
    public bool IsMerge => Key is YamlScalar { IsMerge: true };
}
