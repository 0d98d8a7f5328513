using Kyma.Krm.Inputs;

namespace Kyma.Krm.CommandLine.Reading;

/// <summary>Paths below a folder, with '/'; the folder itself is the empty one. Nothing here looks at a disk.</summary>
internal static class RelativePath
{
    public static string Join(string folder, string below) =>
        folder.Length == 0 ? below
        : below.Length == 0 ? folder
        : $"{folder}/{below}";

    /// <summary>The folder itself and each one above it, the nearest first and the given one (empty) last.</summary>
    public static IEnumerable<string> AndAbove(string folder)
    {
        for (var at = folder; ; at = PackageLayout.FolderOf(at))
        {
            yield return at;
            if (at.Length == 0)
                yield break;
        }
    }

    /// <summary>What <paramref name="written"/> means in a folder; null where it leaves the folder given.</summary>
    public static string? Resolve(string folder, string written)
    {
        if (written.Length == 0 || written[0] == '/' || written.Contains("://", StringComparison.Ordinal))
            return null;
        List<string> steps = [.. folder.Split('/', StringSplitOptions.RemoveEmptyEntries)];
        foreach (var step in written.Split('/'))
        {
            switch (step)
            {
                case "" or ".":
                    break;
                case "..":
                    if (steps.Count == 0)
                        return null;
                    steps.RemoveAt(steps.Count - 1);
                    break;
                default:
                    steps.Add(step);
                    break;
            }
        }

        return string.Join('/', steps);
    }

    /// <summary>What is written leaves the folder given by its steps up; not an address.</summary>
    public static bool IsAbove(string folder, string written) =>
        written.Contains("..", StringComparison.Ordinal)
        && !written.Contains("://", StringComparison.Ordinal)
        && Resolve(folder, written) is null;

    /// <summary>The same path without the steps that take one another back: <c>a/../b</c> is <c>b</c>.</summary>
    public static string Shortened(string path)
    {
        List<string> steps = [];
        foreach (var step in path.Split('/'))
        {
            if (step == ".." && steps.Count > 0 && steps[^1] is not ("" or "." or ".."))
                steps.RemoveAt(steps.Count - 1);
            else
                steps.Add(step);
        }

        return string.Join('/', steps);
    }
}
