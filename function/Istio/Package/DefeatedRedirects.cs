using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Istio.Texts;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Istio.Package;

/// <summary>VirtualServices that match a port and so leave nothing for the redirect of the other port.</summary>
internal static class DefeatedRedirects
{
    public static readonly IReadOnlyList<Rule> All = [PackageFindings.VirtualServiceDefeatsRedirect];

    public static void Check(IstioResource<VirtualServiceSpec> service, GatewayIndex gateways, Findings findings)
    {
        if (service.Spec.Http is not { Count: > 0 } routes || FirstPort(routes) is not { } at)
            return;
        foreach (var gateway in gateways.Of(service))
        {
            var redirects = (gateway.Spec.Servers ?? []).Where(server =>
                server is { Tls.HttpsRedirect: true, Port.Number: not null } && IsFor(server, gateway, service)
            );
            if (
                redirects.FirstOrDefault(server => !routes.Any(route => Takes(route, server.Port!.Number!.Value)))
                is not { } redirect
            )
                continue;
            findings.Add(
                PackageFindings.VirtualServiceDefeatsRedirect,
                service.Source.At(at),
                $"no route holds for port {redirect.Port!.Number}, so {gateway.Title()} answers 404 there instead of redirecting to HTTPS: remove the port from the match"
            );
            return;
        }
    }

    static bool IsFor(Server server, IstioResource<GatewaySpec> gateway, IstioResource<VirtualServiceSpec> service) =>
        ServedHosts
            .Visible(server, gateway.Namespace, service.Namespace)
            .Any(served => (service.Spec.Hosts ?? []).Any(host => HostNames.Overlap(served, host)));

    static bool Takes(HttpRoute route, long port) =>
        route.Match is not { Count: > 0 } matches
        || matches.Any(match => match.Port is null or 0 || match.Port == port);

    static string? FirstPort(IReadOnlyList<HttpRoute> routes)
    {
        for (var i = 0; i < routes.Count; i++)
        {
            for (var j = 0; j < routes[i].Match?.Count; j++)
            {
                if (routes[i].Match![j].Port is > 0)
                    return $"{FieldPath.Child($"{FieldPath.Child("spec.http", i)}.match", j)}.port";
            }
        }

        return null;
    }
}
