using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Admission;
using Kyma.Krm.Istio.Admission.Gateways;
using Kyma.Krm.Istio.Admission.ServiceEntries;
using Kyma.Krm.Istio.Admission.Sidecars;
using Kyma.Krm.Istio.Admission.VirtualServices;
using Kyma.Krm.Istio.Model;

namespace Kyma.Krm.Istio;

/// <summary>
/// What Istio accepts silently and then does not do: one resource looked at by itself. They are no part of the
/// verdict: an error says that no request can succeed, a warning that traffic differs or protection is lost.
/// </summary>
internal static class PitfallRules
{
    /// <summary>The rules of all pitfalls, by kind.</summary>
    public static readonly IReadOnlyList<Rule> All =
    [
        .. ServerPitfallRules.All,
        .. ServiceEntryPitfallRules.All,
        .. SidecarPitfallRules.All,
        .. VirtualServicePitfallRules.All,
    ];

    public static void Check(IstioResource<GatewaySpec> gateway, Review review) =>
        ServerPitfallRules.Check(gateway.Spec, review);

    public static void Check(IstioResource<ServiceEntrySpec> entry, Review review) =>
        ServiceEntryPitfallRules.Check(entry.Spec, review);

    public static void Check(IstioResource<SidecarSpec> sidecar, Review review) =>
        SidecarPitfallRules.Check(sidecar.Spec, review);

    public static void Check(IstioResource<DestinationRuleSpec> rule, Review review) =>
        ServerPitfallRules.CheckCase(rule.Spec.Host, "spec.host", review);

    public static void Check(IstioResource<VirtualServiceSpec> routes, Review review) =>
        VirtualServicePitfallRules.Check(routes.Spec, review);
}
