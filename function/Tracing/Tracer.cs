using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Package;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Mesh;
using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.Mesh.Resources;
using Kyma.Krm.Mesh.Routing;
using Kyma.Krm.Schema;

namespace Kyma.Krm.Tracing;

/// <summary>
/// Asks the mesh of a package, and asks again where the answer hangs on what files do not say: which resource is older,
/// and what else is in the cluster.
/// </summary>
internal sealed class Tracer(
    IReadOnlyList<ResourceSource> sources,
    Func<ResourceSource, bool> isRefused,
    IstioVersion version
)
{
    readonly MeshModel _mesh = MeshModel.Of(sources, isRefused, version);
    MeshModel? _reversed;
    MeshModel? _assuming;

    /// <summary>The package's own model, without assumptions.</summary>
    public MeshModel Mesh => _mesh;

    /// <summary>The release of Istio that is asked about.</summary>
    public IstioVersion Version => version;

    /// <summary>Null for releases whose answers were observed; else what every answer must carry.</summary>
    public string? NotObserved =>
        version < IstioVersion.Of(26) ? $"not observed: the answer for Istio {version} is that of 1.26" : null;

    /// <summary>As the documents are: the first is the oldest, and what is not there is not there.</summary>
    public MeshAnswer Ask(MeshRequest request) => _mesh.Ask(request);

    /// <summary>As if what the package does not have were in the cluster: Secrets, and Kyma's Istio resource.</summary>
    public MeshAnswer Assume(MeshRequest request) => Assumed.Ask(request);

    /// <summary>The mesh as if what the package does not have were in the cluster.</summary>
    public MeshModel Assumed => _assuming ??= Assuming();

    /// <summary>The answer with its alternatives: what else may be the case in a cluster.</summary>
    public TracedRequest Trace(MeshRequest request)
    {
        var answer = WithoutGateway(_mesh.Ask(request));
        var alternatives = new List<Alternative>();
        if (_mesh.Resources.HasUnknownAges)
        {
            var reversed = WithoutGateway((_reversed ??= _mesh.Reversed()).Ask(request));
            if (Differ(answer, reversed))
                alternatives.Add(
                    new Alternative(
                        $"{Deciding(answer, reversed)} is the older one (the files have no creationTimestamp)",
                        reversed
                    )
                );
        }

        if (Resolved(request, answer) is { } resolved)
            alternatives.Add(resolved);
        if (Missing(request, answer) is { } missing)
            alternatives.Add(
                missing.IsModelled
                    ? Assuming(missing.What, Assumed.Ask(request))
                    : new Alternative(missing.What, null) { IsAssumption = true }
            );
        return new TracedRequest(request, answer, alternatives) { Note = NotObserved };
    }

    /// <summary>Where an entry has addresses, it depends on DNS whether the client connects to one of them.</summary>
    Alternative? Resolved(MeshRequest request, MeshAnswer answer)
    {
        if (
            request is not { Address: null, From.Namespace: { } @namespace }
            || _mesh.LookUp(request.Host, @namespace) is not null
        )
            return null;
        foreach (var service in _mesh.Registry.At(request.Host))
        {
            if (
                service.WrittenAddress is not { } address
                || !IpAddresses.IsAddress(address)
                || !service.Exports.Reaches(@namespace)
            )
                continue;
            var resolved = _mesh.Ask(request with { Address = address });
            return Differ(answer, resolved)
                ? new Alternative($"{request.Host} resolves to {address}", resolved) { IsAssumption = true }
                : null;
        }

        return null;
    }

    /// <summary>
    /// A Gateway that the package does not have, to which a VirtualService or APIRule for the host is bound.
    /// </summary>
    string? GatewayElsewhere(string host)
    {
        foreach (var routes in _mesh.Routes.All)
        {
            if (!routes.Hosts.Any(own => HostNames.Covers(own, host)) && !HasShortOf(routes, host))
                continue;
            foreach (var gateway in routes.Gateways)
            {
                if (
                    gateway != Destinations.Mesh
                    && !_mesh.Resources.Gateways.Any(own => $"{own.Namespace}/{own.Name}" == gateway)
                )
                    return gateway;
            }
        }

        return null;
    }

    /// <summary>An APIRule's host without a domain, which its Gateway may complete to that name.</summary>
    static bool HasShortOf(MeshVirtualService routes, string host) =>
        routes.IsApiRule
        && (routes.Spec.Hosts ?? []).Any(own =>
            ShortHosts.IsShort(own) && host.StartsWith($"{own}.", StringComparison.Ordinal)
        );

    /// <summary>
    /// The condition names every Secret that the assumed answer depends on and the package does not have.
    /// </summary>
    Alternative Assuming(string what, MeshAnswer assumed)
    {
        var absent = assumed
            .Hops.SelectMany(hop => Absent(hop, isFound: true))
            .Where(secret => !what.Contains(secret, StringComparison.Ordinal))
            .Distinct()
            .ToArray();
        return new Alternative(absent.Length == 0 ? what : $"{what}, and {AreThere(absent)}", assumed)
        {
            IsAssumption = true,
        };
    }

    static string AreThere(IReadOnlyList<string> absent) =>
        $"{string.Join(" and ", absent)} {(absent.Count == 1 ? "is" : "are")} in the cluster, with the right keys";

    MeshModel Assuming() =>
        new(
            _mesh.Resources with
            {
                Secrets = _mesh.Resources.Secrets.Assuming,
                HasEgressGateway = _mesh.Resources.HasEgressGateway || !_mesh.Resources.HasIstioResource,
            }
        );

    static bool Differ(MeshAnswer one, MeshAnswer other) =>
        TraceJson.Of(one).ToJsonString() != TraceJson.Of(other).ToJsonString();

    /// <summary>The first resource that the other answer has and this one does not.</summary>
    static string Deciding(MeshAnswer one, MeshAnswer other)
    {
        var known = Names(one).ToHashSet();
        return Names(other).FirstOrDefault(resource => !known.Contains(resource)) ?? "another resource";

        static IEnumerable<string> Names(MeshAnswer answer) => answer.Resources.Select(resource => resource.ToString());
    }

    /// <summary>What the answer fails for that may be in the cluster all the same.</summary>
    (string What, bool IsModelled)? Missing(MeshRequest request, MeshAnswer answer)
    {
        var last = answer.Hops.LastOrDefault();
        switch (answer.Outcome)
        {
            case MeshOutcome.NoSecret when Absent(last, isFound: false).ToList() is { Count: > 0 } absent:
                return (AreThere(absent), true);
            case MeshOutcome.NoCluster when last?.Cluster?.Split('|') is [_, var port, _, var host]:
                if (
                    !_mesh.Resources.HasIstioResource
                    && host.StartsWith(MeshResources.EgressGatewayName, StringComparison.Ordinal)
                )
                    return (EgressGatewayEnabled, true);
                return HostNames.IsInCluster(host) && _mesh.Registry.At(host).Count == 0
                    ? (
                        $"the Service {host[..^HostNames.ClusterDomain.Length]} is in the cluster, with port {port}",
                        false
                    )
                    : null;
            case MeshOutcome.NoListener
            or MeshOutcome.NoFilterChain
            or MeshOutcome.NoRoute
                when answer.At == ProxyKind.IngressGateway && GatewayElsewhere(request.Host) is { } gateway:
                return ($"the Gateway {gateway} is in the cluster, and serves {request.Host}", false);
            case MeshOutcome.NoEndpoints when !_mesh.Resources.HasIstioResource && LeadsToEgressGateway(last):
                return (EgressGatewayEnabled, true);
            case MeshOutcome.NoEndpoints when last?.Service is { Kind: "Service" } service:
                return ($"pods of {service} are in the cluster", false);
            case MeshOutcome.NoEndpoints when last is { Service: { } entry } && Selects(last):
                return ($"workloads that {entry} selects are in the cluster", false);
            default:
                return null;
        }
    }

    /// <summary>The endpoints of what the hop leads to are found by their labels.</summary>
    bool Selects(Hop hop) =>
        hop.Cluster?.Split('|') is [_, _, _, var host]
        && _mesh.Registry.At(host).Any(service => service.Reference == hop.Service && service.Selector.Count > 0);

    const string EgressGatewayEnabled = "Kyma's Istio resource enables the egress gateway";

    /// <summary>
    /// An entry that leads to the egress gateway by its name leads nowhere where there is none: the name does not
    /// resolve.
    /// </summary>
    MeshAnswer WithoutGateway(MeshAnswer answer) =>
        _mesh.Egress is null
        && answer is { Outcome: MeshOutcome.Registered, Hops: [.., var last] }
        && LeadsToEgressGateway(last)
            ? answer with
            {
                Outcome = MeshOutcome.NoEndpoints,
                Status = last.Match == MatchedBy.Http ? 503 : null,
                LeavesAs = Wire.None,
            }
            : answer;

    static bool LeadsToEgressGateway(Hop? hop) =>
        hop?.Dials.Any(dialled =>
            dialled.StartsWith(
                $"{HostNames.OfService(MeshResources.EgressGatewayName, MeshResources.RootNamespace)}:",
                StringComparison.Ordinal
            )
        ) == true;

    /// <summary>
    /// Secrets of a hop that are not in the package at all; those that are there without the right keys are known.
    /// </summary>
    /// <param name="isFound">Those of an answer that assumes them to be there.</param>
    IEnumerable<string> Absent(Hop? hop, bool isFound)
    {
        var credentials = (hop?.Accepts?.Certificates ?? [])
            .Append(hop?.Accepts?.Ca)
            .Append(hop?.Tls?.Certificate)
            .Append(hop?.Tls?.Ca)
            .OfType<TlsCredential>();
        foreach (var credential in credentials.Where(credential => credential.IsFound == isFound))
        {
            var parts = credential.From.Split(':', '/');
            if (parts is not [var kind, var @namespace, var name] || @namespace != hop!.Namespace)
                continue;
            var secrets = _mesh.Resources.Secrets;
            var isThere =
                kind == "configmap"
                    ? secrets.HasConfigMap(@namespace, name)
                    : secrets.Has(@namespace, name) || secrets.HasCa(@namespace, name);
            if (!isThere)
                yield return $"{(kind == "configmap" ? "ConfigMap" : "Secret")} {@namespace}/{name}";
        }
    }
}
