using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;

namespace Kyma.Krm.Istio.Package;

/// <summary>
/// What a Gateway serves, for each namespace that may bind to it: read once, however many VirtualServices and APIRules
/// name the Gateway.
/// </summary>
internal sealed class GatewayHosts
{
    const string Everyone = "*";

    readonly Dictionary<string, Scope> _scopes = [];

    /// <param name="gateway">Whose hosts they are.</param>
    /// <param name="counts">Which of its servers count; all without it.</param>
    public GatewayHosts(IstioResource<GatewaySpec> gateway, Func<Server, bool>? counts = null)
    {
        var servers = (gateway.Spec.Servers ?? []).Where(server => counts?.Invoke(server) != false);
        var entries = servers.SelectMany(server => server.Hosts ?? []).Select(Split).ToList();
        foreach (var (scope, host) in entries.Where(entry => entry.Scope == Everyone))
            ScopeOf(scope).Add(host);
        foreach (var (scope, host) in entries.Where(entry => entry.Scope != Everyone))
        {
            // What everyone may bind to need not be told again.
            if (!_scopes.TryGetValue(Everyone, out var everyone) || !everyone.Knows(host))
                ScopeOf(scope).Add(host);
        }

        (string Scope, string Host) Split(string entry) =>
            entry.IndexOf('/', StringComparison.Ordinal) is var slash and >= 0
                ? (entry[..slash] is var scope and not "." ? scope : gateway.Namespace, entry[(slash + 1)..])
                : (Everyone, entry);
    }

    /// <summary>Some name of the host is served.</summary>
    public bool Serve(string host, string @namespace) => ScopesOf(@namespace).Any(scope => scope.Serves(host));

    /// <summary>Whether a host that VirtualServices of the namespace may bind to is a wildcard.</summary>
    public bool HaveWildcard(string @namespace) => ScopesOf(@namespace).Any(scope => scope.HasWildcard);

    /// <summary>Some of the hosts, those for every namespace first.</summary>
    public string Shown(string @namespace)
    {
        var scopes = ScopesOf(@namespace).ToList();
        return scopes.Count == 0
            ? "no host for this namespace"
            : ShortList.Of(scopes.SelectMany(scope => scope.Hosts), scopes.Sum(scope => scope.Hosts.Count));
    }

    Scope ScopeOf(string name) => _scopes.TryGetValue(name, out var scope) ? scope : _scopes[name] = new Scope();

    IEnumerable<Scope> ScopesOf(string @namespace)
    {
        if (_scopes.TryGetValue(Everyone, out var everyone))
            yield return everyone;
        if (@namespace != Everyone && _scopes.TryGetValue(@namespace, out var own))
            yield return own;
    }

    sealed class Scope
    {
        readonly HashSet<string> _known = [];
        readonly HostIndex<bool> _index = new();
        readonly List<string> _hosts = [];

        public IReadOnlyList<string> Hosts => _hosts;

        public bool HasWildcard { get; private set; }

        public bool Knows(string host) => _known.Contains(host);

        public void Add(string host)
        {
            if (!_known.Add(host))
                return;
            _hosts.Add(host);
            _index.Add(host, true);
            HasWildcard |= HostNames.IsWildcard(host);
        }

        public bool Serves(string host) => _index.Overlapping(host).Any();
    }
}
