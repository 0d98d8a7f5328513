namespace Kyma.Krm.Yaml.Scanning;

/// <summary>The value behind a key.</summary>
internal readonly record struct ScannedValue(ScannedKind Kind, int Start, int End);

/// <summary>How a value is written.</summary>
internal enum ScannedKind
{
    /// <summary>Nothing on the key's line: null, or a collection on the lines below.</summary>
    Below,

    Plain,

    /// <summary>In quotes, on one line.</summary>
    Quoted,

    /// <summary>Plain or in quotes, over several lines.</summary>
    Lines,

    Alias,

    /// <summary>Literal or folded.</summary>
    Block,

    EmptyFlow,

    Flow,
}
