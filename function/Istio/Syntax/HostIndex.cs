namespace Kyma.Krm.Istio.Syntax;

/// <summary>
/// Values by host with wildcards, asked as <see cref="HostNames"/> compares; a question costs what it finds, not what
/// there is.
/// </summary>
internal sealed class HostIndex<T>
{
    const int LongestName = 255;

    readonly Dictionary<string, List<T>> _exact = [];

    /// <summary>By the ending, <c>.example.com</c> of <c>*.example.com</c>.</summary>
    readonly Dictionary<string, List<T>> _wildcards = [];

    /// <summary>
    /// All hosts backwards and sorted, so that those below an ending are neighbours; made when first needed.
    /// </summary>
    string[]? _backwards;

    /// <summary>Adds a value; a host may have several, in the order in which they are added.</summary>
    public void Add(string host, T value)
    {
        var (index, key) = HostNames.IsWildcard(host) ? (_wildcards, host[1..]) : (_exact, host);
        index.ListOf(key).Add(value);
        _backwards = null;
    }

    /// <summary>The values of this very host.</summary>
    public IReadOnlyList<T> At(string host) =>
        (HostNames.IsWildcard(host) ? _wildcards.GetValueOrDefault(host[1..]) : _exact.GetValueOrDefault(host)) ?? [];

    /// <summary>The values of this host and of every wildcard above it, the most specific first.</summary>
    public IEnumerable<T> Covering(string host)
    {
        foreach (var value in At(host))
            yield return value;
        if (_wildcards.Count == 0)
            yield break;
        foreach (var ending in Endings(HostNames.IsWildcard(host) ? host[1..] : host))
        {
            if (HostNames.IsWildcard(host) && ending.Length == host.Length - 1)
                continue;
            foreach (var value in _wildcards.GetValueOrDefault(ending) ?? [])
                yield return value;
        }
    }

    /// <summary>The values of every host that shares a name with this one.</summary>
    public IEnumerable<T> Overlapping(string host) =>
        HostNames.IsWildcard(host) ? Covering(host).Concat(Below(host)) : Covering(host);

    /// <summary>The values of the hosts that a wildcard covers, without its own.</summary>
    IEnumerable<T> Below(string wildcard)
    {
        _backwards ??= _exact
            .Keys.Concat(_wildcards.Keys.Select(ending => $"*{ending}"))
            .Select(HostNames.Reversed)
            .Order(StringComparer.Ordinal)
            .ToArray();
        var beginning = HostNames.Reversed(wildcard[1..]);
        var at = Array.BinarySearch(_backwards, beginning, StringComparer.Ordinal);
        for (
            at = at < 0 ? ~at : at;
            at < _backwards.Length && _backwards[at].StartsWith(beginning, StringComparison.Ordinal);
            at++
        )
        {
            var host = HostNames.Reversed(_backwards[at]);
            foreach (var value in host == wildcard ? [] : At(host))
                yield return value;
        }
    }

    /// <summary>
    /// The endings of a host that a wildcard may have: from each dot on, the longest first, and the empty one. Those
    /// that are longer than a DNS name can be are left out: they would take the square of the host's length.
    /// </summary>
    public static IEnumerable<string> Endings(string host)
    {
        var from = Math.Max(0, host.Length - LongestName);
        for (var dot = host.IndexOf('.', from); dot >= 0; dot = host.IndexOf('.', dot + 1))
            yield return host[dot..];
        yield return "";
    }
}
