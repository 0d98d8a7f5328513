using Kyma.Krm.Krm;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Inputs;

/// <summary>
/// Kyma's Istio resource (kyma-project/istio, operator.kyma-project.io/v1alpha2), as far as features depend on it.
/// </summary>
/// <param name="Id">For messages.</param>
/// <param name="HasEgressGateway">components.egressGateway.enabled; off by default.</param>
/// <param name="HasDnsProxying">config.enableDNSProxying; off by default.</param>
/// <param name="HasNetworkPolicies">networkPoliciesEnabled; off by default.</param>
/// <param name="Authorizers">Names under config.authorizers.</param>
internal sealed record KymaIstio(
    ResourceId Id,
    bool HasEgressGateway,
    bool HasDnsProxying,
    bool HasNetworkPolicies,
    IReadOnlyList<string> Authorizers
)
{
    /// <summary>Null where none is among the items, and nothing is known of it.</summary>
    public static KymaIstio? Find(InputItems items) =>
        items.OfKind("operator.kyma-project.io", "Istio").FirstOrDefault() is { } item
            ? new KymaIstio(
                item.Id,
                HasEgressGatewayIn(item.Root),
                HasDnsProxyingIn(item.Root),
                item.Root.FindBool("spec", "networkPoliciesEnabled") is true,
                AuthorizersOf(item.Root)
            )
            : null;

    /// <summary><c>spec.components.egressGateway.enabled</c>; false where it is absent.</summary>
    public static bool HasEgressGatewayIn(YamlMapping root) =>
        root.FindBool("spec", "components", "egressGateway", "enabled") is true;

    /// <summary><c>spec.config.enableDNSProxying</c> of Kyma's Istio resource; false where it is absent.</summary>
    public static bool HasDnsProxyingIn(YamlMapping root) =>
        root.FindBool("spec", "config", "enableDNSProxying") is true;

    static IReadOnlyList<string> AuthorizersOf(YamlMapping root) =>
        (root.Find("spec") as YamlMapping)?.Find("config") is YamlMapping config
        && config.Find("authorizers") is YamlSequence authorizers
            ? authorizers
                .Items.OfType<YamlMapping>()
                .Select(authorizer => authorizer.FindText("name"))
                .OfType<string>()
                .ToArray()
            : [];
}
