using Kyma.Krm.Certificates.Pki.X509;
using Kyma.Krm.Egress;
using Kyma.Krm.Gateways;

namespace Kyma.Krm.Explaining.Pictures;

/// <summary>What a picture shows: the ways traffic takes, as trees.</summary>
internal static class TrafficPicture
{
    /// <summary>More would hide the rest of the picture; the table has all.</summary>
    const int MostOthers = 12;

    /// <summary>Clients, Gateway, hosts, applications; null where nothing enters.</summary>
    public static PictureNode? Ingress(ExplainedConfig config)
    {
        var own = config.Plan.Gateway;
        var gateways = config
            .Routes.Where(route => route.Gateway != own?.Reference)
            .GroupBy(route => route.Gateway)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new PictureNode(NodeKind.Gateway, group.Key, "a Gateway that exists already")
            {
                Children = group.Select(Application).ToArray(),
            });
        IReadOnlyList<PictureNode> all =
        [
            .. own is null ? (PictureNode[])[] : [Gateway(config, own)],
            .. gateways,
            .. config
                .Limits.Where(limit => own is null || !limit.IsForIngressGateway)
                .Select(limit => new PictureNode(
                    limit.IsForIngressGateway ? NodeKind.Gateway : NodeKind.Application,
                    limit.Pods,
                    $"each pod: {limit.InShort}"
                )),
        ];
        return all.Count == 0
            ? null
            : new PictureNode(NodeKind.Origin, "Clients", "outside the cluster") { Children = all };
    }

    /// <summary>Workloads, egress gateway, external hosts; null where the config says nothing of egress.</summary>
    public static PictureNode? Egress(ExplainedConfig config)
    {
        if (config.Plan.Egress is not { } egress)
            return null;
        var direct = Crowd.Grouped(config.Services.Where(service => !service.ViaGateway).Select(External).ToArray());
        var routed = Crowd.Grouped(config.Services.Where(service => service.ViaGateway).Select(External).ToArray());
        return new PictureNode(
            NodeKind.Origin,
            "Workloads",
            egress.RegistryOnly ? $"in namespace {egress.Namespace}" : "in every namespace"
        )
        {
            Children =
            [
                .. direct,
                .. routed.Count == 0
                    ? (PictureNode[])[]
                    :
                    [
                        new PictureNode(NodeKind.Gateway, "istio-egressgateway", EgressGateway.Namespace)
                        {
                            Children = routed,
                        },
                    ],
                .. Others(config),
                egress.RegistryOnly
                    ? new PictureNode(NodeKind.Refused, "any other host", "blocked (REGISTRY_ONLY)")
                    : new PictureNode(NodeKind.Open, "any other host", "not limited (ALLOW_ANY)"),
            ],
        };
    }

    /// <summary>What else a locked namespace reaches, by whom it is registered.</summary>
    static IEnumerable<PictureNode> Others(ExplainedConfig config)
    {
        var own = config.Services.SelectMany(service => service.Hosts).ToHashSet();
        return config
            .Reach.Where(reach => !own.Contains(reach.Host.Split(':')[0]) && reach.By.Length > 0)
            .Take(MostOthers)
            .Select(reach => new PictureNode(NodeKind.External, reach.Host, $"by {reach.By}", reach.Leaves));
    }

    static PictureNode Gateway(ExplainedConfig config, GatewayPlan gateway)
    {
        string[] lines =
        [
            $"443 HTTPS, {GatewayWords.Versions(gateway)}",
            .. gateway.HttpsRedirect ? (string[])["80 redirects to HTTPS"] : [],
            .. config.Plan.Certificate is { } certificate
                ? (string[])[$"certificate: {CertificateWords.Short(certificate)}"]
                : [],
            .. gateway.TlsMode == TlsMode.Simple
                ? (string[])[]
                : [gateway.TlsMode == TlsMode.Mutual ? "clients show a certificate" : "clients may show a certificate"],
            .. config.Limits.Where(limit => limit.IsForIngressGateway).Select(limit => $"each pod: {limit.InShort}"),
        ];
        var routes = config.Routes.Where(route => route.Gateway == gateway.Reference).ToArray();
        return new PictureNode(NodeKind.Gateway, gateway.Reference, lines)
        {
            Children = Crowd.Grouped(gateway.Hosts.Select(host => Host(host, gateway.Hosts, routes)).ToArray()),
        };
    }

    static PictureNode Host(string host, IReadOnlyList<string> hosts, IReadOnlyList<ExplainedRoute> routes)
    {
        var mine = routes.Where(route =>
            hosts.FirstOrDefault(other => other == route.Host) is { } exact
                ? exact == host
                : hosts.FirstOrDefault(other => new HostCover([other]).Covers(route.Host)) == host
        );
        return new PictureNode(NodeKind.Host, host) { Children = mine.Select(Application).ToArray() };
    }

    static PictureNode Application(ExplainedRoute route) =>
        new(NodeKind.Application, route.Host, [route.Service, .. route.Access]);

    static PictureNode External(ExplainedService service) =>
        new(
            NodeKind.External,
            Crowd.Names(service.Hosts),
            [string.Join(", ", service.Ports).Replace("->", "\u2192", StringComparison.Ordinal), service.InShort]
        );
}
