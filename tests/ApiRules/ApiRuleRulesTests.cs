using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Tests.ApiRules;

/// <summary>
/// What Kyma's APIRule controller would refuse in the cluster is told here, at the config's own field.
/// </summary>
public sealed class ApiRuleRulesTests
{
    const string Issuer = "issuer: https://issuer.example.com, jwksUri: https://issuer.example.com/certs";

    [Theory]
    [InlineData("{path: /*, methods: [GET]}")]
    [InlineData("{path: /orders, noAuth: true}, {path: /*}")]
    [InlineData("{path: '/orders/{*}/items/{**}'}")]
    [InlineData("{path: /a, methods: [GET]}, {path: /a, methods: [POST]}")]
    [InlineData($"{{jwt: {{authentications: [{{{Issuer}, fromHeaders: [{{name: X-Token}}]}}]}}}}")]
    [InlineData(
        $"{{path: /a, jwt: {{authentications: [{{{Issuer}}}]}}}}, {{path: /b, jwt: {{authentications: "
            + $"[{{{Issuer}}}], authorizations: [{{requiredScopes: [a]}}]}}}}"
    )]
    [InlineData("{extAuth: {authorizers: [oauth2-proxy]}}")]
    public void What_the_controller_takes_has_no_finding(string rules) => Assert.Empty(Rules(rules).Told);

    [Theory]
    [InlineData(
        "apirule-several-authentications",
        "rules[0]",
        $"{{noAuth: true, jwt: {{authentications: [{{{Issuer}}}]}}}}"
    )]
    [InlineData(
        "apirule-several-authentications",
        "rules[0]",
        $"{{extAuth: {{authorizers: [a]}}, jwt: {{authentications: [{{{Issuer}}}]}}}}"
    )]
    [InlineData("apirule-no-authentication", "rules[0].noAuth", "{noAuth: false}")]
    [InlineData("apirule-misplaced-path-operator", "rules[0].path", "{path: '/{**}/a/{**}'}")]
    [InlineData("apirule-misplaced-path-operator", "rules[0].path", "{path: '/{**}/a/{*}'}")]
    [InlineData("apirule-path-collision", "rules[1].path", "{path: /*}, {path: /orders}")]
    [InlineData("apirule-path-collision", "rules[1].path", "{path: '/orders/{*}'}, {path: /orders/new}")]
    [InlineData(
        "apirule-path-collision",
        "rules[1].path",
        "{path: /a, methods: [GET, POST]}, {path: /a, methods: [POST, PUT]}"
    )]
    [InlineData(
        "apirule-several-token-places",
        "rules[0].jwt.authentications[0].fromHeaders",
        $"{{jwt: {{authentications: [{{{Issuer}, fromHeaders: [{{name: a}}, {{name: b}}]}}]}}}}"
    )]
    [InlineData(
        "apirule-several-token-places",
        "rules[0].jwt.authentications[0].fromParams",
        $"{{jwt: {{authentications: [{{{Issuer}, fromParams: [a, b]}}]}}}}"
    )]
    [InlineData(
        "apirule-several-token-places",
        "rules[0].extAuth.restrictions.authentications",
        $"{{extAuth: {{authorizers: [a], restrictions: {{authentications: [{{{Issuer}, fromParams: [a]}}, "
            + "{issuer: b, jwksUri: https://b.example.com, fromHeaders: [{name: a}]}]}}}"
    )]
    [InlineData(
        "apirule-empty-authorization",
        "rules[0].jwt.authorizations[0]",
        $"{{jwt: {{authentications: [{{{Issuer}}}], authorizations: [{{}}]}}}}"
    )]
    [InlineData(
        "apirule-issuer-differs",
        "rules[1].jwt.authentications[0]",
        $"{{path: /a, jwt: {{authentications: [{{{Issuer}}}]}}}}, {{path: /b, jwt: {{authentications: "
            + $"[{{{Issuer}, fromParams: [a]}}]}}}}"
    )]
    [InlineData("invalid-value", "rules[0].path", "{path: orders}")]
    [InlineData("invalid-value", "rules[0].timeout", "{timeout: 3901}")]
    [InlineData("invalid-value", "rules[0].methods[0]", "{methods: [get]}")]
    public void A_mistake_is_told_once_at_its_field(string rule, string field, string rules) =>
        Assert.Equal([$"{rule} spec.apiRules[0].{field}"], Rules(rules).Told);

