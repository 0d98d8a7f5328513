namespace Kyma.Krm.Mesh.Routing;

/// <summary>A state of a pattern, and where it leads.</summary>
/// <param name="Accepts">The character that leads on; null: none is needed.</param>
/// <param name="Other">A second way without a character, or -1.</param>
internal sealed record PatternState(Func<char, bool>? Accepts, int Next, int Other);

/// <summary>A regular expression as states that lead to each other.</summary>
internal sealed record PatternProgram(IReadOnlyList<PatternState> States, int Start, int End);
