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
}
