using Kyma.Krm.ApiRules;
using Kyma.Krm.Certificates;
using Kyma.Krm.Config;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Dns;
using Kyma.Krm.Egress;
using Kyma.Krm.Egress.Planning;
using Kyma.Krm.Gateways;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.RateLimits;

namespace Kyma.Krm.Planning;

/// <summary>
/// What one config brings into the cluster, in the words of the domain. A part that is not wanted is null.
/// </summary>
/// <param name="Config">What it was made from.</param>
/// <param name="Domain">Null where nothing needs one.</param>
internal sealed record TrafficPlan(KymaTraffic Config, string? Domain)
{
    /// <summary>
    /// Where most of it goes: together with the config's name it tells apart what two configs of one name rendered.
    /// </summary>
    public string Namespace =>
        Gateway?.Namespace
        ?? Egress?.Namespace
        ?? (Config.Namespace is "" ? EgressPlanner.DefaultNamespace : Config.Namespace);

    /// <summary>Null for a config of egress, APIRules or rate limits alone.</summary>
    public GatewayPlan? Gateway { get; init; }

    /// <summary>Null without a gateway.</summary>
    public CertificatePlan? Certificate { get; init; }

    /// <summary>Null where the config has no <c>dns</c>.</summary>
    public DnsPlan? Dns { get; init; }

    /// <summary>Null where the config has no <c>egress</c>.</summary>
    public EgressPlan? Egress { get; init; }

    /// <summary>In the order of the config; empty for none.</summary>
    public IReadOnlyList<ApiRulePlan> ApiRules { get; init; } = [];

    /// <summary>In the order of the config; empty for none.</summary>
    public IReadOnlyList<RateLimitPlan> RateLimits { get; init; } = [];

    /// <summary>What all of it is rendered to, in the order in which it is written.</summary>
    public IReadOnlyList<Rendered> Resources { get; init; } = [];

    /// <summary>What Istio would refuse of the resources though no field of the config is the reason.</summary>
    public Finding? Fault { get; init; }
}
