using System.Text.Json.Nodes;
using Kyma.Krm.Egress;
using Kyma.Krm.Importing.Trials;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Importing.Drafting;

/// <summary>A service as a config would have it.</summary>
/// <param name="Rule">The DestinationRule that its TLS is from; null where it has none, or the gateway's.</param>
internal readonly record struct ServiceForm(JsonObject Service, OriginalResource? Rule);

/// <summary>The forms that a ServiceEntry can have in a config, the richest first.</summary>
internal sealed class ServiceForms(Originals originals)
{
    readonly GatewayRecipe _ways = new(originals);

    public IEnumerable<ServiceForm> Of(OriginalResource entry)
    {
        var hosts = entry.Spec.Texts("hosts");
        if (_ways.PartnerOf(entry) is { } partner)
            yield return new(ViaForm(entry, partner), null);
        var rules = RulesFor(hosts, entry.Id.Namespace);
        if (TlsOf(rules) is { } tls)
            yield return new(Form(entry, tls, SelectorOf(entry, rules)), rules[0]);
        yield return new(Form(entry, null, null), null);
    }

    /// <summary>
    /// Services in the order of their hosts at the egress gateway, so that the Gateway is the same too.
    /// </summary>
    public IReadOnlyList<(OriginalResource Original, JsonObject Service)> InGatewayOrder(
        IReadOnlyList<(OriginalResource Original, JsonObject Service)> services,
        string config
    )
    {
        var order = EgressGateways(config)
            .SelectMany(gateway => gateway.Spec.Items("servers").SelectMany(server => server.Texts("hosts")))
            .Distinct()
            .Index()
            .ToDictionary(entry => entry.Item, entry => entry.Index);
        return order.Count == 0
            ? services
            : services
                .OrderBy(service =>
                    _ways.SniOf(service.Original) is { } sni
                        ? order.GetValueOrDefault($"{service.Original.Id.Namespace}/{sni}", -1)
                        : -1
                )
                .ToArray();
    }

    IEnumerable<OriginalResource> EgressGateways(string config) =>
        originals
            .OfKind(ImportedKinds.Istio, "Gateway")
            .Where(gateway =>
                EgressShared.IsEgressGateway(gateway) && gateway.Id.Name == EgressPlan.SharedNameOf(config)
            );

    /// <summary>DestinationRules that originate TLS for one of the hosts; the one with a credential first.</summary>
    List<OriginalResource> RulesFor(IReadOnlyList<string> hosts, string @namespace) =>
        [
            .. hosts
                .Distinct()
                .SelectMany(host => originals.RulesFor(@namespace, host))
                .Where(rule => ClientTls(rule) is not null)
                .OrderBy(rule => HasCredential(ClientTls(rule)) ? 0 : 1),
        ];

    static JsonNode? ClientTls(OriginalResource rule) =>
        rule
            .Spec.Items("trafficPolicy", "portLevelSettings")
            .Select(setting => setting.At("tls"))
            .FirstOrDefault(tls => tls.Text("mode") is EgressTlsConfig.Simple or EgressTlsConfig.Mutual);

    static bool HasCredential(JsonNode? tls) =>
        tls.Text("credentialName") is not null || tls.Text("caCertCredentialName") is not null;

    static JsonObject? TlsOf(List<OriginalResource> rules) =>
        rules is not [var rule, ..]
            ? null
            : JsonFields.Of(
                ("mode", ClientTls(rule).Copy("mode")),
                ("credentialName", ClientTls(rule).Copy("credentialName")),
                ("sni", ClientTls(rule).Copy("sni")),
                ("subjectAltNames", ClientTls(rule).Copy("subjectAltNames")),
                ("caCertCredentialName", ClientTls(rule).Copy("caCertCredentialName"))
            );

    JsonObject? SelectorOf(OriginalResource entry, List<OriginalResource> rules)
    {
        if (rules[0].Spec.At("workloadSelector", "matchLabels") is not { } labels)
            return null;
        var binding = originals.Find(entry.Id with { Group = "rbac.authorization.k8s.io", Kind = "RoleBinding" });
        var accounts =
            binding?.Content.Items("subjects").Select(subject => subject.Text("name")).OfType<string>().ToList() ?? [];
        return JsonFields.Of(
            ("matchLabels", labels.DeepClone()),
            ("serviceAccountName", accounts is [var only] ? only : null)
        );
    }

    static JsonObject Form(OriginalResource entry, JsonNode? tls, JsonNode? selector)
    {
        var spec = entry.Spec;
        var preset = ImportedPorts.PresetOf(spec, tls is not null, via: false);
        return JsonFields.Of(
            ("name", entry.Id.Name),
            ("hosts", spec.Copy("hosts")),
            ("ports", preset is null ? ImportedPorts.Of(spec) : null),
            ("addresses", spec.Items("addresses").Count > 0 ? spec.Copy("addresses") : null),
            ("endpoints", EndpointsOf(spec)),
            ("resolution", spec.Copy("resolution") ?? Resolutions.None),
            ("preset", preset),
            ("tls", tls),
            ("workloadSelector", selector)
        );
    }

    /// <summary>What the gateway does is in the partner's entry and rule; the real host's has only its ports.</summary>
    JsonObject ViaForm(OriginalResource entry, OriginalResource partner)
    {
        var host = entry.Spec.FirstText("hosts");
        var tls = TlsOf(RulesFor(partner.Spec.Texts("hosts"), entry.Id.Namespace));
        var ports = _ways.PortsOf(entry);
        var preset = ImportedPorts.PresetOf(JsonFields.Of(("ports", ports.DeepClone())), tls is not null, via: true);
        var isPlain =
            EndpointsOf(partner.Spec) is [var only] && only.Text("address") == host && only.At("ports") is null;
        return JsonFields.Of(
            ("name", entry.Id.Name),
            ("hosts", JsonFields.List(_ways.HostsOf(entry))),
            ("ports", preset is null ? ports : null),
            ("addresses", entry.Spec.Items("addresses").Count > 0 ? entry.Spec.Copy("addresses") : null),
            ("endpoints", isPlain ? null : EndpointsOf(partner.Spec)),
            ("resolution", partner.Spec.Copy("resolution")),
            ("preset", preset),
            ("tls", tls),
            ("via", EgressServiceConfig.ViaEgressGateway)
        );
    }

    static JsonArray? EndpointsOf(JsonNode? spec) =>
        spec.Items("endpoints") is { Count: > 0 } endpoints
            ? JsonFields.List(
                endpoints.Select(endpoint =>
                    JsonFields.Of(("address", endpoint.Copy("address")), ("ports", endpoint.Copy("ports")))
                )
            )
            : null;
}
