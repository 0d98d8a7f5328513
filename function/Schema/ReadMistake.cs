using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Schema;

/// <summary>A field that could not be read.</summary>
/// <param name="Path">In the tree that was read; a missing field's is where it should stand.</param>
/// <param name="Rule">What the field breaks.</param>
internal readonly record struct ReadMistake(string Path, Rule Rule)
{
    /// <summary>Of an unknown field: the path of the one it is nearest to, or null where it is near to none.</summary>
    public string? Meant { get; init; }
}
