using System.Text.Json.Nodes;
using Kyma.Krm.Tests.Doors;
using Kyma.Krm.Tests.Support;

namespace Kyma.Krm.Tests.Egress;

/// <summary>
/// What a service through the egress gateway renders to, resource by resource and field by field: the recipe that was
/// seen to let the config's namespaces through and nobody else. A difference is a change of who gets where.
/// </summary>
public sealed class RecipeTests
{
    const string Gateway = "istio-egressgateway.istio-system.svc.cluster.local";
    const string Identity = "spiffe://cluster.local/ns/istio-system/sa/istio-egressgateway-service-account";
    const string Removed =
        "x-forwarded-client-cert, x-forwarded-for, x-envoy-external-address, x-envoy-decorator-operation, "
        + "x-envoy-peer-metadata, x-envoy-peer-metadata-id, x-envoy-attempt-count, x-request-id";

    [Fact]
    public void HTTPS_of_the_application() =>
        AssertRenders(
            "{name: api, hosts: [api.partner.com], via: EgressGateway}",
            $$$$"""
            ServiceEntry api: {hosts: [api.partner.com], ports: [{number: 443, name: tls, protocol: TLS}],
              resolution: NONE, exportTo: [.]}
            {{{{EntryOf("api", "tls", "TLS")}}}}
            {{{{RuleOf("api")}}}}
            ServiceEntry api-partner: {hosts: [to.api.shop.shop.egress.internal],
              ports: [{number: 443, name: tls, protocol: TLS}], resolution: DNS,
              endpoints: [{address: api.partner.com}], exportTo: [istio-system]}
            VirtualService api: {hosts: [api.partner.com], gateways: [mesh], exportTo: [.],
              tls: [{match: [{port: 443, sniHosts: [api.partner.com]}],
              route: [{destination: {host: api.shop.shop.egress.internal, port: {number: 443}}}]}]}
            {{{{TcpAtGateway("api", 443)}}}}
            {{{{Shared("TLS", "tls-api", "api")}}}}
            """
        );

    [Theory]
    [InlineData("MUTUAL", ", credentialName: bank-client", "credentialName: bank-client, ")]
    [InlineData("SIMPLE", "", "")]
    public void HTTP_of_the_application_and_TLS_of_the_gateway(string mode, string config, string rule) =>
        AssertRenders(
            $"{{name: bank, hosts: [bank.example.com], tls: {{mode: {mode}{config}}}, via: EgressGateway}}",
            $$$$"""
            ServiceEntry bank: {hosts: [bank.example.com], ports: [{number: 80, name: http, protocol: HTTP}],
              resolution: NONE, exportTo: [.]}
            {{{{EntryOf("bank", "http", "HTTP")}}}}
            {{{{RuleOf("bank")}}}}
            ServiceEntry bank-partner: {hosts: [to.bank.shop.shop.egress.internal],
              ports: [{number: 443, name: https, protocol: HTTPS}], resolution: DNS,
              endpoints: [{address: bank.example.com}], exportTo: [istio-system]}
            DestinationRule bank-partner: {host: to.bank.shop.shop.egress.internal, exportTo: [istio-system],
              trafficPolicy: {portLevelSettings: [{port: {number: 443},
              tls: {mode: {{{{mode}}}}, {{{{rule}}}}sni: bank.example.com, subjectAltNames: [bank.example.com]}}]}}
            {{{{HttpInMesh("bank", "bank.example.com")}}}}
            {{{{HttpAtGateway("bank", "bank.example.com", 443, Removed)}}}}
            {{{{Shared("HTTPS", "https-bank", "bank")}}}}
            """
        );

    [Fact]
    public void Plain_HTTP_to_the_partner() =>
        AssertRenders(
            "{name: feed, hosts: [feed.example.com], preset: http, via: EgressGateway}",
            $$$$"""
            ServiceEntry feed: {hosts: [feed.example.com], ports: [{number: 80, name: http, protocol: HTTP}],
              resolution: NONE, exportTo: [.]}
            {{{{EntryOf("feed", "http", "HTTP")}}}}
            {{{{RuleOf("feed")}}}}
            ServiceEntry feed-partner: {hosts: [to.feed.shop.shop.egress.internal],
              ports: [{number: 80, name: http, protocol: HTTP}], resolution: DNS,
              endpoints: [{address: feed.example.com}], exportTo: [istio-system]}
            {{{{HttpInMesh("feed", "feed.example.com")}}}}
            {{{{HttpAtGateway("feed", "feed.example.com", 80, $"{Removed}, x-forwarded-proto")}}}}
            {{{{Shared("HTTPS", "https-feed", "feed")}}}}
            """
        );

