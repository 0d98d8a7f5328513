namespace Kyma.Krm.Mesh.Routing;

/// <param name="Accepts">The character that leads on; null: none is needed.</param>
/// <param name="Other">A second way without a character, or -1.</param>
internal sealed record PatternState(Func<char, bool>? Accepts, int Next, int Other);

internal sealed record PatternProgram(IReadOnlyList<PatternState> States, int Start, int End);
