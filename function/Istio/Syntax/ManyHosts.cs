namespace Kyma.Krm.Istio.Syntax;

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
