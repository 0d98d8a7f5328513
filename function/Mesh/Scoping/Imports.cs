using Kyma.Krm.Istio.Syntax;

namespace Kyma.Krm.Mesh.Scoping;

/// <summary>
/// The <c>hosts</c> of a Sidecar's egress listener: which services and VirtualServices it lets in (istio,
/// pilot/pkg/model/sidecar.go).
/// </summary>
internal sealed class Imports
{
    const string Everywhere = "*";

    readonly Dictionary<string, Import> _byNamespace = [];

    public Imports(IReadOnlyList<string> hosts, string ownNamespace)
    {
        foreach (var entry in hosts)
        {
            var slash = entry.IndexOf('/', StringComparison.Ordinal);
            if (slash < 0 || entry.IndexOf('/', slash + 1) >= 0)
                continue;
            var (scope, host) = (entry[..slash], entry[(slash + 1)..]);
            var isExcluded = scope.StartsWith('~');
            if (isExcluded)
                scope = scope.Length == 1 ? Everywhere : scope[1..];
            if (scope == ".")
                scope = ownNamespace;
            if (!_byNamespace.TryGetValue(scope, out var import))
                _byNamespace[scope] = import = new Import();
            import.Add(host, isExcluded);
        }

        Namespaces = _byNamespace.Keys.Where(scope => scope != Everywhere).ToArray();
        FromEverywhere = _byNamespace.GetValueOrDefault(Everywhere)?.Key;
    }

    /// <summary>The namespaces that are let in by name.</summary>
    public IReadOnlyList<string> Namespaces { get; }

    /// <summary>What is let in from any namespace, the same text for the same hosts; null: nothing is.</summary>
    public string? FromEverywhere { get; }

    /// <summary>Let in from any namespace, as far as that decides it.</summary>
    public bool LetsInFromEverywhere(string host) => _byNamespace[Everywhere].Matches(host);

    public bool LetsIn(string serviceNamespace, string host)
    {
        var own = _byNamespace.GetValueOrDefault(serviceNamespace);
        var all = _byNamespace.GetValueOrDefault(Everywhere);
        return own?.Excludes(host) != true
            && all?.Excludes(host) != true
            && (own?.Matches(host) == true || all?.Matches(host) == true);
    }

    /// <summary>An alias is let in by the entry that lets its service in.</summary>
    public bool LetsInAlias(string serviceNamespace, string serviceHost, string alias)
    {
        var own = _byNamespace.GetValueOrDefault(serviceNamespace);
        return own?.Matches(serviceHost) == true
            ? own.Matches(alias)
            : _byNamespace.GetValueOrDefault(Everywhere)?.Matches(alias) == true;
    }

    /// <summary>One shared name is enough for a VirtualService.</summary>
    public bool LetsInRoutes(string routesNamespace, IReadOnlyList<string> hosts)
    {
        var own = _byNamespace.GetValueOrDefault(routesNamespace);
        var all = _byNamespace.GetValueOrDefault(Everywhere);
        foreach (var host in hosts)
        {
            if (own?.Excludes(host) == true || all?.Excludes(host) == true)
                continue;
            if (own?.Overlaps(host) == true || all?.Overlaps(host) == true)
                return true;
        }

        return false;
    }

    sealed class Import
    {
        readonly HashSet<string> _hosts = [];
        readonly HostIndex<bool> _letIn = new();
        readonly HostIndex<bool> _excluded = new();

        /// <summary>Null where nothing is let in.</summary>
        public string? Key => _hosts.Count == 0 ? null : string.Join(' ', _hosts.Order(StringComparer.Ordinal));

        public void Add(string host, bool isExcluded)
        {
            if (isExcluded)
                _excluded.Add(host, true);
            else if (_hosts.Add(host))
                _letIn.Add(host, true);
        }

        public bool Excludes(string host) => _excluded.Covering(host).Any();

        public bool Matches(string host) => _letIn.Covering(host).Any();

        public bool Overlaps(string host) => _letIn.Overlapping(host).Any();
    }
}
