using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.Gateways;

/// <summary><c>spec.gateway</c>: the Istio Gateway through which traffic enters.</summary>
internal sealed record GatewayConfig
{
    public string Name { get; init; } = "kyma-gateway";

    public string Namespace { get; init; } = SystemNamespaces.Kyma;

    public IReadOnlyDictionary<string, string> Selector { get; init; } = GatewayLabels.IngressLabels;

    /// <summary>Null: the wildcard of the domain.</summary>
    public IReadOnlyList<string>? Hosts { get; init; }

    public bool HttpsRedirect { get; init; } = true;

    public GatewayTlsConfig Tls { get; init; } = new();

    public static readonly Shape<GatewayConfig> Shape = new ObjectShape<GatewayConfig>(
        "The Istio Gateway through which traffic enters.",
        f => new GatewayConfig
        {
            Name = f.Default("name", Shapes.DnsLabel, "kyma-gateway", "The Gateway's name."),
            Namespace = f.Default("namespace", Shapes.DnsLabel, SystemNamespaces.Kyma, "The Gateway's namespace."),
            Selector =
                f.Optional(
                    "selector",
                    () => Shapes.LabelsSuchAs("istio", GatewayLabels.Ingress),
                    "Labels of the pods that run the Gateway. Default: app: istio-ingressgateway, istio: "
                        + "ingressgateway."
                ) ?? GatewayLabels.IngressLabels,
            Hosts = f.Optional(
                "hosts",
                Shapes.ListOf(Shapes.HostName, atLeast: 1),
                "The hosts the Gateway serves. Default: the wildcard of `domain`."
            ),
            HttpsRedirect = f.Default(
                "httpsRedirect",
                Shapes.Bool,
                true,
                "Port 80 answers with a redirect to HTTPS; false leaves port 80 out."
            ),
            Tls =
                f.Optional("tls", () => GatewayTlsConfig.Shape, "How TLS is terminated on port 443.")
                ?? new GatewayTlsConfig(),
        }
    );
}
