namespace Kyma.Krm.Egress;

/// <summary>What Istio's egress gateway lets through for one config.</summary>
/// <param name="HttpHosts">Plain HTTP on its port 80.</param>
/// <param name="PassthroughHosts">TLS of the applications on its port 443, told apart by SNI.</param>
/// <param name="Originated">Services for which it begins TLS; sidecars bring them to port 443 with the mesh's own TLS.</param>
internal sealed record EgressGateway(
    IReadOnlyList<string> HttpHosts,
    IReadOnlyList<string> PassthroughHosts,
    IReadOnlyList<EgressService> Originated
)
{
    /// <summary>Kyma's egress gateway (istio module, internal/istiooperator/istio-operator.yaml) and the two ports of its Service (istio, manifests/charts/gateways/istio-egress).</summary>
    public const string Host = "istio-egressgateway.istio-system.svc.cluster.local";

    public const string Namespace = "istio-system";

    public const int HttpPort = 80;

    public const int TlsPort = 443;

    public static readonly IReadOnlyDictionary<string, string> PodLabels = new Dictionary<string, string>
    {
        ["istio"] = "egressgateway",
    };

    public static EgressGateway? Of(IReadOnlyList<EgressService> services)
    {
        var via = services.Where(service => service.ViaGateway).ToList();
        if (via.Count == 0)
            return null;
        return new EgressGateway(
            [
                .. via.Where(service => service.Origination is null && service.Ports.Any(port => port.IsHttp))
                    .SelectMany(service => service.Hosts),
            ],
            [.. via.Where(service => service.Ports.Any(port => port.IsTls)).SelectMany(service => service.Hosts)],
            [.. via.Where(service => service.Origination is not null)]
        );
    }
}
