using System.Text.Json.Nodes;
using Kyma.Krm.Egress;

namespace Kyma.Krm.Importing;

/// <summary>The forms that a ServiceEntry can have in a config, the richest first.</summary>
internal sealed class ServiceForms(Originals originals)
{
    public IEnumerable<JsonObject> Of(OriginalResource entry, string config)
    {
        var hosts = entry.Spec.Texts("hosts");
        if (IsRouted(entry, config))
            yield return Form(entry, TlsOf(RulesFor(hosts, EgressGateway.Namespace)), null, via: true);
        var rules = RulesFor(hosts, entry.Id.Namespace);
        if (TlsOf(rules) is { } tls)
            yield return Form(entry, tls, SelectorOf(entry, rules), via: false);
        yield return Form(entry, null, null, via: false);
    }

    /// <summary>Services in the order of their hosts at the egress gateway, so that the Gateway is the same too.</summary>
    public IReadOnlyList<(OriginalResource Original, JsonObject Service)> InGatewayOrder(
        IReadOnlyList<(OriginalResource Original, JsonObject Service)> services,
        string config
    )
    {
        var order = EgressGateways(config)
            .SelectMany(gateway => gateway.Spec.Items("servers").SelectMany(server => server.Texts("hosts")))
            .Distinct()
            .Select((host, i) => (host, i))
            .ToDictionary(entry => entry.host, entry => entry.i);
        return order.Count == 0
            ? services
            :
            [
                .. services.OrderBy(service =>
                    service.Original.Spec.FirstText("hosts") is { } host ? order.GetValueOrDefault(host, -1) : -1
                ),
            ];
    }

    /// <summary>A VirtualService of its name leads it through the config's own Gateway.</summary>
    bool IsRouted(OriginalResource entry, string config) =>
        originals.Find(entry.Id with { Kind = "VirtualService" }) is { } route
        && EgressGateways(config)
            .Any(gateway =>
                gateway.Id.Namespace == entry.Id.Namespace
                && gateway.Owner == entry.Owner
                && route.Spec.Texts("gateways").Contains(gateway.Id.Name)
            );

    IEnumerable<OriginalResource> EgressGateways(string config) =>
        originals
            .OfKind(ImportedKinds.Istio, "Gateway")
            .Where(gateway =>
                EgressShared.IsEgressGateway(gateway) && gateway.Id.Name == EgressPlan.SharedNameOf(config)
            );

    /// <summary>DestinationRules that begin TLS for one of the hosts; the one with a credential first.</summary>
    List<OriginalResource> RulesFor(IReadOnlyList<string> hosts, string @namespace) =>
        [
            .. hosts
                .Distinct()
                .SelectMany(host => originals.RulesFor(@namespace, host))
                .Where(rule => ClientTls(rule) is not null)
                .OrderBy(rule => ClientTls(rule).Text("credentialName") is null ? 1 : 0),
        ];

    static JsonNode? ClientTls(OriginalResource rule) =>
        rule
            .Spec.Items("trafficPolicy", "portLevelSettings")
            .Select(setting => setting.At("tls"))
            .FirstOrDefault(tls => tls.Text("mode") is EgressTlsConfig.Simple or EgressTlsConfig.Mutual);

    static JsonObject? TlsOf(List<OriginalResource> rules) =>
        rules is not [var rule, ..]
            ? null
            : Tree.Object(
                ("mode", ClientTls(rule).Copy("mode")),
                ("credentialName", ClientTls(rule).Copy("credentialName")),
                ("sni", ClientTls(rule).Copy("sni")),
                ("subjectAltNames", ClientTls(rule).Copy("subjectAltNames"))
            );

    JsonObject? SelectorOf(OriginalResource entry, List<OriginalResource> rules)
    {
        if (rules[0].Spec.At("workloadSelector", "matchLabels") is not { } labels)
            return null;
        var binding = originals.Find(entry.Id with { Group = "rbac.authorization.k8s.io", Kind = "RoleBinding" });
        var accounts =
            binding?.Content.Items("subjects").Select(subject => subject.Text("name")).OfType<string>().ToList() ?? [];
        return Tree.Object(
            ("matchLabels", labels.DeepClone()),
            ("serviceAccountName", accounts is [var only] ? only : null)
        );
    }

    static JsonObject Form(OriginalResource entry, JsonNode? tls, JsonNode? selector, bool via)
    {
        var spec = entry.Spec;
        var preset = ImportedPorts.PresetOf(spec, tls is not null, via);
        return Tree.Object(
            ("name", entry.Id.Name),
            ("hosts", spec.Copy("hosts")),
            ("ports", preset is null ? ImportedPorts.Of(spec) : null),
            ("addresses", spec.Items("addresses").Count > 0 ? spec.Copy("addresses") : null),
            ("endpoints", EndpointsOf(spec)),
            ("resolution", spec.Copy("resolution") ?? Resolutions.None),
            ("preset", preset),
            ("tls", tls),
            ("workloadSelector", selector),
            ("via", via ? EgressServiceConfig.ViaEgressGateway : null)
        );
    }

    static JsonArray? EndpointsOf(JsonNode? spec) =>
        spec.Items("endpoints") is { Count: > 0 } endpoints
            ? Tree.List(
                endpoints.Select(endpoint =>
                    Tree.Object(("address", endpoint.Copy("address")), ("ports", endpoint.Copy("ports")))
                )
            )
            : null;
}
