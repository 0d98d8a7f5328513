using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Yaml;

/// <summary>A value read from YAML or JSON. An aliased node is one object in several places.</summary>
/// <param name="Start">Where its first character stands in the text it was parsed from.</param>
/// <param name="Offset">The same as a character index into that text.</param>
internal abstract record YamlNode(Position Start, int Offset)
{
    /// <summary>How the value is called in messages: text, a list, a mapping.</summary>
    public abstract string Noun { get; }
}

/// <summary>A list. Flow style lists (<c>[a, b]</c>) cannot be edited line by line.</summary>
internal sealed record YamlSequence(Position Start, int Offset, bool IsFlow, IReadOnlyList<YamlNode> Items) : YamlNode(Start, Offset)
{
    public override string Noun => "a list";
}

/// <summary>A mapping with its entries in the order of the text, duplicates included.</summary>
internal sealed record YamlMapping(Position Start, int Offset, bool IsFlow, IReadOnlyList<YamlEntry> Entries) : YamlNode(Start, Offset)
{
    public override string Noun => "a mapping";

    /// <summary>The value of the key, the last one where the key stands twice (as encoding/json and most YAML readers have it).</summary>
    public YamlNode? Find(string key)
    {
        for (var i = Entries.Count - 1; i >= 0; i--)
        {
            if (Entries[i].Key is YamlScalar scalar && scalar.Value == key) return Entries[i].Value;
        }

        return null;
    }

    /// <summary>The text below a path of keys, or null where a step is missing or the end is no scalar.</summary>
    public string? FindText(params ReadOnlySpan<string> path)
    {
        YamlNode? node = this;
        foreach (var key in path) node = (node as YamlMapping)?.Find(key);
        return node is YamlScalar { IsNull: false } scalar ? scalar.Value : null;
    }
}

internal readonly record struct YamlEntry(YamlNode Key, YamlNode Value);
