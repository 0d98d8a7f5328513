using System.Globalization;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.Mesh.Clusters;
using Kyma.Krm.Mesh.Gateways;
using Kyma.Krm.Mesh.Outbound;
using Kyma.Krm.Mesh.Resources;
using Kyma.Krm.Mesh.Routing;
using Kyma.Krm.Mesh.Scoping;
using Kyma.Krm.RateLimits;

namespace Kyma.Krm.Mesh;

/// <summary>Follows one request from proxy to proxy.</summary>
internal sealed partial class Journey(MeshModel mesh, MeshRequest request)
{
    const int ServiceUnavailable = 503;
    const int Forbidden = 403;
    const int NotFound = 404;
    const int MovedPermanently = 301;

    /// <summary>Rewrites can make each round of a ring differ from the one before.</summary>
    const int MostHops = 16;

    readonly List<Hop> _hops = [];

    /// <summary>What each gateway was asked, by its port.</summary>
    readonly HashSet<(ProxyKind Gateway, int Port, string Sni, string Authority, string Path)> _asked = [];

    /// <summary>What is inside the connection now: TLS that a gateway terminated is no more.</summary>
    Content _content = request.Protocol switch
    {
        RequestProtocol.Http => Content.Http,
        RequestProtocol.Grpc => Content.Grpc,
        RequestProtocol.Https => Content.Tls,
        _ => Content.Tcp,
    };

    /// <summary>The TLS that a proxy put around it, and whose certificate it has.</summary>
    HopTls? _outer;
    string _outerSni = "";
    string? _identity;
    string _account = PodTemplates.DefaultAccount;
    string _authority = Authority(request);
    string _path = request.Path;
    bool _isDouble;
    string? _token;

    public MeshAnswer Follow() => request.From.Namespace is { } @namespace ? FromPod(@namespace) : FromOutside();

    static string Authority(MeshRequest request) =>
        request.Port == (request.Protocol == RequestProtocol.Https ? 443 : 80)
            ? request.Host
            : $"{request.Host}:{request.Port.ToString(CultureInfo.InvariantCulture)}";

    HttpSeen Seen(bool isTls) => new(_authority, request.Method, _path, isTls);

    MeshAnswer FromOutside()
    {
        var gateway = mesh.Ingress;
        return gateway.Service.PortOf(request.Port) is null
            ? End(MeshOutcome.NoListener, gateway.Kind) with
            {
                Reason = "servicePort",
            }
            : At(gateway, gateway.PodPort(request.Port));
    }

    MeshAnswer FromPod(string @namespace)
    {
        var labels = request.From.Labels;
        var scope = mesh.ScopeOf(@namespace, labels);
        _account = mesh.AccountOf(@namespace, labels);
        var address = request.Address ?? mesh.LookUp(request.Host, @namespace);
        var proxy = new SidecarProxy(scope, mesh.Registry, mesh.Resources.Pods, labels);
        var (decision, listener) = proxy.Decide(
            new OutboundConnection(address, request.Port, _content, request.AppSni, Seen(isTls: false))
        );
        var hop = new Hop
        {
            Proxy = ProxyKind.Sidecar,
            Namespace = @namespace,
            Listener = listener,
            Match = decision.Match,
            Sidecar = scope.Sidecar,
            VirtualService = decision.Routes?.Reference,
            Route = decision.Route,
            Split = decision.Split,
        };
        switch (decision.Kind)
        {
            case DecisionKind.Blackhole:
                _hops.Add(decision.Match == MatchedBy.Http ? hop : hop with { Cluster = "BlackHoleCluster" });
                return End(MeshOutcome.Blackhole, ProxyKind.Sidecar) with { Status = decision.Status };
            case DecisionKind.Passthrough:
                _hops.Add(hop with { Cluster = "PassthroughCluster" });
                return mesh.GatewayAt(address) is { } gateway
                    ? Called(gateway, request.Port)
                    : End(MeshOutcome.Passthrough, ProxyKind.Sidecar) with
                    {
                        LeavesAs = OnTheWire(),
                    };
            case DecisionKind.Send:
                return Send(hop, decision, scope, new Sender(@namespace, labels, IsGateway: false), address);
            default:
                return Answered(decision, hop);
        }
    }

    /// <summary>The gateway's Service must have the port; its pods listen at the target.</summary>
    MeshAnswer Called(GatewayProxy gateway, int port) =>
        gateway.Service.PortOf(port) is null
            ? End(MeshOutcome.NoListener, gateway.Kind) with
            {
                Reason = "servicePort",
            }
            : At(gateway, gateway.PodPort(port));

