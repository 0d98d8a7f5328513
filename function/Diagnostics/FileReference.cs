namespace Kyma.Krm.Diagnostics;

/// <summary>The file a resource came from.</summary>
/// <param name="Path">Relative, with '/'.</param>
/// <param name="Index">Which document in that file, from 0.</param>
internal sealed record FileReference(string Path, int Index);
