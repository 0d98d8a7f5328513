using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Istio.Rules;

/// <summary>Routes for TLS that is passed through, chosen by SNI.</summary>
internal static class TlsRouteRules
{
    const string Source = $"{IstioFiles.Validation} validateTLSRoute, validateTLSMatch, validateSniHost";

    public static readonly Rule NoMatch = new(
        "tls-route-no-match",
        Severity.Error,
        "A tls route without match, or a match without sniHosts."
    )
    {
        Source = Source,
        Consequence = IstioFiles.Rejected,
        Fix = "match: [{sniHosts: [api.partner.com]}]",
    };

    public static readonly Rule NoRoute = new("route-empty", Severity.Error, "A tls or tcp route that leads nowhere.")
    {
        Source = $"{IstioFiles.Validation} validateTLSRoute, validateTCPRoute",
        Consequence = IstioFiles.Rejected,
        Fix = "route: [{destination: {host: api.partner.com, port: {number: 443}}}]",
    };

    public static readonly Rule SniHost = new(
        "tls-route-sni-host",
        Severity.Error,
        "An SNI host that is no domain name, or that the VirtualService's hosts do not cover."
    )
    {
        Source = Source,
        Consequence = IstioFiles.Rejected,
        Fix = "hosts: ['*.partner.com'] together with sniHosts: [api.partner.com]",
    };

    public static readonly Rule SniAddress = new(
        "tls-route-sni-address",
        Severity.Warning,
        "An IP address as SNI host."
    )
    {
        Source = Source,
        Consequence = $"{IstioFiles.Warned} Clients do not send IP addresses as SNI.",
        Fix = "sniHosts: [api.partner.com]",
    };

    public static readonly IReadOnlyList<Rule> All = [NoMatch, NoRoute, SniHost, SniAddress, .. TcpRouteRules.All];

    public static void Check(VirtualServiceSpec spec, Review review)
    {
        var cover = new ManyHosts(spec.Hosts ?? []);
        for (var i = 0; i < spec.Tls?.Count; i++)
            Check(spec.Tls[i], FieldPath.Child("spec.tls", i), spec, cover, review);
    }

    static void Check(TlsRoute route, string path, VirtualServiceSpec spec, ManyHosts cover, Review review)
    {
        if (route.Match is { Count: 0 })
            review.Add(NoMatch, $"{path}.match", "must have at least one entry with sniHosts");
        for (var i = 0; i < route.Match?.Count; i++)
            CheckMatch(route.Match[i], FieldPath.Child($"{path}.match", i), spec, cover, review);
        TcpRouteRules.CheckRoute(route.Route, path, review);
    }

    static void CheckMatch(TlsMatch match, string path, VirtualServiceSpec spec, ManyHosts cover, Review review)
    {
        if (match.SniHosts is { Count: 0 })
            review.Add(NoMatch, $"{path}.sniHosts", "must have at least one host");
        for (var i = 0; i < match.SniHosts?.Count; i++)
            CheckSniHost(match.SniHosts[i], FieldPath.Child($"{path}.sniHosts", i), spec, cover, review);
        TcpRouteRules.CheckSubnets(match.DestinationSubnets, $"{path}.destinationSubnets", review);
        HttpMatchRules.CheckPort(match.Port, $"{path}.port", review);
        LabelRules.Check(match.SourceLabels, $"{path}.sourceLabels", review);
        GatewayReferenceRules.Check(match.Gateways, $"{path}.gateways", review);
    }

    static void CheckSniHost(string host, string path, VirtualServiceSpec spec, ManyHosts cover, Review review)
    {
        var wrong = VirtualServiceRules.IsWithoutMesh(spec)
            ? VirtualServiceHostRules.WrongWithSniDomain(host)
            : DnsNames.WrongWithDomain(host);
        if (wrong is not null)
        {
            if (IpAddresses.IsAddress(host))
                review.Add(
                    SniAddress,
                    path,
                    $"'{host}' is an IP address, which clients do not send as SNI: use a domain name"
                );
            else
                review.Add(SniHost, path, $"'{host}' {wrong}: it must be a domain name such as api.partner.com");
        }
        else if (!cover.Covers(host))
        {
            review.Add(
                SniHost,
                path,
                $"'{host}' must be covered by spec.hosts ({Listed.Some(spec.Hosts ?? [])}): add it there, or change it"
            );
        }
    }
}