    [Fact]
    public void Plain_TCP() =>
        AssertRenders(
            "{name: db, hosts: [db.example.com], ports: [{number: 1521, protocol: TCP}], addresses: "
                + "[192.0.2.1], via: EgressGateway}",
            $$$$"""
            ServiceEntry db: {hosts: [db.example.com], addresses: [192.0.2.1],
              ports: [{number: 1521, name: tcp, protocol: TCP}], resolution: DNS, exportTo: [.]}
            {{{{EntryOf("db", "tls", "TLS")}}}}
            {{{{RuleOf("db")}}}}
            ServiceEntry db-partner: {hosts: [to.db.shop.shop.egress.internal],
              ports: [{number: 1521, name: tcp, protocol: TCP}], resolution: DNS,
              endpoints: [{address: db.example.com}], exportTo: [istio-system]}
            VirtualService db: {hosts: [db.example.com], gateways: [mesh], exportTo: [.],
              tcp: [{match: [{port: 1521}], route: [{destination: {host: db.shop.shop.egress.internal,
              port: {number: 443}}}]}]}
            {{{{TcpAtGateway("db", 1521)}}}}
            {{{{Shared("TLS", "tls-db", "db")}}}}
            """
        );

    [Theory]
    [InlineData("HTTP2", "http2")]
    [InlineData("GRPC", "grpc")]
    public void HTTP2_on_every_hop(string protocol, string name) =>
        AssertRenders(
            $"{{name: rpc, hosts: [rpc.example.com], ports: [{{number: 80, protocol: {protocol}, "
                + "targetPort: 443}], tls: {mode: SIMPLE}, via: EgressGateway}",
            $$$$"""
            ServiceEntry rpc: {hosts: [rpc.example.com], ports: [{number: 80, name: {{{{name}}}},
              protocol: {{{{protocol}}}}}], resolution: NONE, exportTo: [.]}
            {{{{EntryOf("rpc", name, protocol)}}}}
            {{{{RuleOf("rpc")}}}}
            ServiceEntry rpc-partner: {hosts: [to.rpc.shop.shop.egress.internal],
              ports: [{number: 443, name: https, protocol: HTTPS}], resolution: DNS,
              endpoints: [{address: rpc.example.com}], exportTo: [istio-system]}
            DestinationRule rpc-partner: {host: to.rpc.shop.shop.egress.internal, exportTo: [istio-system],
              trafficPolicy: {portLevelSettings: [{port: {number: 443},
              connectionPool: {http: {useClientProtocol: true}},
              tls: {mode: SIMPLE, sni: rpc.example.com, subjectAltNames: [rpc.example.com]}}]}}
            {{{{HttpInMesh("rpc", "rpc.example.com")}}}}
            {{{{HttpAtGateway("rpc", "rpc.example.com", 443, Removed)}}}}
            {{{{Shared("HTTPS", "https-rpc", "rpc")}}}}
            """
        );

    [Fact]
    public void A_TLS_wildcard_with_one_server_for_all_names() =>
        AssertRenders(
            "{name: w, hosts: ['*.example.com'], endpoints: [{address: one.example.com}], via: EgressGateway}",
            $$$$"""
            ServiceEntry w: {hosts: ['*.example.com'], ports: [{number: 443, name: tls, protocol: TLS}],
              resolution: NONE, exportTo: [.]}
            {{{{EntryOf("w", "tls", "TLS")}}}}
            {{{{RuleOf("w")}}}}
            ServiceEntry w-partner: {hosts: [to.w.shop.shop.egress.internal],
              ports: [{number: 443, name: tls, protocol: TLS}], resolution: DNS,
              endpoints: [{address: one.example.com}], exportTo: [istio-system]}
            VirtualService w: {hosts: ['*.example.com'], gateways: [mesh], exportTo: [.],
              tls: [{match: [{port: 443, sniHosts: ['*.example.com']}],
              route: [{destination: {host: w.shop.shop.egress.internal, port: {number: 443}}}]}]}
            {{{{TcpAtGateway("w", 443)}}}}
            {{{{Shared("TLS", "tls-w", "w")}}}}
            """
        );

