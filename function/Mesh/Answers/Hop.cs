using Kyma.Krm.Istio.Model;
using Kyma.Krm.Schema;

namespace Kyma.Krm.Mesh.Answers;

/// <summary>A resource that decided something.</summary>
/// <param name="Kind">Of the resource in the package: an APIRule, not the VirtualService that is made from it.</param>
/// <param name="Namespace">Its metadata.namespace, or the one that counts where it has none.</param>
/// <param name="Name">Its metadata.name.</param>
/// <param name="Source">Null for what is always there, such as the ingress gateway's Service.</param>
internal sealed record MeshRef(string Kind, string Namespace, string Name, ResourceSource? Source)
{
    /// <summary><c>namespace/name</c>.</summary>
    public string Id => $"{Namespace}/{Name}";

    public override string ToString() => $"{Kind} {Id}";
}

/// <summary>Whose proxy it is; the two gateways are Kyma's.</summary>
internal enum ProxyKind
{
    /// <summary>Of the pod that sends.</summary>
    Sidecar,

    /// <summary>The pods of istio-system/istio-egressgateway.</summary>
    EgressGateway,

    /// <summary>The pods of istio-system/istio-ingressgateway.</summary>
    IngressGateway,
}

/// <summary>How a proxy chose what to do with a connection.</summary>
internal enum MatchedBy
{
    /// <summary>By Host header and path.</summary>
    Http,

    /// <summary>By server name.</summary>
    Sni,

    /// <summary>By address and port, or because nothing else matched.</summary>
    Tcp,
}

/// <summary>
/// One proxy on the way: which listener took the connection, what it matched, and where the proxy sent it.
/// </summary>
internal sealed record Hop
{
    /// <summary>Whose proxy it is.</summary>
    public required ProxyKind Proxy { get; init; }

    /// <summary>Of the pod; the gateways run in istio-system.</summary>
    public required string Namespace { get; init; }

    /// <summary><c>0.0.0.0:443</c>, <c>192.0.2.1:443</c>, or <c>virtualOutbound</c>.</summary>
    public string? Listener { get; init; }

    /// <summary>Null where nothing was looked up, because the connection ended before.</summary>
    public MatchedBy? Match { get; init; }

    /// <summary>The Sidecar that shapes this proxy.</summary>
    public MeshRef? Sidecar { get; init; }

    /// <summary>The Gateways whose server took the connection.</summary>
    public IReadOnlyList<MeshRef> Gateways { get; init; } = [];

    /// <summary>Null in a sidecar, and where no server of the gateway took the connection.</summary>
    public Accepts? Accepts { get; init; }

    /// <summary>The one whose route was used, or the APIRule that it is made from; null without.</summary>
    public MeshRef? VirtualService { get; init; }

    /// <summary>The HTTP route that was used, with all that it does to a request; null without.</summary>
    public HttpRoute? Route { get; init; }

    /// <summary>As Istio names it: <c>outbound|PORT|SUBSET|HOST</c>.</summary>
    public string? Cluster { get; init; }

    /// <summary>All weighted destinations, where there are several.</summary>
    public IReadOnlyList<WeightedCluster> Split { get; init; } = [];

    /// <summary>The ServiceEntry or Service that gave the cluster.</summary>
    public MeshRef? Service { get; init; }

    /// <summary>Merged into the cluster, sorted, whether or not they change anything for this port.</summary>
    public IReadOnlyList<MeshRef> DestinationRules { get; init; } = [];

    /// <summary>Null where no cluster was chosen, or it is unknown.</summary>
    public Resolving? Resolution { get; init; }

    /// <summary>What a ServiceEntry's cluster connects to: <c>host:port</c>, or <c>original:port</c>.</summary>
    public IReadOnlyList<string> Dials { get; init; } = [];

    /// <summary>What the proxy does to the connection that it opens; null where it opens none.</summary>
    public HopTls? Tls { get; init; }

    /// <summary>Limits that may answer 429 in place of the destination.</summary>
    public IReadOnlyList<HopLimit> Limits { get; init; } = [];

    /// <summary>All that decided something here, as far as it is a resource.</summary>
    public IEnumerable<MeshRef> Resources =>
        Gateways.Append(Sidecar).Append(VirtualService).Append(Service).Concat(DestinationRules).OfType<MeshRef>();
}

/// <summary>A RateLimit that counts the request.</summary>
/// <param name="Reference">The RateLimit.</param>
/// <param name="Allows">How many requests, in words.</param>
/// <param name="IsAtDestination">In the sidecar of the pods that the request is sent to; else in this proxy.</param>
internal sealed record HopLimit(MeshRef Reference, string Allows, bool IsAtDestination);

/// <summary>A cluster, and its weight among the others of a route.</summary>
/// <param name="Cluster">As Istio names it: <c>outbound|PORT|SUBSET|HOST</c>.</param>
/// <param name="Weight">In relation to the others of the route; they need not add up to 100.</param>
internal sealed record WeightedCluster(string Cluster, int Weight);

/// <summary>How a cluster finds its endpoints.</summary>
internal enum Resolving
{
    Dns,

    /// <summary>Pods or static addresses.</summary>
    Endpoints,

    OriginalDestination,

    /// <summary>Envoy resolves the host of each request (DYNAMIC_DNS).</summary>
    DynamicDns,
}
