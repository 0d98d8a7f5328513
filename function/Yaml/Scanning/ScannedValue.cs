namespace Kyma.Krm.Yaml.Scanning;

/// <summary>The value behind a key.</summary>
/// <param name="Kind">How it is written, which says who can read it.</param>
/// <param name="Start">The byte at which it begins, its quote, bracket or indicator.</param>
/// <param name="End">The byte after its last.</param>
internal readonly record struct ScannedValue(ScannedKind Kind, int Start, int End);

/// <summary>How a value is written.</summary>
internal enum ScannedKind
{
    /// <summary>Nothing on the key's line: null, or a collection on the lines below.</summary>
    Below,

    /// <summary>A scalar without quotes.</summary>
    Plain,

    /// <summary>In quotes, on one line.</summary>
    Quoted,

    /// <summary>Plain or in quotes, over several lines.</summary>
    Lines,

    /// <summary><c>*name</c>: only a parser knows what it stands for.</summary>
    Alias,

    /// <summary>Literal or folded.</summary>
    Block,

    /// <summary><c>[]</c> or <c>{}</c>.</summary>
    EmptyFlow,

    /// <summary>A list or mapping in brackets with something in it.</summary>
    Flow,
}
