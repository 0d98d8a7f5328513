namespace Kyma.Krm.Diagnostics;

/// <summary>
/// Paths that this run found on the disk. They may look like a key, with digits and letters of both cases, but a
/// message has to say where to look; what was given as a path and leads nowhere may be a key, and is left out.
/// </summary>
internal static class OpenedPaths
{
    /// <summary>The parts of them that would be taken for keys: hardly ever one.</summary>
    [ThreadStatic]
    static HashSet<string>? t_runs;

    public static void Add(string run) => (t_runs ??= []).Add(run);

    public static bool Contain(string run) => t_runs?.Contains(run) == true;
}
