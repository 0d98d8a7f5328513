namespace Kyma.Krm.Tests.Mesh;

/// <summary>What protects pods, compared between two packages, whatever is requested of them.</summary>
public sealed class GuardEffectsTests
{
    const string None = "No request ends differently, ";

    static Session Effects(string before, string after, params string[] more)
    {
        using var scratch = new Scratch();
        return Session.Run([
            "diff",
            "--effects",
            .. more,
            scratch.Write("old.yaml", before),
            scratch.Write("new.yaml", after),
        ]);
    }

    static string Config(string egress, string more = "") =>
        $$$"""
            apiVersion: krm.kyma-project.io/v1alpha1
            kind: KymaTraffic
            metadata: {name: shop, annotations: {config.kubernetes.io/local-config: "true"}}
            spec:
              egress:
                namespace: shop
                outboundTrafficPolicy: REGISTRY_ONLY
                services: [{hosts: [api.partner.com], via: EgressGateway}]
                {{{egress}}}
              {{{more}}}
            {{{TestMesh.EgressGateway}}}
            """;

    [Theory]
    [InlineData("networkPolicies: true", "", "no NetworkPolicy limits what is sent")]
    [InlineData("networkPolicies: Strict", "", "no NetworkPolicy limits what is sent")]
    [InlineData("networkPolicies: Strict", "networkPolicies: true", "(more than before: to pods, namespace not istio-")]
    public void A_rendered_NetworkPolicy_that_goes_or_allows_more_is_less_protection(
        string before,
        string after,
        string now
    )
    {
        var lost = Effects(Config(before), Config(after));

        Assert.Equal(1, lost.ExitCode);
        Assert.StartsWith(
            "less protection: pods of shop, egress NetworkPolicies\n"
                + "  was: what is sent is limited by NetworkPolicy shop/shop-egress\n"
                + "  now: ",
            lost.Stdout,
            StringComparison.Ordinal
        );
        Assert.Contains(now, lost.Stdout, StringComparison.Ordinal);
        Assert.EndsWith("; 1 protection of pods differs.\n", lost.Stdout, StringComparison.Ordinal);

        var won = Effects(Config(after), Config(before));
        Assert.Equal(0, won.ExitCode);
        Assert.StartsWith("changed: pods of shop, ", won.Stdout, StringComparison.Ordinal);
    }

    static string Policy(string spec, string name = "web") =>
        $"---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\n"
        + $"metadata: {{name: {name}, namespace: shop}}\nspec: {spec}\n";

    const string Web = "podSelector: {matchLabels: {app: web}}";
    const string Any = "podSelector: {}";

    /// <summary>What is allowed counts, not how it is written.</summary>
    [Theory]
    [InlineData(
        "ingress: [{from: [{podSelector: {}}]}]",
        "policyTypes: [Ingress], ingress: [{from: [{podSelector: {}}]}]"
    )]
    [InlineData(
        "ingress: [{from: [{podSelector: {}}]}]",
        "ingress: [{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: shop}}}]}]"
    )]
    [InlineData(
        "ingress: [{ports: [{port: 80}, {port: 443, protocol: TCP}]}]",
        "ingress: [{ports: [{port: 443}]}, {ports: [{port: 80}]}]"
    )]
    [InlineData(
        "ingress: [{from: [{podSelector: {matchExpressions: [{key: a, operator: In, values: [x, y]}]}}]}]",
        "ingress: [{from: [{podSelector: {matchLabels: {a: y}}}, {podSelector: {matchLabels: {a: x}}}]}]"
    )]
    [InlineData(
        "ingress: [{from: [{podSelector: {}}]}]",
        "ingress: [{from: [{podSelector: {matchExpressions: [{key: a, operator: Exists}]}}, "
            + "{podSelector: {matchExpressions: [{key: a, operator: DoesNotExist}]}}]}]"
    )]
    [InlineData(
        "ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8}}]}]",
        "ingress: [{from: [{ipBlock: {cidr: 10.1.0.0/16}}, {ipBlock: {cidr: 10.0.0.0/8}}]}]"
    )]
    [InlineData("ingress: []", "policyTypes: [Ingress]")]
    public void NetworkPolicies_that_allow_the_same_are_equal(string before, string after)
    {
        var same = Effects(Policy($"{{{Any}, {before}}}"), Policy($"{{{Any}, {after}}}"));

        Assert.StartsWith(None, same.Stdout, StringComparison.Ordinal);
        Assert.DoesNotContain("protection of pods", same.Stdout, StringComparison.Ordinal);
        Assert.Equal(0, same.ExitCode);
    }

