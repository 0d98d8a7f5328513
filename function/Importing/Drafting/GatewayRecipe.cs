using System.Text.Json.Nodes;
using Kyma.Krm.Egress;
using Kyma.Krm.Importing.Trials;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Importing.Drafting;

/// <summary>
/// A way through the egress gateway as it is rendered: the real host's entry, the routes to the gateway's own names,
/// and the partner's entries behind them.
/// </summary>
internal sealed class GatewayRecipe(Originals originals)
{
    /// <summary>Config, namespace and the two labels of the domain come behind the service's name.</summary>
    const int LabelsBehindService = 4;

    readonly Lazy<Lookup<(string Namespace, string Host), OriginalResource>> _entriesByHost = new(() =>
        originals
            .OfKind(ImportedKinds.Istio, "ServiceEntry")
            .Where(IsPart)
            .ToLookup(entry => (entry.Id.Namespace, entry.Spec.FirstText("hosts")))
    );

    readonly Lazy<Lookup<(string? Owner, string Namespace, string? Service), OriginalResource>> _hostsOfServices = new(
        () =>
            originals
                .OfKind(ImportedKinds.Istio, "ServiceEntry")
                .Where(entry => !IsPart(entry))
                .ToLookup(entry => (entry.Owner, entry.Id.Namespace, ServiceIn(Lanes(originals, entry))))
    );

    /// <summary>It is known under a name of the gateway's own, and belongs to the way of another entry.</summary>
    public static bool IsPart(OriginalResource entry) =>
        entry.Spec.Texts("hosts") is { Count: > 0 } hosts && hosts.All(LaneNames.IsInternal);

    /// <summary>The service that the entry is a host of; null where it does not go through the gateway.</summary>
    public string? ServiceOf(OriginalResource entry) => ServiceIn(Lanes(entry));

    static string? ServiceIn(IReadOnlyList<Lane> lanes) =>
        lanes is [{ Sni: var sni }, ..] && sni.Split('.') is { Length: > LabelsBehindService } labels
            ? labels[^(LabelsBehindService + 1)]
            : null;

    /// <summary>The gateway's name for the entry's first port; null where it does not go through the gateway.</summary>
    public string? SniOf(OriginalResource entry) => Lanes(entry).FirstOrDefault()?.Sni;

    /// <summary>All hosts of the entry's service, its own first.</summary>
    public IReadOnlyList<string> HostsOf(OriginalResource entry)
    {
        var service = ServiceOf(entry);
        return
        [
            .. entry.Spec.Texts("hosts"),
            .. _hostsOfServices
                .Value[(entry.Owner, entry.Id.Namespace, service)]
                .Where(other => other != entry)
                .SelectMany(other => other.Spec.Texts("hosts")),
        ];
    }

    /// <summary>Its service has an entry of the service's own name, which stands for all of its hosts.</summary>
    public bool IsFurtherHost(OriginalResource entry) =>
        ServiceOf(entry) is { } service
        && service != entry.Id.Name
        && originals.Find(entry.Id with { Name = service }) is { } first
        && ServiceOf(first) == service;

    /// <summary>The partner's entry of the lane that begins at a port.</summary>
    public OriginalResource? PartnerOf(OriginalResource entry, int? port = null) =>
        Lanes(entry).FirstOrDefault(lane => port is null || lane.Port == port) is { } lane
            ? _entriesByHost.Value[(entry.Id.Namespace, $"to.{lane.Sni}")].FirstOrDefault()
            : null;

    /// <summary>The ports of the real entry, each with the one that the partner is reached at.</summary>
    public JsonArray PortsOf(OriginalResource entry) =>
        JsonFields.List(
            entry
                .Spec.Items("ports")
                .Select(port =>
                    JsonFields.Of(
                        ("number", port.Copy("number")),
                        ("name", port.Copy("name")),
                        ("protocol", port.Copy("protocol")),
                        (
                            "targetPort",
                            PartnerOf(entry, port.Number("number"))?.Spec.Items("ports") is [var partner]
                            && partner.Number("number") != port.Number("number")
                                ? partner.Copy("number")
                                : null
                        )
                    )
                )
        );

    sealed record Lane(string Sni, int? Port);

    List<Lane> Lanes(OriginalResource entry) => Lanes(originals, entry);

    static List<Lane> Lanes(Originals originals, OriginalResource entry) =>
        originals.Find(entry.Id with { Kind = "VirtualService" }) is not { } routes
            ? []
            :
            [
                .. new[] { "http", "tls", "tcp" }
                    .SelectMany(kind => routes.Spec.Items(kind))
                    .Select(route => new Lane(
                        route.Items("route").FirstOrDefault().Text("destination", "host") ?? "",
                        route.Items("match").FirstOrDefault().Number("port")
                    ))
                    .Where(lane => LaneNames.IsInternal(lane.Sni)),
            ];
}
