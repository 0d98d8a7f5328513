using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Istio.Rules;

/// <summary>What each resolution of a ServiceEntry asks for.</summary>
internal static class ResolutionRules
{
    const string Source = $"{IstioFiles.Validation} ValidateServiceEntry";

    public static readonly Rule EndpointsWithNone = new(
        "service-entry-endpoints-with-none",
        Severity.Error,
        "Endpoints with resolution NONE, which is also the default."
    )
    {
        Source = $"{Source}; CEL rule of the CRD, since 1.24 for an empty list too",
        Consequence = "The API server rejects the resource.",
        Fix = "resolution: STATIC, or remove endpoints",
    };

    public static readonly Rule SelectorWithNone = new(
        "service-entry-selector-with-none",
        Severity.Warning,
        "workloadSelector with resolution NONE, which is also the default."
    )
    {
        Source = Source,
        Consequence = $"{IstioFiles.Warned} The selected workloads are not used.",
        Fix = "resolution: STATIC",
    };

    public static readonly Rule WildcardDns = new(
        "service-entry-wildcard-dns",
        Severity.Error,
        "DNS resolution of a host that cannot be looked up."
    )
    {
        Source = Source,
        Consequence = $"{IstioFiles.Rejected} No DNS server answers for a wildcard.",
        Fix = "Name the hosts, add endpoints, or use resolution: NONE (from 1.28 on DYNAMIC_DNS).",
    };

    public static readonly Rule RoundRobinEndpoints = new(
        "service-entry-round-robin-endpoints",
        Severity.Error,
        "More than one endpoint with resolution DNS_ROUND_ROBIN."
    )
    {
        Source = $"{Source}; CEL rule of the CRD",
        Consequence = "The API server rejects the resource.",
        Fix = "resolution: DNS",
    };

    public static readonly IReadOnlyList<Rule> All =
    [
        EndpointsWithNone,
        SelectorWithNone,
        WildcardDns,
        RoundRobinEndpoints,
    ];

    static readonly IstioVersion PresenceMatters = IstioVersion.Of(24);

    public static void Check(ServiceEntrySpec spec, Review review)
    {
        if (spec.Resolution is null or "NONE")
            CheckNone(spec, review);
        else if (spec.Resolution is "DNS" or "DNS_ROUND_ROBIN")
            CheckDns(spec, review);
    }

    static void CheckNone(ServiceEntrySpec spec, Review review)
    {
        if (spec.Endpoints is { Count: > 0 } || (spec.Endpoints is not null && review.Version >= PresenceMatters))
        {
            review.Add(
                EndpointsWithNone,
                "spec.endpoints",
                $"must not be set with resolution NONE{(spec.Resolution is null ? ", which an absent resolution means" : "")}: set STATIC or DNS, or remove endpoints"
            );
        }

        if (spec.WorkloadSelector is not null)
            review.Add(
                SelectorWithNone,
                "spec.workloadSelector",
                "has no effect with resolution NONE: set STATIC, or remove the selector"
            );
    }

    static void CheckDns(ServiceEntrySpec spec, Review review)
    {
        // istio/istio issue 50164
        if (spec.WorkloadSelector is not null && review.Version < IstioVersion.Of(23))
            review.Add(
                SelectorWithNone,
                "spec.workloadSelector",
                $"has no effect with resolution {spec.Resolution} before Istio 1.23: set STATIC, or remove the selector"
            );
        var hosts = spec.Hosts ?? [];
        for (var i = 0; i < hosts.Count && spec.Endpoints is not { Count: > 0 }; i++)
        {
            if (DnsNames.WrongWithName(hosts[i]) is null)
                continue;
            review.Add(
                WildcardDns,
                FieldPath.Child("spec.hosts", i),
                $"'{hosts[i]}' cannot be looked up with resolution {spec.Resolution}: name the host, add endpoints, or set resolution NONE"
            );
        }

        if (spec.Resolution == "DNS_ROUND_ROBIN" && spec.Endpoints is { Count: > 1 })
        {
            review.Add(
                RoundRobinEndpoints,
                "spec.endpoints",
                $"must have at most 1 entry with resolution DNS_ROUND_ROBIN, not {spec.Endpoints.Count}"
            );
        }
    }
}
