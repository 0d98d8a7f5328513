using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Egress;

/// <summary>How traffic will leave the cluster.</summary>
internal sealed record EgressPlan
{
    public required string ConfigName { get; init; }

    /// <summary>Where everything goes but the policy that guards the egress gateway.</summary>
    public required string Namespace { get; init; }

    public required string ApiVersion { get; init; }

    /// <summary>Null: every namespace.</summary>
    public IReadOnlyList<string>? ExportTo { get; init; }

    /// <summary>In the order of the config; one of its services may be several of these.</summary>
    public required IReadOnlyList<EgressService> Services { get; init; }

    /// <summary>Some service goes through Istio's egress gateway.</summary>
    public bool UsesGateway => Services.Any(service => service.ViaGateway);

    /// <summary>That of AuthorizationPolicies in the same Istio.</summary>
    public required string SecurityApiVersion { get; init; }

    /// <summary>The namespace reaches no external host but the registered ones.</summary>
    public bool RegistryOnly { get; init; }

    /// <summary>Other namespaces whose external services the limited one sees as well.</summary>
    public IReadOnlyList<string> VisibleNamespaces { get; init; } = [];

    /// <summary>Null without <c>egress.networkPolicies</c>.</summary>
    public EgressNetworkPolicy? NetworkPolicy { get; init; }

    /// <summary>The name of what all services share: Gateway, Sidecar, NetworkPolicy.</summary>
    public string SharedName => SharedNameOf(ConfigName);

    /// <summary>In istio-system, which all namespaces share: so the name says whose it is.</summary>
    public string PolicyName => ResourceNames.Shorten($"{Namespace}.{ConfigName}-egress");

    /// <summary>The name of what all services of a config share, at most 63 characters long.</summary>
    public static string SharedNameOf(string configName) => ResourceNames.Shorten($"{configName}-egress");
}