    /// <summary>To a cluster, and on to where that leads.</summary>
    MeshAnswer Send(Hop hop, Decision decision, IProxyScope scope, Sender sender, string? address)
    {
        var isHttp = decision.Match == MatchedBy.Http;
        int? failed = isHttp ? ServiceUnavailable : null;
        if (decision.Authority is { } authority)
            _authority = authority;
        if (decision.Path is { } path)
            _path = path;
        _token ??= decision.Token;
        var name = decision.Cluster!;
        hop = hop with { Cluster = name.ToString() };
        if (mesh.Clusters.Find(name, scope, sender) is not { } cluster)
            return End(MeshOutcome.NoCluster, hop) with { Status = failed };

        var tls = mesh.Tls.Of(cluster, sender, isHttp ? HostOnly(_authority) : null);
        hop = hop with
        {
            Service = cluster.Service.Reference,
            DestinationRules = (cluster.Rule?.From ?? []).OrderBy(rule => rule.Id, StringComparer.Ordinal).ToArray(),
            Resolution = cluster.Resolution,
            Dials = cluster.Dials,
            Tls = tls,
            Limits = isHttp
                ?
                [
                    .. hop.Limits,
                    .. Limits(
                        cluster
                            .Endpoints.Select(endpoint => endpoint.Pod)
                            .OfType<MeshPod>()
                            .Where(pod => pod.HasSidecar),
                        isAtDestination: true
                    ),
                ]
                : hop.Limits,
        };
        _hops.Add(hop);
        if (!cluster.HasEndpoints)
            return End(MeshOutcome.NoEndpoints, hop.Proxy) with { Status = failed };
        if (UpstreamTls.LacksCredential(tls))
            return End(MeshOutcome.NoSecret, hop.Proxy) with { Status = failed, Reason = "destinationRule" };
        if (cluster.Endpoints.FirstOrDefault(endpoint => endpoint.IsSocket) is { } socket)
            return End(MeshOutcome.Unknown, hop.Proxy) with
            {
                Reason =
                    $"{cluster.Service.Reference} leads to the socket {socket.Address} in the container of the proxy, "
                    + "and files do not say what listens there",
            };
        Wrap(tls, cluster, sender);
        return Next(cluster, address) is { } next
            ? next.Gateway.Kind == hop.Proxy
                ? End(MeshOutcome.Loop, hop.Proxy)
                : At(next.Gateway, next.PodPort)
            : End(MeshOutcome.Registered, hop.Proxy) with
            {
                LeavesAs = OnTheWire(),
                IsDoubleTls = _isDouble,
            };
    }

    /// <summary>Those that count the request in one of the pods, each once.</summary>
    IEnumerable<HopLimit> Limits(IEnumerable<MeshPod> pods, bool isAtDestination)
    {
        if (mesh.Resources.RateLimits.Count == 0)
            return [];
        var all = pods.ToArray();
        return mesh
            .Resources.RateLimits.Where(limit => all.Any(limit.IsFor))
            .Select(limit => new HopLimit(limit.Reference, RateLimitWords.For(limit.Spec, _path), isAtDestination));
    }

    void Wrap(HopTls tls, MeshCluster cluster, Sender sender)
    {
        if (!tls.IsOn)
            return;
        _isDouble |= !tls.IsMesh && (_content == Content.Tls || _outer is not null);
        _outer = tls;
        _outerSni =
            tls.Sni
            ?? (
                tls.SniFrom == NameFrom.Istio
                    ? $"outbound_.{cluster.Name.Port}_.{cluster.Name.Subset}_.{cluster.Name.Host}"
                    : ""
            );
        _identity = tls.IsMesh ? sender.Namespace : null;
    }

    /// <summary>Where a cluster leads to a gateway: by its pods, or by an address of its Service.</summary>
    (GatewayProxy Gateway, int PodPort)? Next(MeshCluster cluster, string? address)
    {
        if (cluster.Resolution == Resolving.OriginalDestination)
            return mesh.GatewayAt(address) is { } original && original.Service.PortOf(request.Port) is not null
                ? (original, original.PodPort(request.Port))
                : null;
        if (cluster.Endpoints is not [var endpoint, ..])
            return null;
        if (endpoint.Pod is { } pod)
            return mesh.GatewayOf(pod) is { } own ? (own, endpoint.Port) : null;
        return mesh.GatewayAt(mesh.LookUp(endpoint.Address, MeshResources.RootNamespace)) is { } named
            ? (named, named.PodPort(endpoint.Port))
            : null;
    }

    static string HostOnly(string authority)
    {
        var colon = authority.LastIndexOf(':');
        return (
            colon < 0 || authority.EndsWith(']') || IpAddresses.IsAddress(authority) ? authority : authority[..colon]
        ).ToLowerInvariant();
    }

    Wire OnTheWire() =>
        _outer is { } outer
            ? outer.IsMesh
                ? Wire.Mtls
                : Wire.Tls
            : _content switch
            {
                Content.Tls => Wire.Tls,
                Content.Tcp => Wire.Tcp,
                _ => Wire.Http,
            };

    MeshAnswer Answered(Decision decision, Hop last) =>
        End(
            decision.Kind switch
            {
                DecisionKind.Redirect => MeshOutcome.Redirect,
                DecisionKind.DirectResponse => MeshOutcome.DirectResponse,
                DecisionKind.NoRoute => MeshOutcome.NoRoute,
                _ => MeshOutcome.Unknown,
            },
            last
        ) with
        {
            Status = decision.Status,
            Reason = decision.Reason,
        };

    /// <summary>The request gets no further than this hop.</summary>
    MeshAnswer End(MeshOutcome outcome, Hop last)
    {
        _hops.Add(last);
        return End(outcome, last.Proxy);
    }

    MeshAnswer End(MeshOutcome outcome, ProxyKind at) =>
        new()
        {
            Outcome = outcome,
            At = at,
            Token = _token,
            Hops = _hops,
        };
}
