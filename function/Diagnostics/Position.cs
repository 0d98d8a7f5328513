namespace Kyma.Krm.Diagnostics;

/// <summary>A place in a text file; both count from 1, the column in characters.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">In characters, from 1.</param>
internal readonly record struct Position(int Line, int Column);
