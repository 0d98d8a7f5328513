using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Admission;
using Kyma.Krm.Istio.Admission.Gateways;
using Kyma.Krm.Istio.Admission.ServiceEntries;
using Kyma.Krm.Istio.Admission.Sidecars;
using Kyma.Krm.Istio.Model;

namespace Kyma.Krm.Istio;

/// <summary>
/// What Istio accepts without a word and then does not do: one resource looked at by itself. Told as infos, so that errors
/// and warnings on a single resource are Istio's own verdict; what breaks between resources, and TLS below 1.2, is a warning.
/// </summary>
internal static class TrapRules
{
    public static readonly IReadOnlyList<Rule> All =
    [
        .. ServerTraps.All,
        .. ServiceEntryTraps.All,
        .. SidecarTraps.All,
    ];

    public static void Check(IstioResource<GatewaySpec> gateway, Review review) =>
        ServerTraps.Check(gateway.Spec, review);

    public static void Check(IstioResource<ServiceEntrySpec> entry, Review review) =>
        ServiceEntryTraps.Check(entry.Spec, review);

    public static void Check(IstioResource<SidecarSpec> sidecar, Review review) =>
        SidecarTraps.Check(sidecar.Spec, review);
}
