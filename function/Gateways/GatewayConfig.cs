using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.Gateways;

/// <summary><c>spec.gateway</c>: the Istio Gateway through which traffic enters.</summary>
internal sealed class GatewayConfig(Fields? f = null)
{
    public string Name { get; init; } = f.Default(Shapes.DnsLabel, "kyma-gateway", "The Gateway's name.");

    public string Namespace { get; init; } =
        f.Default(Shapes.DnsLabel, SystemNamespaces.Kyma, "The Gateway's namespace.");

    public IReadOnlyDictionary<string, string> Selector { get; init; } =
        f.Optional(
            () => Shapes.LabelsSuchAs("istio", GatewayLabels.Ingress),
            "Labels of the pods that run the Gateway. Default: app: istio-ingressgateway, istio: ingressgateway."
        ) ?? GatewayLabels.IngressLabels;

    /// <summary>Null: the wildcard of the domain.</summary>
    public IReadOnlyList<string>? Hosts { get; init; } =
        f.Optional(
            Shapes.ListOf(Shapes.HostName, atLeast: 1),
            "The hosts the Gateway serves. Default: the wildcard of `domain`."
        );

    public bool HttpsRedirect { get; init; } =
        f.Default(Shapes.Bool, true, "Port 80 answers with a redirect to HTTPS; false leaves port 80 out.");

    public GatewayTlsConfig Tls { get; init; } =
        f.Optional(() => GatewayTlsConfig.Shape, "How TLS is terminated on port 443.") ?? new GatewayTlsConfig();

    public static readonly ObjectShape<GatewayConfig> Shape = new(
        "The Istio Gateway through which traffic enters.",
        f => new GatewayConfig(f)
    );
}
