using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Istio.Rules;

internal static class ServiceEntryHostRules
{
    const string Source = $"{IstioFiles.Validation} ValidateServiceEntry";

    public static readonly Rule NoHosts = new("service-entry-no-hosts", Severity.Error, "A ServiceEntry without hosts.")
    {
        Source = Source,
        Consequence = IstioFiles.Rejected,
        Fix = "hosts: [api.partner.com]",
    };

    public static readonly Rule Host = new(
        "service-entry-host",
        Severity.Error,
        "A ServiceEntry's host is no domain name; an IP address is none either."
    )
    {
        Source = $"{Source}; {IstioFiles.Agent} ValidateWildcardDomain",
        Consequence = IstioFiles.Rejected,
        Fix = "hosts: [api.partner.com], with an IP address under addresses or endpoints",
    };

    public static readonly Rule AnyHost = new(
        "service-entry-any-host",
        Severity.Error,
        "The host '*' in a ServiceEntry."
    )
    {
        Source = $"{Source}; CEL rule of the CRD",
        Consequence = "The API server rejects the resource.",
        Fix = "Name a domain: hosts: ['*.partner.com']",
    };

    public static readonly Rule PartialWildcard = new(
        "service-entry-partial-wildcard",
        Severity.Warning,
        "A wildcard that is not the whole first label."
    )
    {
        Source = $"{IstioFiles.Agent} ValidatePartialWildCard",
        Consequence = $"{IstioFiles.Warned} Proxies do not match such a host.",
        Fix = "hosts: ['*.partner.com']",
    };

    public static readonly Rule SeveralForTcp = new(
        "service-entry-several-hosts-tcp",
        Severity.Error,
        "Several hosts share a port whose protocol names no host."
    )
    {
        Source = Source,
        Consequence = $"{IstioFiles.Rejected} Plain TCP does not tell which host was meant.",
        Fix = "Write one ServiceEntry per host, or use protocol TLS, HTTPS or HTTP.",
    };

    public static readonly Rule SeveralWithAddress = new(
        "service-entry-several-hosts-address",
        Severity.Warning,
        "Several hosts share an address and a TCP port."
    )
    {
        Source = Source,
        Consequence = $"{IstioFiles.Warned} Only one of the hosts gets the traffic.",
        Fix = "Write one ServiceEntry per host.",
    };

    public static readonly IReadOnlyList<Rule> All =
    [
        NoHosts,
        Host,
        AnyHost,
        PartialWildcard,
        SeveralForTcp,
        SeveralWithAddress,
    ];

    public static void Check(ServiceEntrySpec spec, Review review)
    {
        var hosts = spec.Hosts ?? [];
        // The CRD says it since 1.24.
        if (spec.Hosts is { Count: 0 } && review.Version < IstioVersion.Of(24))
            review.Add(NoHosts, "spec.hosts", "must have at least one host");
        for (var i = 0; i < hosts.Count; i++)
            CheckHost(hosts[i], FieldPath.Child("spec.hosts", i), spec.Resolution == "DYNAMIC_DNS", review);
        if (hosts.Count < 2)
            return;
        var ports = (spec.Ports ?? []).Select(port => Protocols.Parse(port.Protocol)).ToList();
        var plain = ports.FindIndex(protocol => !protocol.IsHttp() && !protocol.IsTls());
        if (spec.Resolution is not (null or "NONE") && plain >= 0)
        {
            review.Add(
                SeveralForTcp,
                FieldPath.Child("spec.ports", plain),
                $"the protocol '{spec.Ports![plain].Protocol}' cannot tell {hosts.Count} hosts apart: write one ServiceEntry per host, or use TLS, HTTPS or HTTP"
            );
        }

        if (
            spec.Resolution is "DNS" or "DNS_ROUND_ROBIN"
            && spec.Addresses is { Count: > 0 }
            && ports.Exists(Protocols.IsTcp)
        )
        {
            review.Add(
                SeveralWithAddress,
                "spec.hosts",
                "must be one host where addresses and a TCP port are set: write one ServiceEntry per host"
            );
        }
    }

    static void CheckHost(string host, string path, bool isDynamic, Review review)
    {
        if (host == "*")
        {
            review.Add(AnyHost, path, "'*' must name a domain, such as *.partner.com");
            return;
        }

        if (DnsNames.WrongWithDomain(host) is { } wrong)
            review.Add(
                Host,
                path,
                $"'{host}' {wrong}: it must be a domain name such as api.partner.com or *.partner.com"
            );
        if (!isDynamic && DnsNames.IsPartialWildcard(host))
            review.Add(
                PartialWildcard,
                path,
                $"'{host}' must have its wildcard as the whole first label, such as *.partner.com"
            );
    }
}
