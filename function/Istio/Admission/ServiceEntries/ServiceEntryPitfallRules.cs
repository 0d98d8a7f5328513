using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Admission.Gateways;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Istio.Texts.ServiceEntryFindings;

namespace Kyma.Krm.Istio.Admission.ServiceEntries;

/// <summary>ServiceEntries that Istio accepts and that do not do what they seem to.</summary>
internal static class ServiceEntryPitfallRules
{
    public static readonly IReadOnlyList<Rule> All = [ServiceEntryStaticWithoutEndpoints, ServiceEntry443Http];

    public static void Check(ServiceEntrySpec spec, Review review)
    {
        ServerPitfallRules.CheckHosts(spec.Hosts, "spec.hosts", review);
        if (spec is { Resolution: "STATIC", Endpoints: null or { Count: 0 }, WorkloadSelector: null })
            review.Add(
                ServiceEntryStaticWithoutEndpoints,
                "spec.resolution",
                "'STATIC' needs endpoints or workloadSelector: add one, or use DNS"
            );
        for (var i = 0; i < spec.Ports?.Count; i++)
        {
            // Inside the mesh it is the mesh's own TLS.
            if (
                spec.Location != "MESH_INTERNAL"
                && spec.Ports[i].Number == 443
                && Protocols.Parse(spec.Ports[i].Protocol).IsHttp()
            )
                review.Add(
                    ServiceEntry443Http,
                    $"{FieldPath.Child("spec.ports", i)}.protocol",
                    $"'{spec.Ports[i].Protocol}' is recognised only as plain HTTP on port 443: HTTPS to "
                        + "this host is not routed by its name. Write TLS or HTTPS if applications speak it"
                );
        }
    }
}
