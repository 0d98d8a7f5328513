namespace Kyma.Krm.Diagnostics;

/// <summary>A place in a text file; both count from 1, the column in characters.</summary>
internal readonly record struct Position(int Line, int Column);
