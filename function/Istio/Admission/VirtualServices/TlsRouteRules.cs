using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Istio.Texts.VirtualServiceFindings;

namespace Kyma.Krm.Istio.Admission.VirtualServices;

/// <summary>Routes for TLS that is passed through, chosen by SNI.</summary>
internal static class TlsRouteRules
{
    public static void Check(VirtualServiceSpec spec, Review review)
    {
        var cover = new ManyHosts(spec.Hosts ?? []);
        for (var i = 0; i < spec.Tls?.Count; i++)
            Check(spec.Tls[i], FieldPath.Child("spec.tls", i), spec, cover, review);
    }

    static void Check(TlsRoute route, string path, VirtualServiceSpec spec, ManyHosts cover, Review review)
    {
        if (route.Match is { Count: 0 })
            review.Add(TlsRouteNoMatch, $"{path}.match", "must have at least one entry with sniHosts");
        for (var i = 0; i < route.Match?.Count; i++)
            CheckMatch(route.Match[i], FieldPath.Child($"{path}.match", i), spec, cover, review);
        TcpRouteRules.CheckRoute(route.Route, path, review);
    }

    static void CheckMatch(TlsMatch match, string path, VirtualServiceSpec spec, ManyHosts cover, Review review)
    {
        if (match.SniHosts is { Count: 0 })
            review.Add(TlsRouteNoMatch, $"{path}.sniHosts", "must have at least one host");
        for (var i = 0; i < match.SniHosts?.Count; i++)
            CheckSniHost(match.SniHosts[i], FieldPath.Child($"{path}.sniHosts", i), spec, cover, review);
        TcpRouteRules.CheckSubnets(match.DestinationSubnets, $"{path}.destinationSubnets", review);
        HttpMatchRules.CheckPort(match.Port, $"{path}.port", review);
        review.Labels(match.SourceLabels, $"{path}.sourceLabels");
        GatewayReferenceRules.Check(match.Gateways, $"{path}.gateways", review);
    }

    static void CheckSniHost(string host, string path, VirtualServiceSpec spec, ManyHosts cover, Review review)
    {
        var wrong = VirtualServiceHostRules.IsWithoutMesh(spec)
            ? VirtualServiceHostRules.WrongWithSniDomain(host)
            : DnsNames.WrongWithDomain(host);
        if (wrong is not null)
        {
            if (IpAddresses.IsAddress(host))
                review.Add(
                    TlsRouteSniAddress,
                    path,
                    $"'{host}' is an IP address, which clients do not send as SNI: use a domain name"
                );
            else
                review.Add(
                    TlsRouteSniHost,
                    path,
                    $"'{host}' {wrong}: it must be a domain name such as api.partner.com"
                );
        }
        else if (!cover.Covers(host))
        {
            review.Add(
                TlsRouteSniHost,
                path,
                $"'{host}' must be covered by spec.hosts ({ShortList.Of(spec.Hosts ?? [])}): add it there, or change it"
            );
        }
    }
}

/// <summary>Routes for plain TCP, and what tls routes share with them.</summary>
internal static class TcpRouteRules
{
    public static void Check(TcpRoute route, string path, Review review)
    {
        for (var i = 0; i < route.Match?.Count; i++)
        {
            var match = route.Match[i];
            var at = FieldPath.Child($"{path}.match", i);
            CheckSubnets(match.DestinationSubnets, $"{at}.destinationSubnets", review);
            HttpMatchRules.CheckPort(match.Port, $"{at}.port", review);
            review.Labels(match.SourceLabels, $"{at}.sourceLabels");
            // validateTCPRoute returns errors alone.
            GatewayReferenceRules.Check(match.Gateways, $"{at}.gateways", review.ErrorsOnly);
        }

        CheckRoute(route.Route, path, review);
    }

    public static void CheckSubnets(IReadOnlyList<string>? subnets, string path, Review review)
    {
        for (var i = 0; i < subnets?.Count; i++)
        {
            if (!IpAddresses.IsSubnet(subnets[i]))
                review.Add(
                    MatchSubnet,
                    FieldPath.Child(path, i),
                    $"'{subnets[i]}' must be an IP address such as 10.0.0.1, or a CIDR block such as 10.1.0.0/16"
                );
        }
    }

    public static void CheckRoute(IReadOnlyList<RouteDestination>? route, string path, Review review)
    {
        if (route is not { Count: > 0 })
            review.Add(RouteEmpty, $"{path}.route", "must have at least one destination: add one");
        HttpRouteRules.CheckWeights(route?.Select(destination => destination.Weight ?? 0), $"{path}.route", review);
        for (var i = 0; i < route?.Count; i++)
            review.Destination(route[i].Destination, $"{FieldPath.Child($"{path}.route", i)}.destination");
    }
}