    [Theory]
    [InlineData(
        "apirule-origin-form",
        "corsPolicy.allowOrigins[0]",
        "corsPolicy: {allowOrigins: [{exact: a, prefix: b}]}"
    )]
    [InlineData("apirule-origin-form", "corsPolicy.allowOrigins[0]", "corsPolicy: {allowOrigins: [{}]}")]
    [InlineData("apirule-empty-cors-policy", "corsPolicy", "corsPolicy: {}")]
    [InlineData("apirule-no-preflight", "rules", "corsPolicy: {maxAge: 1}, rules: [{methods: [GET]}]")]
    [InlineData("invalid-value", "corsPolicy.maxAge", "corsPolicy: {maxAge: 0}")]
    public void A_mistake_about_origins_is_told_at_its_field(string rule, string field, string more) =>
        Assert.Equal([$"{rule} spec.apiRules[0].{field}"], Traffic.Of($"{{apiRules: [{{{Web}, {more}}}]}}").Told);

    [Theory]
    [InlineData("host: shop, gateway: shop/gateway", "apirule-short-host-without-domain spec.apiRules[0].host")]
    [InlineData("host: shop.example.com", "apirule-no-gateway spec.apiRules[0].gateway")]
    [InlineData("host: shop.example.x, gateway: shop/gateway", "apirule-host-refused spec.apiRules[0].host")]
    [InlineData("host: Shop.example.com, gateway: shop/gateway", "invalid-value spec.apiRules[0].host")]
    [InlineData("host: shop.example.com, gateway: gateway", "invalid-value spec.apiRules[0].gateway")]
    [InlineData("host: '*.example.com', gateway: shop/gateway", "")]
    public void A_host_is_reached_through_a_Gateway(string more, string expected) =>
        Assert.Equal(
            expected,
            string.Join(
                '\n',
                Traffic
                    .Of($"{{apiRules: [{{name: web, namespace: shop, service: {{name: web, port: 80}}, {more}}}]}}")
                    .Told
            )
        );

    [Fact]
    public void A_label_is_completed_with_the_domain_and_the_rendered_Gateway()
    {
        var spec = Traffic
            .Of(
                "{domain: shop.example.com, certificate: {existing: {}}, apiRules: [{name: web, namespace: "
                    + "shop, host: web, service: {name: web, port: 80}}]}"
            )
            .Resource("APIRule", "web")["spec"]!;

        Assert.Equal(
            ("web.shop.example.com", "kyma-system/kyma-gateway"),
            ((string?)spec["hosts"]![0], (string?)spec["gateway"])
        );
    }

