using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using static Kyma.Krm.Istio.Texts.ServiceEntryFindings;

namespace Kyma.Krm.Istio.Admission.ServiceEntries;

/// <summary>What Istio's webhook and the CRD's CEL rules say of a ServiceEntry.</summary>
internal static class ServiceEntryRules
{
    public static readonly IReadOnlyList<Rule> All =
    [
        ServiceEntrySelectorAndEndpoints,
        .. ServiceEntryHostRules.All,
        .. ServiceEntryAddressRules.All,
        .. ServiceEntryPortRules.All,
        .. ServiceEntryResolutionRules.All,
        .. ServiceEntryDynamicDnsRules.All,
        .. EndpointRules.All,
        .. WorkloadSelectorRules.All,
        .. ExportToRules.All,
        .. LabelRules.All,
    ];

    static readonly IstioVersion PresenceMatters = IstioVersion.Of(24);

    public static void Check(IstioResource<ServiceEntrySpec> entry, Review review)
    {
        var spec = entry.Spec;
        if (spec.WorkloadSelector is { } selector)
        {
            WorkloadSelectorRules.Check(selector.Labels, "labels", review);
            if (spec.Endpoints is { Count: > 0 } || (spec.Endpoints is not null && review.Version >= PresenceMatters))
                review.Add(
                    ServiceEntrySelectorAndEndpoints,
                    "spec.endpoints",
                    "must not be set together with workloadSelector: remove one of the two"
                );
        }

        ServiceEntryHostRules.Check(spec, review);
        ServiceEntryAddressRules.Check(spec, review);
        ServiceEntryPortRules.Check(entry, review);
        ServiceEntryResolutionRules.Check(spec, review);
        ServiceEntryDynamicDnsRules.Check(entry, review);
        EndpointRules.Check(spec, review);
        ExportToRules.Check(spec.ExportTo, entry.Namespace, mayBeNone: true, hasSelector: false, review);
    }
}