    [Theory]
    [InlineData("ingress: []", "ingress: [{}]")]
    [InlineData("ingress: [{ports: [{port: 80}]}]", "ingress: [{ports: [{port: 80, endPort: 90}]}]")]
    [InlineData("ingress: [{ports: [{port: 80}]}]", "ingress: [{ports: [{port: 80}, {port: 80, protocol: UDP}]}]")]
    [InlineData("ingress: [{ports: [{port: 80}]}]", "ingress: [{}]")]
    [InlineData(
        "ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}}]}]",
        "ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8}}]}]"
    )]
    [InlineData(
        "ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/16}}]}]",
        "ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8}}]}]"
    )]
    [InlineData(
        "ingress: [{from: [{namespaceSelector: {matchLabels: {a: b}}, podSelector: {matchLabels: {c: d}}}]}]",
        "ingress: [{from: [{namespaceSelector: {matchLabels: {a: b}}}, {podSelector: {matchLabels: {c: d}}}]}]"
    )]
    [InlineData("ingress: []", "policyTypes: [Egress]")]
    public void A_NetworkPolicy_that_allows_more_is_less_protection(string before, string after)
    {
        var lost = Effects(Policy($"{{{Any}, {before}}}"), Policy($"{{{Any}, {after}}}"));

        Assert.StartsWith("less protection: pods of shop, ingress Net", lost.Stdout, StringComparison.Ordinal);
        Assert.Equal(1, lost.ExitCode);
    }

    /// <summary>The number of a named port is written in the pods.</summary>
    [Fact]
    public void A_named_port_in_place_of_a_number_is_not_known()
    {
        var open = Effects(
            Policy($"{{{Any}, ingress: [{{ports: [{{port: 80}}]}}]}}"),
            Policy($"{{{Any}, ingress: [{{ports: [{{port: http}}]}}]}}")
        );

        Assert.StartsWith("not known: pods of shop, ingress NetworkPolicies\n", open.Stdout, StringComparison.Ordinal);
        Assert.Contains("(perhaps more than before: port TCP http)", open.Stdout, StringComparison.Ordinal);
        Assert.Equal(4, open.ExitCode);
    }

