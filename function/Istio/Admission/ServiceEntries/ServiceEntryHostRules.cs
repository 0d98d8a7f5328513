using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Istio.Texts.ServiceEntryFindings;

namespace Kyma.Krm.Istio.Admission.ServiceEntries;

/// <summary><c>hosts</c> of a ServiceEntry.</summary>
internal static class ServiceEntryHostRules
{
    public static readonly IReadOnlyList<Rule> All =
    [
        ServiceEntryNoHosts,
        ServiceEntryHost,
        ServiceEntryAnyHost,
        ServiceEntryPartialWildcard,
        ServiceEntrySeveralHostsTcp,
        ServiceEntrySeveralHostsAddress,
    ];

    public static void Check(ServiceEntrySpec spec, Review review)
    {
        var hosts = spec.Hosts ?? [];
        // The CRD says it since 1.24.
        if (spec.Hosts is { Count: 0 } && review.Version < IstioVersion.Of(24))
            review.Add(ServiceEntryNoHosts, "spec.hosts", "must have at least one host");
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
