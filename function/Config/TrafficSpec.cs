using System.Text.RegularExpressions;
using Kyma.Krm.ApiRules;
using Kyma.Krm.Certificates;
using Kyma.Krm.Dns;
using Kyma.Krm.Egress;
using Kyma.Krm.Gateways;
using Kyma.Krm.RateLimits;
using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.Config;

/// <summary><c>spec</c> of a KymaTraffic.</summary>
internal sealed partial record TrafficSpec
{
    public const string Present = "Present";

    /// <summary>The value of <c>spec.state</c> that removes what the config rendered.</summary>
    public const string Absent = "Absent";

    /// <summary>Null: the domain of the ConfigMap kube-system/shoot-info.</summary>
    public string? Domain { get; init; }

    public string IstioVersion { get; init; } = "1.30";

    public string State { get; init; } = Present;

    public GatewayConfig? Gateway { get; init; }

    public CertificateConfig? Certificate { get; init; }

    public DnsConfig? Dns { get; init; }

    public EgressConfig? Egress { get; init; }

    public IReadOnlyList<ApiRuleConfig> ApiRules { get; init; } = [];

    public IReadOnlyList<RateLimitConfig> RateLimits { get; init; } = [];

    /// <summary>Egress alone, or APIRules that name an existing Gateway, need no Gateway of their own.</summary>
    public bool WantsGateway => Domain is not null || Gateway is not null || Certificate is not null || Dns is not null;

    public static readonly Shape<TrafficSpec> Shape = new ObjectShape<TrafficSpec>(
        "How traffic enters and leaves a Kyma cluster.",
        f => new TrafficSpec
        {
            Domain = f.Optional(
                "domain",
                Shapes.DnsName,
                "The domain under which applications are exposed. Default: `data.domain` of the ConfigMap "
                    + "kube-system/shoot-info among the items."
            ),
            IstioVersion = f.Default(
                "istioVersion",
                VersionShape,
                "1.30",
                "The Istio version that the cluster runs, in quotes."
            ),
            State = f.Default(
                "state",
                Shapes.OneOf(Present, Absent),
                Present,
                "Absent removes everything this config rendered."
            ),
            Gateway = f.Optional(
                "gateway",
                () => GatewayConfig.Shape,
                "The Istio Gateway through which traffic enters."
            ),
            Certificate = f.Optional(
                "certificate",
                () => CertificateConfig.Shape,
                "Where the Gateway's certificate comes from: exactly one source."
            ),
            Dns = f.Optional("dns", () => DnsConfig.Shape, "DNS records for the Gateway's hosts."),
            Egress = f.Optional(
                "egress",
                () => EgressConfig.Shape,
                "How traffic leaves the cluster. By default nothing is limited."
            ),
            ApiRules =
                f.Optional(
                    "apiRules",
                    () => Shapes.ListOf(ApiRuleConfig.Shape),
                    "Applications exposed under a host of the domain (Kyma's APIRule v2)."
                ) ?? [],
            RateLimits =
                f.Optional(
                    "rateLimits",
                    () => Shapes.ListOf(RateLimitConfig.Shape),
                    "How many requests the ingress gateway or an application's pods take (Kyma's RateLimit)."
                ) ?? [],
        }
    );

    /// <summary>A release of Istio with major and minor: <c>1.30</c>, as text.</summary>
    public static TextShape VersionShape =>
        new()
        {
            Pattern = VersionPattern(),
            ValidValues = "an Istio version such as \"1.30\", in quotes",
            Example = "1.30",
        };

    [GeneratedRegex(@"^1\.[0-9]{1,3}(\.[0-9]{1,3})?\z")]
    private static partial Regex VersionPattern();
}
