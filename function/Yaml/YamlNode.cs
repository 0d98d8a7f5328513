using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Yaml;

/// <summary>
/// A value read from YAML or JSON. An alias is a copy of its target that stands where the alias stands.
/// </summary>
/// <param name="Start">Where its first character (of its anchor or tag, if it has one) stands in the text it was parsed
/// from.</param>
/// <param name="Offset">The same as a character index into that text.</param>
internal abstract record YamlNode(Position Start, int Offset)
{
    /// <summary>How the value is called in messages: text, a list, a mapping.</summary>
    public abstract string Noun { get; }

    /// <summary>The character index behind its last character; for a block scalar behind its last line break.</summary>
    public int End { get; init; }

    /// <summary>The tag where one is written (<c>!!str</c> resolved to its long form), else null.</summary>
    public string? Tag { get; init; }

    /// <summary>Where an alias stands: the offset of the node it repeats, else null.</summary>
    public int? AliasOf { get; init; }

    /// <summary>How much text the value comes to once every alias in it is written out.</summary>
    public long Weight { get; init; }
}

/// <summary>A list. Flow style lists (<c>[a, b]</c>) cannot be edited line by line.</summary>
/// <param name="IsFlow">Written in brackets.</param>
/// <param name="Items">In the order of the text.</param>
internal sealed record YamlSequence(Position Start, int Offset, bool IsFlow, IReadOnlyList<YamlNode> Items)
    : YamlNode(Start, Offset)
{
    public override string Noun => "a list";
}
