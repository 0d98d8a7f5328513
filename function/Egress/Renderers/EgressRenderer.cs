using Kyma.Krm.Istio.Model;
using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Egress.Renderers;

/// <summary>Everything that an egress plan brings into the cluster: service by service, then what they share.</summary>
internal static class EgressRenderer
{
    /// <summary>The resources in the order in which they are written; nothing is reported.</summary>
    public static IEnumerable<Rendered> Render(EgressPlan plan) =>
        [.. plan.Services.SelectMany(service => RenderService(service, plan)), .. RenderShared(plan)];

    static IEnumerable<Rendered> RenderService(EgressService service, EgressPlan plan)
    {
        yield return ServiceEntryRenderer.Render(service, plan);
        foreach (var rule in OriginationRenderer.Render(service, plan))
            yield return rule;
        foreach (var access in CredentialAccessRenderer.Render(service, plan))
            yield return access;
        if (ForwardedProtoRenderer.Render(service, plan) is { } route)
            yield return route;
        foreach (var part in LaneRenderer.Render(service, plan))
            yield return part;
    }

    static IEnumerable<Rendered> RenderShared(EgressPlan plan)
    {
        foreach (var resource in EgressGatewayRenderer.Render(plan))
            yield return resource;
        if (plan.RegistryOnly)
            yield return SidecarRenderer.Render(plan);
        if (plan.NetworkPolicy is { } policy)
            yield return Rendered.Of(() => NetworkPolicyRenderer.Render(policy, plan)) with
            {
                Origins = () => new Origins { Because = [("", "spec.egress.networkPolicies")] },
            };
    }
}

/// <summary>
/// The limit of REGISTRY_ONLY: the namespace's own registered hosts and every Service of the mesh stay within reach.
/// With
/// <c>*/*</c> every external host that any other namespace has registered would too.
/// </summary>
internal static class SidecarRenderer
{
    public static Rendered Render(EgressPlan plan) =>
        EgressResource.Of(
            "Sidecar",
            plan.SharedName,
            plan,
            null,
            Maker.Of(plan, SpecOf),
            () => [("spec.egress[0].hosts", "spec.egress.visibleNamespaces")],
            () => [("spec", "spec.egress.outboundTrafficPolicy")]
        );

    static SidecarSpec SpecOf(EgressPlan plan) =>
        new()
        {
            Egress = [new IstioEgressListener { Hosts = HostsOf(plan).ToArray() }],
            OutboundTrafficPolicy = new OutboundTrafficPolicy { Mode = EgressConfig.RegistryOnly },
        };

    static IEnumerable<string> HostsOf(EgressPlan plan) =>
        ["./*", "*/*.svc.cluster.local", .. plan.VisibleNamespaces.Select(name => $"{name}/*")];
}
