using Kyma.Krm.Istio.Admission.Gateways;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Istio.Texts.ServiceEntryFindings;

namespace Kyma.Krm.Istio.Admission.ServiceEntries;

/// <summary>What Istio's webhook and the CRD's CEL rules say of a ServiceEntry.</summary>
internal static class ServiceEntryRules
{
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

/// <summary><c>hosts</c> of a ServiceEntry.</summary>
internal static class ServiceEntryHostRules
{
    public static void Check(ServiceEntrySpec spec, Review review)
    {
        var hosts = spec.Hosts ?? [];
        for (var i = 0; i < hosts.Count; i++)
            CheckHost(hosts[i], FieldPath.Child("spec.hosts", i), spec.Resolution == "DYNAMIC_DNS", review);
        if (hosts.Count < 2)
            return;
        var ports = (spec.Ports ?? []).Select(port => Protocols.Parse(port.Protocol)).ToList();
        var plain = ports.FindIndex(protocol => !protocol.IsHttp() && !protocol.IsTls());
        if (spec.Resolution is not (null or "NONE") && plain >= 0)
            review.Add(
                ServiceEntrySeveralHostsTcp,
                FieldPath.Child("spec.ports", plain),
                $"the protocol '{spec.Ports![plain].Protocol}' cannot tell {hosts.Count} hosts apart: write "
                    + "one ServiceEntry per host, or use TLS, HTTPS or HTTP"
            );

        if (
            spec.Resolution is "DNS" or "DNS_ROUND_ROBIN"
            && spec.Addresses is { Count: > 0 }
            && ports.Exists(Protocols.IsTcp)
        )
            review.Add(
                ServiceEntrySeveralHostsAddress,
                "spec.hosts",
                "must be one host where addresses and a TCP port are set: write one ServiceEntry per host"
            );
    }

    static void CheckHost(string host, string path, bool isDynamic, Review review)
    {
        if (host == "*")
        {
            review.Add(ServiceEntryAnyHost, path, "'*' must name a domain, such as *.partner.com");
            return;
        }

        if (DnsNames.WrongWithDomain(host) is { } wrong)
            review.Add(
                ServiceEntryHost,
                path,
                $"'{host}' {wrong}: it must be a domain name such as api.partner.com or *.partner.com"
            );
        if (!isDynamic && DnsNames.IsPartialWildcard(host))
            review.Add(
                ServiceEntryPartialWildcard,
                path,
                $"'{host}' must have its wildcard as the whole first label, such as *.partner.com"
            );
    }
}

/// <summary><c>addresses</c> of a ServiceEntry, and what its resolution asks of them.</summary>
internal static class ServiceEntryAddressRules
{
    public static void Check(ServiceEntrySpec spec, Review review)
    {
        var mayBeCidr = spec.Resolution is null or "NONE" or "STATIC";
        for (var i = 0; i < spec.Addresses?.Count; i++)
        {
            var at = FieldPath.Child("spec.addresses", i);
            var address = spec.Addresses[i];
            if (!IpAddresses.IsSubnet(address))
                review.Add(
                    ServiceEntryAddress,
                    at,
                    $"'{address}' must be an IP address such as 10.0.0.1, or a CIDR block such as 10.1.0.0/16"
                );
            if (!mayBeCidr && address.Contains('/', StringComparison.Ordinal))
                review.Add(
                    ServiceEntryCidr,
                    at,
                    $"'{address}' must be a single address with resolution {spec.Resolution}: CIDR blocks "
                        + "need NONE or STATIC"
                );
        }
    }
}

/// <summary>ServiceEntries that Istio accepts and that do not do what they seem to.</summary>
internal static class ServiceEntryPitfallRules
{
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
