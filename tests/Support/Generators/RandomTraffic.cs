using System.Text.Json.Nodes;

namespace Kyma.Krm.Tests.Support.Generators;

/// <summary>
/// Configs such as people write, most of them without mistakes: namespaces, names, sources and versions vary.
/// </summary>
internal sealed class RandomTraffic(Chance chance)
{
    static readonly string[] Namespaces = ["kyma-system", "shop", "edge"];
    static readonly string[] Sources = ["gardener", "certManager", "existing", "external", "selfSigned", "none"];

    /// <summary>What lies around each config: a seed, and the cluster's Istio with an egress gateway.</summary>
    public const string Inputs = """
        - apiVersion: v1
          kind: Secret
          metadata: {name: seed, namespace: shop, annotations: {config.kubernetes.io/local-config: "true"}}
          stringData: {seed: Vq7zKfRs2mXw9hTbYd4nLc6pGj8uEaCx1tHr3oWi5k}
        - apiVersion: operator.kyma-project.io/v1alpha2
          kind: Istio
          metadata: {name: default, namespace: kyma-system}
          spec: {components: {egressGateway: {enabled: true}}}

        """;

    public JsonObject Config(string name = "shop")
    {
        var spec = new JsonObject { ["istioVersion"] = chance.Of("1.30", "1.28", "1.20") };
        if (chance.OneIn(8))
            spec["state"] = "Absent";
        var parts = chance.Below(7) + 1;
        if ((parts & 1) != 0)
            Ingress(spec);
        if ((parts & 2) != 0)
            spec["egress"] = Egress();
        if ((parts & 4) != 0)
            spec["apiRules"] = ApiRules((parts & 1) != 0);
        var metadata = new JsonObject
        {
            ["name"] = name,
            ["annotations"] = new JsonObject { ["config.kubernetes.io/local-config"] = "true" },
        };
        if (chance.OneIn(3))
            metadata["namespace"] = chance.Of(Namespaces);
        return new JsonObject
        {
            ["apiVersion"] = "krm.kyma-project.io/v1alpha1",
            ["kind"] = "KymaTraffic",
            ["metadata"] = metadata,
            ["spec"] = spec,
        };
    }

    void Ingress(JsonObject spec)
    {
        spec["domain"] = chance.Of("shop.example.com", "shop.example.org");
        var source = chance.Of(Sources);
        var gateway = new JsonObject { ["httpsRedirect"] = !chance.OneIn(3) };
        if (chance.OneIn(2))
            gateway["name"] = chance.Of("edge-gateway", "shop-gateway");
        if (chance.OneIn(2))
            gateway["namespace"] = chance.Of(Namespaces);
        if (source == "selfSigned" || chance.OneIn(4))
            gateway["tls"] = new JsonObject { ["minProtocolVersion"] = "TLSV1_3" };
        spec["gateway"] = gateway;
        var certificate = Certificate(source);
        if (chance.OneIn(4))
            certificate["secretName"] = "own-certs";
        if (source == "selfSigned" && chance.OneIn(4))
            certificate["secretType"] = "Opaque";
        spec["certificate"] = certificate;
        if (chance.OneIn(3))
            spec["dns"] = new JsonObject
            {
                ["gardener"] = chance.OneIn(2)
                    ? new JsonObject { ["targets"] = new JsonArray("203.0.113.7") }
                    : new JsonObject { ["ttl"] = 300 },
            };
    }

    JsonObject Certificate(string source) =>
        source switch
        {
            "certManager" => Source(
                "certManager",
                new() { ["issuerRef"] = new JsonObject { ["name"] = "letsencrypt" } }
            ),
            "existing" => Source("existing", []),
            "external" => Source(
                "provided",
                new()
                {
                    ["externalSecret"] = new JsonObject
                    {
                        ["secretStoreRef"] = new JsonObject { ["name"] = "vault", ["kind"] = "ClusterSecretStore" },
                        ["key"] = "shop/tls",
                    },
                }
            ),
            "selfSigned" => Source(
                "selfSigned",
                new()
                {
                    ["seedSecretRef"] = new JsonObject { ["name"] = "seed", ["namespace"] = "shop" },
                    ["notBefore"] = "2026-01-01T00:00:00Z",
                    ["generation"] = chance.Below(2) + 1,
                    ["privateKey"] = new JsonObject { ["algorithm"] = "ECDSA" },
                }
            ),
            _ => Source("gardener", []),
        };

    static JsonObject Source(string name, JsonObject settings) => new() { [name] = settings };

    JsonObject Egress()
    {
        var egress = new JsonObject();
        var isRegistryOnly = chance.OneIn(4);
        if (isRegistryOnly || chance.OneIn(2))
            egress["namespace"] = chance.Of(isRegistryOnly ? Namespaces[1..] : Namespaces);
        if (isRegistryOnly)
            egress["outboundTrafficPolicy"] = "REGISTRY_ONLY";
        else if (chance.OneIn(4))
            egress["exportTo"] = new JsonArray(".");
        if (chance.OneIn(5))
            egress["networkPolicies"] = true;
        var services = new JsonArray();
        foreach (var host in new[] { "api.partner.com", "bank.example.com", "db.example.com" })
        {
            if (chance.OneIn(3))
                continue;
            services.Add(Service(host));
        }

        egress["services"] = services;
        return egress;
    }

    JsonNode Service(string host)
    {
        var service = new JsonObject { ["hosts"] = new JsonArray(host) };
        if (host.StartsWith("db", StringComparison.Ordinal))
        {
            service["name"] = chance.Of("orders-db", "db");
            service["preset"] = chance.Of("postgresql", "mysql");
            return service;
        }

        if (chance.OneIn(2))
            service["tls"] = new JsonObject { ["mode"] = "SIMPLE" };
        else if (chance.OneIn(2))
            service["tls"] = new JsonObject { ["mode"] = "MUTUAL", ["credentialName"] = "bank-client" };
        if (chance.OneIn(2))
            service["via"] = "EgressGateway";
        else if (service["tls"]?["credentialName"] is not null)
            service["workloadSelector"] = new JsonObject { ["matchLabels"] = new JsonObject { ["app"] = "billing" } };
        return service;
    }

    JsonArray ApiRules(bool hasGateway)
    {
        var rules = new JsonArray();
        foreach (var @namespace in Namespaces[1..])
        {
            if (chance.OneIn(3))
                continue;
            var rule = new JsonObject
            {
                ["name"] = chance.Of("shop", "frontend"),
                ["namespace"] = @namespace,
                ["host"] = hasGateway ? @namespace : $"{@namespace}.shop.example.com",
                ["service"] = new JsonObject { ["name"] = "frontend", ["port"] = 8080 },
            };
            if (!hasGateway)
                rule["gateway"] = "kyma-system/kyma-gateway";
            rules.Add(rule);
        }

        return rules;
    }
}
