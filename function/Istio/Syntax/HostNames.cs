namespace Kyma.Krm.Istio.Syntax;

/// <summary>
/// How hosts with wildcards relate (pkg/config/host/name.go): <c>*.a.com</c> covers <c>x.a.com</c>, not <c>a.com</c>.
/// </summary>
internal static class HostNames
{
    /// <summary>How the hosts of Kubernetes Services end.</summary>
    public const string ClusterDomain = ".svc.cluster.local";

    /// <summary>A host that only a Kubernetes Service has.</summary>
    public static bool IsInCluster(string host) => Ends(host, ClusterDomain);

    /// <summary>The host of a Kubernetes Service.</summary>
    public static string OfService(string name, string @namespace) => $"{name}.{@namespace}{ClusterDomain}";

    /// <summary>Whether it begins with an asterisk: <c>*</c> itself and <c>*.example.com</c>.</summary>
    public static bool IsWildcard(string host) => host.StartsWith('*');

    /// <summary>As the names of a match: there is none, or one of them is <c>*</c>.</summary>
    public static bool AreAll(IReadOnlyList<string> names) => names.Count == 0 || names.Contains("*");

    /// <summary>Some name is covered by both.</summary>
    public static bool Overlap(string one, string other) =>
        (IsWildcard(one), IsWildcard(other)) switch
        {
            (true, true) => one.Length < other.Length ? Ends(other[1..], one[1..]) : Ends(one[1..], other[1..]),
            (true, false) => Ends(other, one[1..]),
            (false, true) => Ends(one, other[1..]),
            _ => one == other,
        };

    /// <summary>Every name of <paramref name="part"/> is covered by <paramref name="whole"/>.</summary>
    public static bool Covers(string whole, string part) =>
        (IsWildcard(whole), IsWildcard(part)) switch
        {
            (true, true) => part.Length >= whole.Length && Ends(part[1..], whole[1..]),
            (true, false) => Ends(part, whole[1..]),
            (false, true) => false,
            _ => whole == part,
        };

    /// <summary>As Istio completes a short name, with the namespace of the resource that contains it.</summary>
    public static string Completed(string host, string @namespace) =>
        host.Contains('.', StringComparison.Ordinal) || IsWildcard(host) ? host : OfService(host, @namespace);

    /// <summary>The host of an entry in a Gateway's <c>hosts</c>: <c>namespace/host</c> or the host alone.</summary>
    public static string WithoutNamespace(string entry) => entry[(entry.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <summary>Read from its end, a host stands right behind the wildcard that covers it.</summary>
    public static string Reversed(string host)
    {
        var characters = host.ToCharArray();
        Array.Reverse(characters);
        return new string(characters);
    }

    static bool Ends(string text, string ending) => text.EndsWith(ending, StringComparison.Ordinal);
}

/// <summary>Many hosts, asked whether one of them covers another host (<see cref="HostNames.Covers"/>).</summary>
internal sealed class ManyHosts
{
    readonly HashSet<string> _exact = [];
    readonly HashSet<string> _endings = [];
    readonly SortedSet<int> _lengths = [];

    /// <summary>Indexes the hosts; names without their namespaces.</summary>
    public ManyHosts(IEnumerable<string> hosts)
    {
        foreach (var host in hosts)
        {
            if (!HostNames.IsWildcard(host))
                _exact.Add(host);
            else if (_endings.Add(host[1..]))
                _lengths.Add(host.Length - 1);
        }
    }

    /// <summary>Whether one of them covers the host, which may be a wildcard itself.</summary>
    public bool Covers(string host)
    {
        if (!HostNames.IsWildcard(host))
            return _exact.Contains(host) || Ends(host);
        return Ends(host[1..]);
    }

    bool Ends(string text) => _lengths.Any(length => length <= text.Length && _endings.Contains(text[^length..]));
}

/// <summary>
/// Which hosts of a list overlap, without comparing each with each: lists may be as long as a resource is large.
/// </summary>
internal static class HostOverlaps
{
    /// <returns>For each host that overlaps an earlier one: its index and that of the first it overlaps, in ascending
    /// order.</returns>
    public static IEnumerable<(int Later, int Earlier)> In(IReadOnlyList<string> hosts)
    {
        var original = hosts
            .Index()
            .GroupBy(host => host.Item)
            .ToDictionary(group => group.Key, group => group.First().Index);
        var first = new Dictionary<int, int>();
        foreach (var (one, other) in Pairs(original))
        {
            var (earlier, later) = one < other ? (one, other) : (other, one);
            if (!first.TryGetValue(later, out var known) || earlier < known)
                first[later] = earlier;
        }

        for (var i = 0; i < hosts.Count; i++)
        {
            // What stands there again overlaps what it overlapped before, or itself.
            if (first.TryGetValue(original[hosts[i]], out var earlier))
                yield return (i, earlier);
            else if (original[hosts[i]] is var same && same < i)
                yield return (i, same);
        }
    }

    /// <summary>Read from the end, what a wildcard covers stands right behind it.</summary>
    static IEnumerable<(int One, int Other)> Pairs(Dictionary<string, int> hosts)
    {
        var sorted = hosts
            .Select(host =>
                (
                    IsWildcard: HostNames.IsWildcard(host.Key),
                    Ending: HostNames.Reversed(HostNames.IsWildcard(host.Key) ? host.Key[1..] : host.Key),
                    Index: host.Value
                )
            )
            .OrderBy(host => host.Ending, StringComparer.Ordinal)
            .ThenBy(host => !host.IsWildcard);
        var open = new Stack<(string Ending, int Index)>();
        foreach (var (isWildcard, ending, index) in sorted)
        {
            while (open.TryPeek(out var last) && !ending.StartsWith(last.Ending, StringComparison.Ordinal))
                open.Pop();
            foreach (var wildcard in open)
                yield return (wildcard.Index, index);
            if (isWildcard)
                open.Push((ending, index));
        }
    }
}
