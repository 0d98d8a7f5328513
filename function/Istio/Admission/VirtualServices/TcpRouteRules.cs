using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Istio.Texts.VirtualServiceFindings;

namespace Kyma.Krm.Istio.Admission.VirtualServices;

/// <summary>Routes for plain TCP, and what tls routes share with them.</summary>
internal static class TcpRouteRules
{
    public static readonly IReadOnlyList<Rule> All = [MatchSubnet];

    public static void Check(TcpRoute route, string path, Review review)
    {
        for (var i = 0; i < route.Match?.Count; i++)
        {
            var match = route.Match[i];
            var at = FieldPath.Child($"{path}.match", i);
            CheckSubnets(match.DestinationSubnets, $"{at}.destinationSubnets", review);
            HttpMatchRules.CheckPort(match.Port, $"{at}.port", review);
            LabelRules.Check(match.SourceLabels, $"{at}.sourceLabels", review);
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
            DestinationRules.Check(route[i].Destination, $"{FieldPath.Child($"{path}.route", i)}.destination", review);
    }
}
