using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;

namespace Kyma.Krm.Istio.Package;

/// <summary>Finds the Gateways that VirtualServices name.</summary>
internal sealed class GatewayIndex(IEnumerable<IstioResource<GatewaySpec>> gateways)
{
    readonly Lookup<(string Namespace, string Name), IstioResource<GatewaySpec>> _gateways = gateways.ToLookup(
        gateway => (gateway.Namespace, gateway.Name)
    );

    readonly Dictionary<IstioResource<GatewaySpec>, GatewayHosts> _hosts = new(ReferenceEqualityComparer.Instance);

    /// <summary>The hosts of a Gateway, read when they are first asked for.</summary>
    public GatewayHosts HostsOf(IstioResource<GatewaySpec> gateway) =>
        _hosts.TryGetValue(gateway, out var hosts) ? hosts : _hosts[gateway] = new GatewayHosts(gateway);

    readonly Dictionary<IstioResource<GatewaySpec>, IReadOnlyList<(string Kind, GatewayHosts Hosts)>> _kinds = new(
        ReferenceEqualityComparer.Instance
    );

    /// <summary>Its hosts by the kind of routes that their servers use.</summary>
    public IReadOnlyList<(string Kind, GatewayHosts Hosts)> HostsByKind(IstioResource<GatewaySpec> gateway) =>
        _kinds.TryGetValue(gateway, out var kinds)
            ? kinds
            : _kinds[gateway] = ServerRoutes
                .All.Select(kind => (kind, new GatewayHosts(gateway, server => ServerRoutes.Of(server) == kind)))
                .ToArray();

    /// <summary>The Gateways of a VirtualService that are in the package.</summary>
    public IEnumerable<IstioResource<GatewaySpec>> Of(IstioResource<VirtualServiceSpec> service) =>
        (service.Spec.Gateways ?? [])
            .Where(name => name != "mesh")
            .SelectMany(name => _gateways[Split(name, service.Namespace)]);

    /// <summary>
    /// The Gateway that a reference names: namespace/name, the old form with dots, or a name of the own namespace.
    /// </summary>
    public static (string Namespace, string Name) Split(string reference, string ownNamespace)
    {
        var slash = reference.IndexOf('/', StringComparison.Ordinal);
        if (slash >= 0)
            return (reference[..slash] is var scope and not "." ? scope : ownNamespace, reference[(slash + 1)..]);
        var labels = reference.Split('.');
        return labels.Length > 1 ? (labels[1], labels[0]) : (ownNamespace, reference);
    }
}

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
        var entries = servers.SelectMany(server => server.Hosts ?? []).Select(Split).ToArray();
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

    /// <summary>Some of the hosts, those for every namespace first.</summary>
    public string Shown(string @namespace)
    {
        var scopes = ScopesOf(@namespace).ToArray();
        return scopes.Length == 0
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

        public bool Knows(string host) => _known.Contains(host);

        public void Add(string host)
        {
            if (!_known.Add(host))
                return;
            _hosts.Add(host);
            _index.Add(host, true);
        }

        public bool Serves(string host) => _index.Overlapping(host).Any();
    }
}

/// <summary>
/// Which selectors of Gateways choose the same pods: equal ones, and one that asks for less than the other, for it
/// takes in the other's pods. Whether some pod has the labels of two that are neither, only the cluster knows.
/// </summary>
internal sealed class GatewaySelectors
{
    /// <summary>
    /// Each is compared with each. Nobody runs more kinds of gateway pods; beyond it only equal ones are the same.
    /// </summary>
    const int MostCompared = 200;

    static readonly IReadOnlyDictionary<string, string> Everyone = new Dictionary<string, string>();

    readonly Dictionary<string, IReadOnlyList<string>> _alike = [];

    /// <summary>There are too many to compare all, so only equal ones count as alike.</summary>
    public bool IsCut { get; }

    /// <summary>Compares the selectors with one another; of more than 200 only equal ones count as alike.</summary>
    public GatewaySelectors(IEnumerable<IReadOnlyDictionary<string, string>?> selectors)
    {
        var distinct = new Dictionary<string, IReadOnlyDictionary<string, string>>();
        foreach (var selector in selectors)
            distinct.TryAdd(KeyOf(selector), selector ?? Everyone);
        IsCut = distinct.Count > MostCompared;
        foreach (var (key, labels) in distinct)
        {
            _alike[key] = IsCut
                ? [key]
                :
                [
                    key,
                    .. distinct
                        .Where(other => other.Key != key && AreNested(labels, other.Value))
                        .Select(other => other.Key),
                ];
        }
    }

    /// <summary>The selectors that choose pods of this one: itself first, then the others in their order.</summary>
    public IReadOnlyList<string> AlikeTo(IReadOnlyDictionary<string, string>? selector) => _alike[KeyOf(selector)];

    static string KeyOf(IReadOnlyDictionary<string, string>? selector) => LabelSyntax.Text(selector ?? Everyone);

    static bool AreNested(IReadOnlyDictionary<string, string> one, IReadOnlyDictionary<string, string> other) =>
        LabelSyntax.Covers(one, other) || LabelSyntax.Covers(other, one);
}

/// <summary>The kind of a VirtualService's routes that a server uses.</summary>
internal static class ServerRoutes
{
    public static readonly IReadOnlyList<string> All = ["http", "tls", "tcp"];

    /// <summary>Null for a server that no VirtualService has a part in.</summary>
    public static string? Of(Server server)
    {
        var protocol = Protocols.Parse(server.Port?.Protocol);
        return protocol == Protocol.Unsupported ? null
            : protocol.IsHttp() ? "http"
            : !protocol.IsTls() ? "tcp"
            : server.Tls?.Mode switch
            {
                "AUTO_PASSTHROUGH" => null,
                "PASSTHROUGH" or null => "tls",
                _ => protocol == Protocol.Https ? "http" : "tcp",
            };
    }
}