    [Fact]
    public void Each_of_several_hosts_has_names_of_its_own()
    {
        var resources = Render("{name: api, hosts: [a.example.com, b.example.com], via: EgressGateway}");

        foreach (var (name, host) in new[] { ("api", "a"), ("api-b-example-com", "b") })
        {
            var sni = $"{host}-example-com.api.shop.shop.egress.internal";
            Same(
                $"{{hosts: [{host}.example.com], ports: [{{number: 443, name: tls, protocol: TLS}}], "
                    + "resolution: NONE, exportTo: [.]}",
                resources,
                "ServiceEntry",
                name
            );
            Same(
                $"{{hosts: [{sni}], ports: [{{number: 443, name: tls, protocol: TLS}}], location: "
                    + $"MESH_INTERNAL, resolution: DNS, endpoints: [{{address: {Gateway}}}], exportTo: [.]}}",
                resources,
                "ServiceEntry",
                $"{name}-gateway"
            );
            Same(
                $"{{hosts: [to.{sni}], ports: [{{number: 443, name: tls, protocol: TLS}}], resolution: DNS, "
                    + $"endpoints: [{{address: {host}.example.com}}], exportTo: [istio-system]}}",
                resources,
                "ServiceEntry",
                $"{name}-partner"
            );
        }

        Assert.Equal(
            ["shop/a-example-com.api.shop.shop.egress.internal", "shop/b-example-com.api.shop.shop.egress.internal"],
            Find(resources, "Gateway", "shop-egress")["spec"]!["servers"]!
                .AsArray()
                .Select(server => (string?)server!["hosts"]!.AsArray().Single())
        );
    }

    [Theory]
    [InlineData(".", "shop")]
    [InlineData("., other", "shop, other")]
    public void The_policy_names_who_may_and_nothing_else_of_the_gateway(string exportTo, string namespaces) =>
        Same(
            "{selector: {matchLabels: {istio: egressgateway}}, action: DENY, rules: [{from: "
                + $"[{{source: {{notNamespaces: [{namespaces}]}}}}], when: [{{key: connection.sni, values: "
                + "['*.shop.shop.egress.internal']}]}]}",
            Render("{hosts: [a.example.com], via: EgressGateway}", $"exportTo: [{exportTo}], "),
            "AuthorizationPolicy",
            "shop.shop-egress"
        );

    [Fact]
    public void The_Sidecar_limits_to_the_namespace_and_the_cluster() =>
        Same(
            "{outboundTrafficPolicy: {mode: REGISTRY_ONLY}, egress: [{hosts: ['./*', '*/*.svc.cluster.local']}]}",
            Render("{hosts: [a.example.com], via: EgressGateway}", "outboundTrafficPolicy: REGISTRY_ONLY, "),
            "Sidecar",
            "shop-egress"
        );

    /// <summary>The text of the recipe itself, where it lies beside the project.</summary>
    [Fact]
    public void The_recipe_as_it_was_run()
    {
        const string File = "../shared/facts/egress-lock.md";
        if (!System.IO.File.Exists(Repository.File(File)))
            Repository.MissShared($"{File} is not there");
        var blocks = System
            .IO.File.ReadAllText(Repository.File(File))
            .Split("```yaml\n")
            .Skip(1)
            .Select(block => block[..block.IndexOf("```", StringComparison.Ordinal)]);
        var rendered = Render(
            "{name: api, hosts: [api.partner.com], via: EgressGateway}, {name: bank, hosts: "
                + "[bank.example.com], tls: {mode: MUTUAL, credentialName: bank-client}, via: EgressGateway}",
            "outboundTrafficPolicy: REGISTRY_ONLY, "
        );

        var recipe = blocks.SelectMany(Manifests.Parse).ToList();
        Assert.Equal(14, recipe.Count);
        foreach (var resource in recipe)
        {
            var (kind, name) = ((string)resource["kind"]!, (string)resource["metadata"]!["name"]!);
            var ours = kind switch
            {
                "AuthorizationPolicy" => "shop.shop-egress",
                "Sidecar" => "shop-egress",
                _ => name,
            };
            Same(resource["spec"]!, rendered, kind, ours);
        }

        // What the page leaves to the reader: "Further the entry bank-gateway and the rule bank-gateway".
        Assert.Equal(recipe.Count + 2, rendered.Count);
    }

