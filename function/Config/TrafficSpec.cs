using System.Text.RegularExpressions;
using Kyma.Krm.ApiRules;
using Kyma.Krm.Certificates;
using Kyma.Krm.Dns;
using Kyma.Krm.Egress;
using Kyma.Krm.Gateways;
using Kyma.Krm.RateLimits;
using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;
using Release = Kyma.Krm.Istio.Model.IstioVersion;

namespace Kyma.Krm.Config;

/// <summary><c>spec</c> of a KymaTraffic.</summary>
internal sealed partial class TrafficSpec(Fields? f = null)
{
    public const string Present = "Present";

    static readonly string DefaultVersion = $"{Release.Default}";

    /// <summary>The value of <c>spec.state</c> that removes what the config rendered.</summary>
    public const string Absent = "Absent";

    /// <summary>Null: the domain of the ConfigMap kube-system/shoot-info.</summary>
    public string? Domain { get; init; } =
        f.Optional(
            Shapes.DnsName,
            "The domain under which applications are exposed. Default: `data.domain` of the ConfigMap "
                + "kube-system/shoot-info among the items."
        );

    public string IstioVersion { get; init; } =
        f.Default(VersionShape, DefaultVersion, "The Istio version that the cluster runs, in quotes.");

    public string State { get; init; } =
        f.Default(Shapes.OneOf(Present, Absent), Present, "Absent removes everything this config rendered.");

    public GatewayConfig? Gateway { get; init; } =
        f.Optional(() => GatewayConfig.Shape, "The Istio Gateway through which traffic enters.");

    public CertificateConfig? Certificate { get; init; } =
        f.Optional(() => CertificateConfig.Shape, "Where the Gateway's certificate comes from: exactly one source.");

    public DnsConfig? Dns { get; init; } = f.Optional(() => DnsConfig.Shape, "DNS records for the Gateway's hosts.");

    public EgressConfig? Egress { get; init; } =
        f.Optional(() => EgressConfig.Shape, "How traffic leaves the cluster. By default nothing is limited.");

    public IReadOnlyList<ApiRuleConfig> ApiRules { get; init; } =
        f.Optional(
            () => Shapes.ListOf(ApiRuleConfig.Shape),
            "Applications exposed under a host of the domain (Kyma's APIRule v2)."
        ) ?? [];

    public IReadOnlyList<RateLimitConfig> RateLimits { get; init; } =
        f.Optional(
            () => Shapes.ListOf(RateLimitConfig.Shape),
            "How many requests the ingress gateway or an application's pods take (Kyma's RateLimit)."
        ) ?? [];

    /// <summary>Egress alone, or APIRules that name an existing Gateway, need no Gateway of their own.</summary>
    public bool WantsGateway => Domain is not null || Gateway is not null || Certificate is not null || Dns is not null;

    public static readonly ObjectShape<TrafficSpec> Shape = new(
        "How traffic enters and leaves a Kyma cluster.",
        f => new TrafficSpec(f)
    );

    /// <summary>A release of Istio with major and minor: <c>1.30</c>, as text.</summary>
    public static TextShape VersionShape =>
        new()
        {
            Pattern = VersionPattern(),
            ValidValues = $"an Istio version such as \"{DefaultVersion}\", in quotes",
            Example = DefaultVersion,
        };

    [GeneratedRegex(@"^1\.[0-9]{1,3}(\.[0-9]{1,3})?\z")]
    private static partial Regex VersionPattern();
}
