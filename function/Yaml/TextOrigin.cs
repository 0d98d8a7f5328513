using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Yaml;

/// <summary>Where a text that is read on its own begins in the one that the user sees.</summary>
/// <param name="Start">The line and column of its first character.</param>
/// <param name="Offset">The same in characters.</param>
internal readonly record struct TextOrigin(Position Start, int Offset = 0)
{
    /// <summary>The text is the user's own: nothing comes before it.</summary>
    public static readonly TextOrigin Whole = new(new Position(1, 1));

    /// <summary>A position in the text as one in the whole.</summary>
    public Position Of(int line, int column) =>
        new(line + Start.Line - 1, line == 1 ? column + Start.Column - 1 : column);
}