    /// <summary>Policies add up, so one that goes may leave others.</summary>
    [Fact]
    public void The_pods_that_a_NetworkPolicy_selects_are_told_apart()
    {
        var all = Policy($"{{{Any}, ingress: [{{from: [{{podSelector: {{}}}}]}}]}}", "all");
        var web = Policy($"{{{Web}, ingress: [{{ports: [{{port: 80}}]}}]}}");
        var package = TestMesh.App("web", "shop") + all;

        var opened = Effects(package, package + web);
        Assert.StartsWith(
            "less protection: pods of shop/web, ingress NetworkPolicies\n"
                + "  was: what is received is limited by NetworkPolicy shop/all\n"
                + "  now: what is received is limited by NetworkPolicy shop/all, shop/web "
                + "(more than before: port TCP 80)\n",
            opened.Stdout,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("pods of shop with", opened.Stdout, StringComparison.Ordinal);
        Assert.DoesNotContain("pods of shop, ", opened.Stdout, StringComparison.Ordinal);

        var closed = Effects(web, "");
        Assert.StartsWith(
            "less protection: pods of shop with app=web, ingress NetworkPolicies\n",
            closed.Stdout,
            StringComparison.Ordinal
        );
    }

    static string Limit(string spec) =>
        "---\napiVersion: gateway.kyma-project.io/v1alpha1\nkind: RateLimit\nmetadata: {name: in, namespace: "
        + $"istio-system}}\nspec: {{selectorLabels: {{app: istio-ingressgateway, istio: ingressgateway}}, {spec}}}\n";

    const string Hundred = "defaultBucket: {maxTokens: 100, tokensPerFill: 50, fillInterval: 1s}";

    [Theory]
    [InlineData("", 1)]
    [InlineData("local: {defaultBucket: {maxTokens: 200, tokensPerFill: 50, fillInterval: 1s}}", 1)]
    [InlineData("local: {defaultBucket: {maxTokens: 100, tokensPerFill: 50, fillInterval: 100ms}}", 1)]
    [InlineData($"enforce: false, local: {{{Hundred}}}", 1)]
    [InlineData(
        $"local: {{{Hundred}, buckets: [{{path: /a, bucket: {{maxTokens: 900, tokensPerFill: 1, "
            + "fillInterval: 1s}}]}",
        1
    )]
    [InlineData("local: {defaultBucket: {maxTokens: 10, tokensPerFill: 5, fillInterval: 1s}}", 0)]
    [InlineData(
        $"local: {{{Hundred}, buckets: [{{path: /a, bucket: {{maxTokens: 9, tokensPerFill: 1, fillInterval: 1s}}}}]}}",
        0
    )]
    public void A_rate_limit_that_goes_or_is_raised_is_less_protection(string after, int exitCode)
    {
        var effects = Effects(Limit($"local: {{{Hundred}}}"), after.Length > 0 ? Limit(after) : "");

        Assert.StartsWith(
            $"{(exitCode == 1 ? "less protection" : "changed")}: the ingress gateway, RateLimits\n"
                + "  was: RateLimit istio-system/in: 100 requests, then 50 every 1s; others get 429\n",
            effects.Stdout,
            StringComparison.Ordinal
        );
        Assert.Equal(exitCode, effects.ExitCode);
    }

    [Theory]
    [InlineData("enforce: true, local: {defaultBucket: {maxTokens: 100, tokensPerFill: 100, fillInterval: 2000ms}}")]
    [InlineData(
        $"local: {{{Hundred}, buckets: [{{path: /a, bucket: {{maxTokens: 100, tokensPerFill: 50, "
            + "fillInterval: 1s}}]}"
    )]
    public void A_rate_limit_that_is_written_in_another_way_is_equal(string after) =>
        Assert.StartsWith(None, Effects(Limit($"local: {{{Hundred}}}"), Limit(after)).Stdout, StringComparison.Ordinal);

    static string Security(string kind, string spec, string @namespace = "shop") =>
        $"---\napiVersion: security.istio.io/v1\nkind: {kind}\nmetadata: {{name: own, namespace: {@namespace}}}\n"
        + $"spec: {spec}\n";

    const string Issuer = "{issuer: 'https://a.example.com', jwksUri: 'https://a.example.com/keys'}";

    [Theory]
    [InlineData("RequestAuthentication", $"{{jwtRules: [{Issuer}]}}", null, "RequestAuthentications")]
    [InlineData(
        "RequestAuthentication",
        $"{{jwtRules: [{Issuer}]}}",
        $"{{jwtRules: [{Issuer}, {{issuer: b, jwksUri: 'https://b.example.com/keys'}}]}}",
        "RequestAuthentications"
    )]
    [InlineData("PeerAuthentication", "{mtls: {mode: STRICT}}", null, "mutual TLS")]
    [InlineData("PeerAuthentication", "{mtls: {mode: STRICT}}", "{mtls: {mode: PERMISSIVE}}", "mutual TLS")]
    [InlineData("PeerAuthentication", "{mtls: {mode: PERMISSIVE}}", "{mtls: {mode: DISABLE}}", "mutual TLS")]
    [InlineData("AuthorizationPolicy", "{}", null, "AuthorizationPolicies that allow")]
    [InlineData(
        "AuthorizationPolicy",
        "{rules: [{from: [{source: {namespaces: [shop]}}]}]}",
        "{rules: [{from: [{source: {namespaces: [shop, bank]}}]}]}",
        "AuthorizationPolicies that allow"
    )]
    [InlineData(
        "AuthorizationPolicy",
        "{rules: [{from: [{source: {namespaces: [shop]}}], to: [{operation: {methods: [GET]}}]}]}",
        "{rules: [{from: [{source: {namespaces: [shop]}}]}]}",
        "AuthorizationPolicies that allow"
    )]
    [InlineData("AuthorizationPolicy", "{action: DENY, rules: [{}]}", null, "AuthorizationPolicies that deny")]
    [InlineData(
        "AuthorizationPolicy",
        "{action: DENY, rules: [{to: [{operation: {paths: ['/admin*']}}]}]}",
        "{action: DENY, rules: [{to: [{operation: {paths: [/admin]}}]}]}",
        "AuthorizationPolicies that deny"
    )]
    public void A_policy_of_pods_that_goes_or_is_loosened_is_less_protection(
        string kind,
        string before,
        string? after,
        string name
    )
    {
        var (old, @new) = (Security(kind, before), after is null ? "" : Security(kind, after));

        var lost = Effects(old, @new);
        Assert.StartsWith($"less protection: pods of shop, {name}\n", lost.Stdout, StringComparison.Ordinal);
        Assert.Equal(1, lost.ExitCode);

        var won = Effects(@new, old);
        Assert.StartsWith($"changed: pods of shop, {name}\n", won.Stdout, StringComparison.Ordinal);
        Assert.Equal(0, won.ExitCode);
    }

    [Theory]
    [InlineData("PeerAuthentication", "{mtls: {mode: PERMISSIVE}}", "{}")]
    [InlineData(
        "AuthorizationPolicy",
        "{action: ALLOW, rules: [{to: [{operation: {methods: [GET, POST], hosts: [A.example.com]}}]}]}",
        "{rules: [{to: [{operation: {methods: [POST], hosts: [a.example.com]}}, "
            + "{operation: {methods: [GET], hosts: [a.example.com]}}]}]}"
    )]
    [InlineData(
        "AuthorizationPolicy",
        "{rules: [{from: [{source: {namespaces: [shop]}}]}]}",
        "{rules: [{when: [{key: source.namespace, values: [shop]}]}]}"
    )]
    public void Policies_of_pods_that_mean_the_same_are_equal(string kind, string before, string after) =>
        Assert.StartsWith(
            None,
            Effects(Security(kind, before), Security(kind, after)).Stdout,
            StringComparison.Ordinal
        );

    /// <summary>What it does, files do not say.</summary>
    [Theory]
    [InlineData("networking.istio.io/v1alpha3", "EnvoyFilter")]
    [InlineData("cilium.io/v2", "CiliumNetworkPolicy")]
    public void What_is_not_evaluated_is_not_known_where_it_differs(string version, string kind)
    {
        string Of(string spec) =>
            $"---\napiVersion: {version}\nkind: {kind}\nmetadata: {{name: a, namespace: shop}}\nspec: {spec}\n";
        const string Empty = "{configPatches: []}";

        var gone = Effects(Of(Empty), "");

        Assert.Equal(4, gone.ExitCode);
        Assert.StartsWith(
            $"not known: {kind} shop/a, not evaluated here\n  was: it is there\n  now: it is not there\n",
            gone.Stdout,
            StringComparison.Ordinal
        );
        Assert.Equal(0, Effects(Of(Empty), Of(Empty)).ExitCode);
        Assert.Equal(4, Effects(Of(Empty), Of("{priority: 5, configPatches: []}")).ExitCode);
    }

    /// <summary>The root namespace's policies are for all namespaces: those that have none are listed once.</summary>
    [Fact]
    public void What_all_namespaces_lose_is_said_once()
    {
        var package = TestMesh.App("web", "shop") + TestMesh.App("db", "bank");
        var own = Security("PeerAuthentication", "{mtls: {mode: STRICT}}", "bank");

        var lost = Effects(
            package + own + Security("PeerAuthentication", "{mtls: {mode: STRICT}}", "istio-system"),
            package + own
        );

        Assert.StartsWith(
            "less protection: pods of a namespace without its own policies, mutual TLS\n"
                + "  was: mutual TLS of the mesh: STRICT\n  now: mutual TLS of the mesh: PERMISSIVE\n",
            lost.Stdout,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("bank", lost.Stdout, StringComparison.Ordinal);
        Assert.DoesNotContain("pods of shop", lost.Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public void JSON_and_Markdown_have_the_pods_as_well()
    {
        var old = Policy($"{{{Any}}}");

        var json = Effects(old, "", "--output", "json");
        Assert.Contains("\"losesProtection\": true", json.Stdout, StringComparison.Ordinal);
        Assert.Contains(
            "\"pods\": \"pods of shop\",\n      \"guard\": \"ingress NetworkPolicies\",",
            json.Stdout,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "| **less protection** | pods of shop | ingress NetworkPolicies | what is received is limited by",
            Effects(old, "", "--output", "markdown").Stdout,
            StringComparison.Ordinal
        );
    }
}
