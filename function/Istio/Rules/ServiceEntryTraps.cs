using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Istio.Rules;

/// <summary>ServiceEntries that Istio accepts and that do not do what they seem to.</summary>
internal static class ServiceEntryTraps
{
    public static readonly Rule NoEndpoints = new(
        "service-entry-static-without-endpoints",
        Severity.Info,
        "Resolution STATIC without endpoints and workloadSelector."
    )
    {
        Source = "Istio API networking/v1alpha3 ServiceEntry",
        Consequence = "Requests are answered with 503: there is nowhere to send them.",
        Fix = "endpoints: [{address: 203.0.113.7}], or resolution: DNS",
    };

    public static readonly Rule PlainHttpOn443 = new(
        "service-entry-443-http",
        Severity.Info,
        "Port 443 with protocol HTTP."
    )
    {
        Source = "istio/istio issues 16458 and 16450",
        Consequence = "Sidecars take port 443 for plain HTTP, which breaks HTTPS to every other host.",
        Fix = "protocol: TLS; to originate TLS, port 80 with protocol HTTP and targetPort: 443",
    };

    public static readonly IReadOnlyList<Rule> All = [NoEndpoints, PlainHttpOn443];

    public static void Check(ServiceEntrySpec spec, Review review)
    {
        ServerTraps.CheckHosts(spec.Hosts, "spec.hosts", review);
        if (spec is { Resolution: "STATIC", Endpoints: null or { Count: 0 }, WorkloadSelector: null })
            review.Add(
                NoEndpoints,
                "spec.resolution",
                "'STATIC' needs endpoints or workloadSelector: add one, or use DNS"
            );
        for (var i = 0; i < spec.Ports?.Count; i++)
        {
            if (spec.Ports[i].Number == 443 && Protocols.Parse(spec.Ports[i].Protocol).IsHttp())
                review.Add(
                    PlainHttpOn443,
                    $"{FieldPath.Child("spec.ports", i)}.protocol",
                    $"'{spec.Ports[i].Protocol}' should be TLS or HTTPS on port 443"
                );
        }
    }
}
