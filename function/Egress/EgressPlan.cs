using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Egress;

/// <summary>How traffic will leave the cluster.</summary>
internal sealed record EgressPlan
{
    public required string ConfigName { get; init; }

    public required string Namespace { get; init; }

    public required string ApiVersion { get; init; }

    /// <summary>Null: every namespace.</summary>
    public IReadOnlyList<string>? ExportTo { get; init; }

    public required IReadOnlyList<EgressService> Services { get; init; }

    /// <summary>Null where no service goes through Istio's egress gateway.</summary>
    public EgressGateway? Gateway { get; init; }

    /// <summary>The namespace reaches no external host but the registered ones.</summary>
    public bool RegistryOnly { get; init; }

    public EgressNetworkPolicy? NetworkPolicy { get; init; }

    /// <summary>The name of what all services share: Gateway, its DestinationRule, Sidecar, NetworkPolicy.</summary>
    public string SharedName => SharedNameOf(ConfigName);

    public static string SharedNameOf(string configName) => ResourceNames.Shorten($"{configName}-egress");
}
