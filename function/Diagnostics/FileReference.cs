namespace Kyma.Krm.Diagnostics;

/// <summary>The file a resource came from.</summary>
/// <param name="Path">Relative, with '/'.</param>
/// <param name="Index">Which document in that file, from 0.</param>
internal sealed record FileReference(string Path, int Index)
{
    /// <summary>As pull requests name it: without the <c>./</c> of who said "here".</summary>
    public string BarePath => Path.StartsWith("./", StringComparison.Ordinal) ? Path[2..] : Path;
}