    static string EntryOf(string service, string name, string protocol) =>
        $"ServiceEntry {service}-gateway: {{hosts: [{service}.shop.shop.egress.internal], ports: [{{number: "
        + $"443, name: {name}, protocol: {protocol}}}], location: MESH_INTERNAL, resolution: DNS, endpoints: "
        + $"[{{address: {Gateway}}}], exportTo: [.]}}";

    static string RuleOf(string service) =>
        $"DestinationRule {service}-gateway: {{host: {service}.shop.shop.egress.internal, exportTo: [.], "
        + $"trafficPolicy: {{tls: {{mode: ISTIO_MUTUAL, sni: {service}.shop.shop.egress.internal, "
        + $"subjectAltNames: ['{Identity}']}}}}}}";

    static string TcpAtGateway(string service, int port) =>
        $"VirtualService {service}-gateway: {{hosts: [{service}.shop.shop.egress.internal], gateways: "
        + "[shop-egress], exportTo: [istio-system], tcp: [{match: [{port: 443}], route: [{destination: "
        + $"{{host: to.{service}.shop.shop.egress.internal, port: {{number: {port}}}}}}}]}}]}}";

    static string HttpInMesh(string service, string host) =>
        $"VirtualService {service}: {{hosts: [{host}], gateways: [mesh], exportTo: [.], http: [{{match: "
        + $"[{{port: 80}}], rewrite: {{authority: {service}.shop.shop.egress.internal}}, route: "
        + $"[{{destination: {{host: {service}.shop.shop.egress.internal, port: {{number: 443}}}}}}]}}]}}";

    static string HttpAtGateway(string service, string host, int port, string removed) =>
        $"VirtualService {service}-gateway: {{hosts: [{service}.shop.shop.egress.internal], gateways: "
        + "[shop-egress], exportTo: [istio-system], http: [{match: [{port: 443}], rewrite: {authority: "
        + $"{host}}}, headers: {{request: {{remove: [{removed}]}}}}, route: [{{destination: {{host: "
        + $"to.{service}.shop.shop.egress.internal, port: {{number: {port}}}}}}}]}}]}}";

    static string Shared(string protocol, string name, string service) =>
        $$$$"""
            Gateway shop-egress: {selector: {istio: egressgateway},
              servers: [{port: {number: 443, name: {{{{name}}}}, protocol: {{{{protocol}}}}},
              hosts: [shop/{{{{service}}}}.shop.shop.egress.internal], tls: {mode: ISTIO_MUTUAL}}]}
            AuthorizationPolicy shop.shop-egress: {selector: {matchLabels: {istio: egressgateway}}, action: DENY,
              rules: [{from: [{source: {notNamespaces: [shop]}}],
              when: [{key: connection.sni, values: ['*.shop.shop.egress.internal']}]}]}
            """;

    /// <summary>Every resource, and no other: kind, name and spec each; further lines of a spec are indented.</summary>
    static void AssertRenders(string service, string expected)
    {
        var resources = Render(service);
        var lines = expected
            .Replace("\n  ", " ", StringComparison.Ordinal)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var line in lines)
        {
            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            var title = line[..colon].Split(' ');
            Same(line[(colon + 2)..], resources, title[0], title[1]);
        }

        Assert.Equal(lines.Length, resources.Count);
    }

    static void Same(string spec, IReadOnlyList<JsonObject> resources, string kind, string name) =>
        Same(Manifests.Parse(spec).Single(), resources, kind, name);

    static void Same(JsonNode spec, IReadOnlyList<JsonObject> resources, string kind, string name)
    {
        var resource = Find(resources, kind, name);
        Assert.Equal(
            kind == "AuthorizationPolicy" ? "istio-system" : "shop",
            (string?)resource["metadata"]!["namespace"]
        );
        Assert.True(
            JsonNode.DeepEquals(spec, Manifests.Parse(resource["spec"]!.ToJsonString()).Single()),
            $"{kind} {name}: {resource["spec"]!.ToJsonString()}\nnot {spec.ToJsonString()}"
        );
    }

    static JsonObject Find(IReadOnlyList<JsonObject> resources, string kind, string name) =>
        Assert.Single(
            resources,
            resource => (string?)resource["kind"] == kind && (string?)resource["metadata"]!["name"] == name
        );

    static IReadOnlyList<JsonObject> Render(string services, string egress = "exportTo: [.], ")
    {
        var traffic = Traffic.Of($"{{egress: {{namespace: shop, {egress}services: [{services}]}}}}");
        Assert.Empty(traffic.Errors);
        return traffic.Resources;
    }
}
