using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Istio.Texts.ServiceEntryFindings;

namespace Kyma.Krm.Istio.Admission.ServiceEntries;

/// <summary>What each resolution of a ServiceEntry asks for.</summary>
internal static class ServiceEntryResolutionRules
{
    static readonly IstioVersion PresenceMatters = IstioVersion.Of(24);

    /// <summary>Its CRD compares the size of the list with 1, where later ones ask for at most 1.</summary>
    static readonly IstioVersion WantsOneEndpoint = IstioVersion.Of(24);

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
            review.Add(
                ServiceEntryEndpointsWithNone,
                "spec.endpoints",
                "must not be set with resolution "
                    + $"NONE{(spec.Resolution is null ? ", which an absent resolution means" : "")}, "
                    + "which sends to the address that the application asked for: set STATIC or DNS, or remove "
                    + "endpoints"
            );

        if (spec.WorkloadSelector is not null)
            review.Add(
                ServiceEntrySelectorWithNone,
                "spec.workloadSelector",
                "has no effect with resolution NONE: set STATIC, or remove the selector"
            );
    }

    static void CheckDns(ServiceEntrySpec spec, Review review)
    {
        // istio/istio issue 50164
        if (spec.WorkloadSelector is not null && review.Version < IstioVersion.Of(23))
            review.Add(
                ServiceEntrySelectorWithNone,
                "spec.workloadSelector",
                $"has no effect with resolution {spec.Resolution} before Istio 1.23: set STATIC, or remove the selector"
            );
        var hosts = spec.Hosts ?? [];
        for (var i = 0; i < hosts.Count && spec.Endpoints is not { Count: > 0 }; i++)
        {
            if (DnsNames.WrongWithName(hosts[i]) is null)
                continue;
            review.Add(
                ServiceEntryWildcardDns,
                FieldPath.Child("spec.hosts", i),
                $"'{hosts[i]}' cannot be looked up with resolution {spec.Resolution}: name the host, add "
                    + $"endpoints, or {(hosts.Count == 1 ? "set" : "give it an entry of its own with")} resolution NONE"
            );
        }

        if (spec is { Resolution: "DNS_ROUND_ROBIN", Endpoints.Count: 0 } && review.Version == WantsOneEndpoint)
            review.Add(
                ServiceEntryRoundRobinEndpoints,
                "spec.endpoints",
                $"must have 1 entry with resolution DNS_ROUND_ROBIN, says the CRD of Istio {review.Version}. Remove "
                    + "the empty list"
            );
        if (spec.Resolution == "DNS_ROUND_ROBIN" && spec.Endpoints is { Count: > 1 })
            review.Add(
                ServiceEntryRoundRobinEndpoints,
                "spec.endpoints",
                $"must have at most 1 entry with resolution DNS_ROUND_ROBIN, not {spec.Endpoints.Count}: use DNS "
                    + "for several"
            );
    }
}

/// <summary>Resolution DYNAMIC_DNS: the proxy looks up the name that each request brings. Since Istio 1.28.</summary>
internal static class ServiceEntryDynamicDnsRules
{
    public static void Check(IstioResource<ServiceEntrySpec> entry, Review review)
    {
        var spec = entry.Spec;
        // An older CRD does not know the word, and says so.
        if (spec.Resolution != "DYNAMIC_DNS" || review.Version < IstioVersion.Of(28))
            return;
        for (var i = 0; i < spec.Hosts?.Count; i++)
        {
            if (!HostNames.IsWildcard(spec.Hosts[i]))
                review.Add(
                    DynamicDnsHost,
                    FieldPath.Child("spec.hosts", i),
                    $"'{spec.Hosts[i]}' must begin with a wildcard, such as '*.{spec.Hosts[i]}', with resolution "
                        + "DYNAMIC_DNS; use DNS for single hosts"
                );
        }

        if (spec.Addresses is { Count: > 0 })
            review.Add(
                DynamicDnsFixedAddress,
                "spec.addresses",
                "must not be set with resolution DYNAMIC_DNS: remove them"
            );
        if (spec.Endpoints is { Count: > 0 })
            review.Add(
                DynamicDnsFixedAddress,
                "spec.endpoints",
                "must not be set with resolution DYNAMIC_DNS: remove them"
            );
        var known = Known(review.Version);
        for (var i = 0; i < spec.Ports?.Count; i++)
        {
            if (!known.Contains(Protocols.Parse(spec.Ports[i].Protocol)))
                review.Add(
                    DynamicDnsProtocol,
                    FieldPath.Child("spec.ports", i),
                    $"'{spec.Ports[i].Protocol}' must be one of "
                        + $"{string.Join(", ", known).ToUpperInvariant()} with resolution DYNAMIC_DNS "
                        + $"in Istio {review.Version}"
                );
        }

        CheckLocation(entry, review);
    }

    static void CheckLocation(IstioResource<ServiceEntrySpec> entry, Review review)
    {
        // MESH_EXTERNAL is the zero value of Istio's enum.
        if (entry.Spec.Location is not "MESH_INTERNAL")
            return;
        if (review.Version < IstioVersion.Of(30))
            review.Add(
                DynamicDnsLocation,
                "spec.location",
                "'MESH_INTERNAL' must be MESH_EXTERNAL with resolution DYNAMIC_DNS"
            );
        else if (UsesWaypoint(entry.Labels))
            review.Add(
                DynamicDnsLocation,
                "spec.location",
                "'MESH_INTERNAL' must be MESH_EXTERNAL with resolution DYNAMIC_DNS and a waypoint"
            );
    }

    static bool UsesWaypoint(IReadOnlyDictionary<string, string> labels) =>
        labels.TryGetValue("istio.io/use-waypoint", out var waypoint)
        && waypoint.Length > 0
        && !waypoint.Equals("none", StringComparison.OrdinalIgnoreCase);

    static IReadOnlyList<Protocol> Known(IstioVersion version) =>
        version >= IstioVersion.Of(30) ? [Protocol.Http, Protocol.Tls, Protocol.Grpc, Protocol.Http2]
        : version >= IstioVersion.Of(29) ? [Protocol.Http, Protocol.Tls]
        : [Protocol.Http];
}
