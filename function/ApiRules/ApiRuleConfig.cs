using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.ApiRules;

/// <summary>
/// One of <c>spec.apiRules</c>: an application exposed under a host of the domain (Kyma's APIRule v2).
/// </summary>
internal sealed class ApiRuleConfig(Fields? f = null)
{
    public string Name { get; init; } = f.Required(Shapes.ResourceName, "The APIRule's name.");

    public string Namespace { get; init; } = f.Required(Shapes.DnsLabel, "The APIRule's namespace.");

    /// <summary>A label is completed with the domain; APIRules are always rendered with full names.</summary>
    public string Host { get; init; } =
        f.Required(HostShape, "A label, which is completed with the domain, or a full DNS name.");

    /// <summary>Null: the Gateway that this config renders.</summary>
    public string? Gateway { get; init; } =
        f.Optional(GatewayShape, "namespace/name of an Istio Gateway. Default: the one this config renders.");

    public ApiServiceConfig Service { get; init; } =
        f.Required(ApiServiceConfig.Shape, "The Kubernetes Service that answers.");

    /// <summary>Empty: every path and method, without authentication.</summary>
    public IReadOnlyList<ApiPathConfig> Rules { get; init; } =
        f.Optional(
            () => Shapes.ListOf(ApiPathConfig.Shape, atLeast: 1),
            "Default: every path and method, without authentication."
        ) ?? [];

    public CorsPolicyConfig? CorsPolicy { get; init; } =
        f.Optional(() => CorsPolicyConfig.Shape, "Cross-origin requests. Default: CORS headers are removed.");

    public int? Timeout { get; init; } =
        f.OptionalValue(ApiPathConfig.TimeoutShape, "Seconds until a request times out. Default: 180.");

    public static readonly ObjectShape<ApiRuleConfig> Shape = new(
        "An application exposed under a host of the domain (Kyma's APIRule v2).",
        f => new ApiRuleConfig(f)
    );

    static TextShape HostShape =>
        new()
        {
            MaximumLength = 255,
            ValidValues = "a DNS label or a DNS name in lower case, for example shop or shop.example.com",
            Example = "shop",
            Judge = text => Shapes.HostName.Accepts(text) || Shapes.DnsLabel.Accepts(text) ? null : "is not a host",
            Advice = HostAdvice.Of,
        };

    /// <summary>The CRD's own rule for spec.gateway.</summary>
    public static TextShape GatewayShape =>
        new()
        {
            MaximumLength = 127,
            ValidValues = "namespace/name of an Istio Gateway, for example kyma-system/kyma-gateway",
            Example = "kyma-system/kyma-gateway",
            Judge = text =>
                text.Split('/') is [var ns, var name] && Shapes.DnsLabel.Accepts(ns) && Shapes.DnsLabel.Accepts(name)
                    ? null
                    : "is not namespace/name",
        };
}
