namespace Kyma.Krm.Tests.Checking.Traffic;

/// <summary>Where there is too much to compare all, that is said, and nothing is claimed of the rest.</summary>
public sealed class NotAllComparedTests
{
    const string Host = "api.partner.com";

    static string Names(int count) => string.Join(", ", Enumerable.Range(10, count).Select(i => $"n{i}"));

    static string Each(int count, Func<int, string> of) => string.Concat(Enumerable.Range(10, count).Select(of));

    static string Entry(
        string exportTo,
        string port = "{number: 80, name: http, protocol: HTTP}",
        string name = "api"
    ) =>
        TestMesh.Entry(
            name,
            "shop",
            Host.Replace("api", name, StringComparison.Ordinal),
            port,
            $", exportTo: [{exportTo}]"
        );

    static string Rule(string @namespace) =>
        TestMesh.Of(
            "DestinationRule",
            "api",
            @namespace,
            $"{{host: {Host}, trafficPolicy: {{loadBalancer: {{simple: RANDOM}}}}}}"
        );

    static string Gateway(int i) =>
        TestMesh.Of(
            "Gateway",
            $"g{i}",
            "shop",
            $"{{selector: {{app: own, kind: k{i}}}, servers: [{{port: {{number: 80, name: http, protocol: HTTP}}, "
                + $"hosts: [a{i}.example.com]}}]}}"
        );

    static string Routes(string name, string @namespace, string exportTo) =>
        TestMesh.Of(
            "VirtualService",
            name,
            @namespace,
            $"{{hosts: [{Host}], exportTo: [{exportTo}], http: [{{route: [{{destination: {{host: {Host}}}}}]}}]}}"
        );

    /// <summary>The first ten clients have a rule of their own, so the last two alone use that of the entry.</summary>
    static string UsedByTheLast(int clients) => Entry(Names(clients)) + Rule("shop") + Each(10, i => Rule($"n{i}"));

    static string RateLimit(int i) =>
        $$"""
            ---
            apiVersion: gateway.kyma-project.io/v1alpha1
            kind: RateLimit
            metadata: {name: r{{i}}, namespace: shop}
            spec:
              selectorLabels: {app: a{{i}}}
              local: {defaultBucket: {maxTokens: 1, tokensPerFill: 1, fillInterval: 1s} }

            """;

    static string Config(int i, string spec) =>
        $$"""
            ---
            apiVersion: krm.kyma-project.io/v1alpha1
            kind: KymaTraffic
            metadata: {name: c{{i}}, namespace: shop, annotations: {config.kubernetes.io/local-config: "true"} }
            spec: {{spec}}

            """;

    static string GatewayConfig(int i) =>
        Config(
            i,
            $"{{domain: a{i}.example.com, gateway: {{name: g{i}, namespace: shop, selector: {{app: a{i}}}}}, "
                + "certificate: {existing: {}}}"
        );

    static string RateLimitsConfig(int count) =>
        Config(
            0,
            "{rateLimits: ["
                + string.Join(
                    ", ",
                    Enumerable
                        .Range(0, count)
                        .Select(i =>
                            $"{{name: r{i}, namespace: shop, selectorLabels: {{app: a{i}}}, local: {{defaultBucket: "
                            + "{maxTokens: 1, tokensPerFill: 1, fillInterval: 1s}}}"
                        )
                )
                + "]}"
        );

    /// <summary>Clients with rules of their own, and a port that leads to TLS without any.</summary>
    static string SeenBy(int clients) =>
        Entry(Names(clients), "{number: 80, name: http, protocol: HTTP, targetPort: 443}")
        + Each(clients, i => Origination($"n{i}"));

    static string Origination(string @namespace) =>
        TestMesh.Of(
            "DestinationRule",
            "api",
            @namespace,
            $"{{host: {Host}, trafficPolicy: {{tls: {{mode: SIMPLE, sni: {Host}}}}}}}"
        );

    public static TheoryData<string, string> Packages =>
        new()
        {
            { "not-all-compared shop/api spec.host", UsedByTheLast(12) },
            { "destination-rule-unused shop/api spec.host", UsedByTheLast(10) },
            { "not-all-compared shop/g60 spec.selector", Each(51, Gateway) },
            { "", Each(50, Gateway) },
            { "not-all-compared shop/g10 spec.selector; not-all-compared shop/g60 spec.selector", Each(201, Gateway) },
            { "not-all-compared shop/r210 spec.selectorLabels", Each(201, RateLimit) },
            { "", Each(200, RateLimit) },
            { "not-all-compared shop/c0 spec.rateLimits[200]", RateLimitsConfig(201) },
            { "", RateLimitsConfig(200) },
            {
                "not-all-compared shop/c10 spec.gateway.selector; not-all-compared shop/c10 spec.gateway.selector; "
                    + "not-all-compared shop/c60 spec.gateway.selector",
                Each(201, GatewayConfig)
            },
            { "not-all-compared shop/api spec.ports", SeenBy(11) },
            { "", SeenBy(10) },
            // Once is enough: it is said of this one and others.
            {
                "not-all-compared shop/api spec.ports",
                SeenBy(11) + Entry(Names(11), "{number: 80, name: http, protocol: HTTP, targetPort: 443}", "more")
            },
            {
                "not-all-compared shop/routes spec.http[0].route[0].destination",
                Entry(Names(11)) + Routes("routes", "shop", Names(11)) + Routes("twice", "shop", Names(11))
            },
            {
                "not-all-compared shop/routes spec.http[0].route[0].destination",
                Entry(Names(11)) + Routes("routes", "shop", Names(11))
            },
            {
                "not-all-compared shop/named spec.hosts[0]",
                Routes("own", "n10", ".") + Routes("named", "shop", Names(21))
            },
            { "", Routes("own", "n10", ".") + Routes("named", "shop", Names(20)) },
            { "", Routes("named", "shop", Names(21)) },
            {
                "not-all-compared shop/api spec.exportTo",
                Entry(
                    string.Join(", ", Enumerable.Range(0, 101).Select(i => $"n{i}")),
                    "{number: 5432, name: tcp, protocol: TCP}"
                )
            },
        };

    /// <summary>Of 21 rivals of a VirtualService the last is not compared, even where it hides its routes.</summary>
    [Theory]
    [InlineData(20, "zz", false)]
    [InlineData(21, "zz", true)]
    [InlineData(21, "n30", true)]
    public void Of_other_VirtualServices_twenty_are_compared(int rivals, string exportTo, bool isTold) =>
        Assert.Equal(
            isTold,
            CheckRun
                .Of(Each(rivals, i => Routes("own", $"n{i}", ".")) + Routes("named", "shop", exportTo))
                .OfRule("not-all-compared")
                .Any(finding => (string)finding["resource"]!["name"]! == "named")
        );

    [Theory, MemberData(nameof(Packages))]
    public void Is_said_where_the_search_ends(string expected, string package) =>
        Assert.Equal(
            expected,
            string.Join(
                "; ",
                CheckRun
                    .Of(package)
                    .Findings.Where(finding =>
                        (string)finding["rule"]! is "not-all-compared" or "destination-rule-unused"
                    )
                    .Select(finding =>
                        $"{finding["rule"]} {finding["resource"]!["namespace"]}/{finding["resource"]!["name"]} "
                        + $"{finding["field"]}"
                    )
                    .Order(StringComparer.Ordinal)
            )
        );
}