    [Fact]
    public void Two_APIRules_of_one_host_or_name_are_told_with_both_places()
    {
        var traffic = Traffic.Of($"{{apiRules: [{{{Web}}}, {{{Web}}}]}}");

        Assert.Equal(
            ["apirule-name-taken spec.apiRules[1].name", "apirule-host-taken spec.apiRules[1].host"],
            traffic.Told
        );
        Assert.Contains("`spec.apiRules[0]`", traffic.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void An_authorizer_must_be_one_of_Kymas()
    {
        var traffic = Traffic.Of(
            $"{{apiRules: [{{{Web}, rules: [{{extAuth: {{authorizers: [oauth2-prox]}}}}]}}]}}",
            """
            apiVersion: operator.kyma-project.io/v1alpha2
            kind: Istio
            metadata: {name: default, namespace: kyma-system}
            spec: {config: {authorizers: [{name: oauth2-proxy, service: oauth2-proxy.default.svc.cluster.local,
              port: 80}]}}
            """
        );

        Assert.Equal(
            "'oauth2-prox' must be under `spec.config.authorizers` of the Istio kyma-system/default, which "
                + "has oauth2-proxy. Did you mean 'oauth2-proxy'?",
            Assert.Single(traffic.Findings).Message
        );
        Assert.Equal(["apirule-unknown-authorizer spec.apiRules[0].rules[0].extAuth.authorizers[0]"], traffic.Told);
    }

    /// <summary>Thousands of paths that all match one another; a few such paths are compared.</summary>
    [Theory]
    [InlineData(4, "")]
    [InlineData(12, "warning apirule-paths-not-compared spec.apiRules[0].rules")]
    public void Paths_that_all_match_are_not_all_compared(int depth, string told)
    {
        var count = 1 << depth;
        var paths = Enumerable
            .Range(0, count)
            .Select(i => $"{string.Concat(Segments(depth).Select(at => ((i >> at) & 1) == 0 ? "/a" : "/{*}"))}/{i}")
            .Concat(Segments(count).Select(i => $"{string.Concat(Segments(depth).Select(_ => "/a"))}/x{i}"))
            .Select(path => $"{{path: '{path}', methods: [GET]}}");

        Assert.Equal(
            told,
            string.Join(
                '\n',
                Rules(string.Join(", ", paths))
                    .Findings.Select(finding => $"{finding.Severity.Word()} {finding.Rule.Name} {finding.Place.Field}")
            )
        );

        static IEnumerable<int> Segments(int count) => Enumerable.Range(0, count);
    }

    [Theory]
    [InlineData("['*.example.com']", "")]
    [InlineData("['shop/web.example.com']", "")]
    [InlineData("['*']", "")]
    [InlineData("['*.shop.example.com', other.example.com]", "apirule-host-outside-gateway spec.apiRules[0].host")]
    public void A_host_is_one_that_the_Gateway_serves(string hosts, string expected) =>
        Assert.Equal(
            expected,
            string.Join(
                '\n',
                Traffic
                    .Of(
                        $"{{apiRules: [{{{Web}}}]}}",
                        $$"""
                        apiVersion: networking.istio.io/v1
                        kind: Gateway
                        metadata: {name: gateway, namespace: shop}
                        spec: {servers: [{port: {number: 443, name: https, protocol: HTTPS}, hosts: {{hosts}}}]}
                        """
                    )
                    .Told
            )
        );

    [Fact]
    public void A_host_of_the_rendered_Gateway_is_judged_too() =>
        Assert.Contains(
            "apirule-host-outside-gateway spec.apiRules[0].host",
            Traffic
                .Of(
                    "{domain: shop.example.com, certificate: {existing: {}}, apiRules: [{name: web, "
                        + "namespace: shop, host: web.example.com, service: {name: web, port: 80}}]}"
                )
                .Told
        );

    [Theory]
    [InlineData("networking.istio.io/v1beta1", "VirtualService", "web", "apirule-host-occupied spec.apiRules[0].host")]
    [InlineData("gateway.kyma-project.io/v1beta1", "APIRule", "other", "apirule-host-occupied spec.apiRules[0].host")]
    [InlineData("gateway.kyma-project.io/v2", "APIRule", "web", "")]
    public void A_host_that_another_resource_has_is_told(
        string apiVersion,
        string kind,
        string name,
        string expected
    ) =>
        Assert.Equal(
            expected,
            string.Join(
                '\n',
                Traffic
                    .Of(
                        $"{{apiRules: [{{{Web}}}]}}",
                        $"apiVersion: {apiVersion}\nkind: {kind}\n"
                            + $"metadata: {{name: {name}, namespace: shop}}\nspec: {{hosts: [web.example.com]}}\n"
                    )
                    .Told
            )
        );

    [Theory]
    [InlineData("web", "shop", "")]
    [InlineData("web", "other", "apirule-host-occupied spec.apiRules[0].host")]
    [InlineData("api", "shop", "apirule-host-occupied spec.apiRules[0].host")]
    public void What_Kyma_makes_from_an_APIRule_does_not_take_its_host(
        string name,
        string @namespace,
        string expected
    ) =>
        Assert.Equal(
            expected,
            string.Join(
                '\n',
                Traffic
                    .Of(
                        $"{{apiRules: [{{{Web}}}]}}",
                        $$"""
                        apiVersion: networking.istio.io/v1beta1
                        kind: VirtualService
                        metadata: {name: web-x7k2p, namespace: shop,
                          labels: {apirule.gateway.kyma-project.io/name: {{name}},
                          apirule.gateway.kyma-project.io/namespace: {{@namespace}} } }
                        spec: {hosts: [web.example.com]}
                        """
                    )
                    .Told
            )
        );

    const string Web =
        "name: web, namespace: shop, host: web.example.com, gateway: shop/gateway, service: {name: web, port: 80}";

    static Traffic Rules(string rules) => Traffic.Of($"{{apiRules: [{{{Web}, rules: [{rules}]}}]}}");
}
