using Kyma.Krm.Mesh.Answers;

namespace Kyma.Krm.Tests.Mesh;

/// <summary>Which of Kyma's RateLimits count a request on its way.</summary>
public sealed class RateLimitTests
{
    static readonly string Gateway =
        """
            apiVersion: networking.istio.io/v1
            kind: Gateway
            metadata: {name: gw, namespace: shop}
            spec:
              selector: {app: istio-ingressgateway, istio: ingressgateway}
              servers:
              - {port: {number: 443, name: https, protocol: HTTPS}, hosts: ["*.shop.example.com"],
                tls: {mode: SIMPLE, credentialName: shop-certs}}
            ---
            apiVersion: gateway.kyma-project.io/v2
            kind: APIRule
            metadata: {name: www, namespace: shop}
            spec:
              hosts: [www.shop.example.com]
              gateway: shop/gw
              service: {name: frontend, port: 8080}
              rules: [{path: /*, methods: [GET], noAuth: true}]
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: frontend, namespace: shop}
            spec: {selector: {app: frontend}, ports: [{name: http, port: 8080}]}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: frontend, namespace: shop}
            spec: {template: {metadata: {labels: {app: frontend}}}}

            """ + TestMesh.Secret("shop-certs", "istio-system", "tls.crt", "tls.key");

    [Theory]
    [InlineData("istio-system", "{app: istio-ingressgateway}", "istio-system/limit here")]
    // Kyma's controller knows the gateway by the label app; without it the filter is for sidecars.
    [InlineData("istio-system", "{istio: ingressgateway}", "")]
    [InlineData("shop", "{app: istio-ingressgateway}", "")]
    [InlineData("shop", "{app: frontend}", "shop/limit at its pods")]
    [InlineData("shop", "{app: backend}", "")]
    [InlineData("bank", "{app: frontend}", "")]
    public void A_request_from_outside_is_counted_by(string @namespace, string labels, string expected) =>
        Assert.Equal(expected, Limits(@namespace, labels, "internet", "https://www.shop.example.com/"));

    [Theory]
    [InlineData("http://frontend.shop.svc.cluster.local:8080/", "shop/limit at its pods")]
    [InlineData("tcp://frontend.shop.svc.cluster.local:9090", "")]
    public void A_request_from_the_mesh_is_counted_by_the_limit_of_the_pods(string to, string expected) =>
        Assert.Equal(expected, Limits("shop", "{app: frontend}", "bank", to));

    [Theory]
    [InlineData(
        "/",
        "10 requests every 1s, others by their headers; others get 429",
        "{headers: {x-tier: basic}, bucket: {maxTokens: 1, tokensPerFill: 1, fillInterval: 1s}}"
    )]
    [InlineData(
        "/login",
        "5 requests, then 1 every 1m; others get 429",
        "{path: /login, bucket: {maxTokens: 5, tokensPerFill: 1, fillInterval: 1m}}"
    )]
    [InlineData(
        "/login/",
        "10 requests every 1s; others get 429",
        "{path: /login, bucket: {maxTokens: 5, tokensPerFill: 1, fillInterval: 1m}}"
    )]
    public void The_bucket_is_that_of_the_path(string path, string expected, string bucket)
    {
        var answer = new TestMesh(
            $"{Gateway}\n{Limit("istio-system", "{app: istio-ingressgateway}", $", buckets: [{bucket}]")}"
        ).Ask("internet", $"https://www.shop.example.com{path}");
        Assert.Equal(expected, answer.Hops.SelectMany(hop => hop.Limits).Single().Allows);
    }

    static string Limits(string @namespace, string labels, string from, string to) =>
        string.Join(
            ", ",
            new TestMesh($"{Gateway}\n{Limit(@namespace, labels)}")
                .Ask(from, to)
                .Hops.SelectMany(hop => hop.Limits)
                .Select(limit => $"{limit.Reference.Id} {(limit.IsAtDestination ? "at its pods" : "here")}")
        );

    static string Limit(string @namespace, string labels, string more = "") =>
        $$"""
            ---
            apiVersion: gateway.kyma-project.io/v1alpha1
            kind: RateLimit
            metadata: {name: limit, namespace: {{@namespace}}}
            spec:
              selectorLabels: {{labels}}
              local: {defaultBucket: {maxTokens: 10, tokensPerFill: 10, fillInterval: 1s}{{more}}}
            """;
}
