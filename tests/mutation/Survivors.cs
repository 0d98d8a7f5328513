namespace Kyma.Krm.Mutation;

/// <summary>Mutants that may live, each with its reason: survivors.md.</summary>
internal static class Survivors
{
    /// <summary>Lines of the form "- ``File.cs: original -> mutated``: the reason".</summary>
    public static IReadOnlyDictionary<string, string> Read(string path)
    {
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in File.ReadAllLines(path).Where(l => l.StartsWith("- ``", StringComparison.Ordinal)))
        {
            var end = line.IndexOf("``: ", 4, StringComparison.Ordinal);
            if (end < 0 || line.Length < end + 5)
                throw new InvalidOperationException($"survivors.md: no reason: {line}");
            named[line[4..end]] = line[(end + 4)..];
        }

        return named;
    }

    /// <summary>
    /// Lines whose mutant is gone: the code has changed, and with a number behind it the name may already stand for
    /// another mutant than the reason speaks of.
    /// </summary>
    /// <param name="named">The lines of survivors.md.</param>
    /// <param name="function">The folder of the program.</param>
    /// <param name="files">Those whose mutants are all known, below <paramref name="function"/>.</param>
    /// <param name="mutants">Their mutants.</param>
    public static IReadOnlyList<string> Stale(
        IEnumerable<string> named,
        string function,
        IReadOnlyList<string> files,
        IReadOnlyList<Mutant> mutants
    )
    {
        var known = mutants.Select(m => m.Key).ToHashSet(StringComparer.Ordinal);
        return [.. named.Where(IsStale).Order(StringComparer.Ordinal)];

        bool IsStale(string name)
        {
            var file = name[..name.IndexOf(": ", StringComparison.Ordinal)];
            return !File.Exists(Path.Combine(function, file)) || files.Contains(file) && !known.Contains(name);
        }
    }
}
