namespace Kyma.Krm.Tests.Istio;

public sealed class VirtualServiceRulesTests
{
    const string Route = "route: [{destination: {host: b}}]";

    [Theory]
    [InlineData("{hosts: [a.com]}", "virtual-service-no-routes@spec")]
    [InlineData(
        "{gateways: [g], http: [{route: [{destination: {host: b}}]}]}",
        "virtual-service-delegate@spec.gateways"
    )]
    [InlineData(
        "{hosts: ['*'], http: [{route: [{destination: {host: b}}]}]}",
        "virtual-service-any-host@spec.hosts[0]"
    )]
    [InlineData("{hosts: ['*'], gateways: [ns/g], http: [{route: [{destination: {host: b}}]}]}", "")]
    [InlineData(
        "{hosts: ['*.a.com', x.a.com], http: [{route: [{destination: {host: b}}]}]}",
        "virtual-service-hosts-overlap@spec.hosts[1]"
    )]
    [InlineData("{hosts: [10.0.0.1], http: [{route: [{destination: {host: b}}]}]}", "")]
    [InlineData(
        "{hosts: [a_b.com], http: [{route: [{destination: {host: b}}]}]}",
        "virtual-service-host@spec.hosts[0]"
    )]
    [InlineData(
        "{hosts: [a.com], gateways: [ns/a.b], http: [{route: [{destination: {host: b}}]}]}",
        "gateway-reference@spec.gateways[0]"
    )]
    [InlineData(
        "{hosts: [a.com], gateways: [g.ns.svc.cluster.local], http: [{route: [{destination: {host: b}}]}]}",
        "gateway-reference-legacy@spec.gateways[0]"
    )]
    [InlineData(
        "{hosts: [a.com], tls: [{match: [{sniHosts: [b.com]}], route: [{destination: {host: b}}]}]}",
        "tls-route-sni-host@spec.tls[0].match[0].sniHosts[0]"
    )]
    [InlineData("{hosts: ['*.com'], tls: [{match: [{sniHosts: [b.com]}], route: [{destination: {host: b}}]}]}", "")]
    [InlineData(
        "{hosts: ['*.com'], tls: [{match: [], route: [{destination: {host: b}}]}]}",
        "tls-route-no-match@spec.tls[0].match"
    )]
    [InlineData(
        "{hosts: ['*.com'], tls: [{match: [{sniHosts: []}], route: [{destination: {host: b}}]}]}",
        "tls-route-no-match@spec.tls[0].match[0].sniHosts"
    )]
    [InlineData(
        "{hosts: ['*.com'], tls: [{match: [{sniHosts: [10.0.0.1]}], route: [{destination: {host: b}}]}]}",
        "tls-route-sni-address@spec.tls[0].match[0].sniHosts[0]"
    )]
    [InlineData(
        "{hosts: [a.com], tcp: [{match: [{destinationSubnets: [a]}], route: []}]}",
        "match-subnet@spec.tcp[0].match[0].destinationSubnets[0] route-empty@spec.tcp[0].route"
    )]
    [InlineData(
        "{hosts: [a.com], tcp: [{route: [{destination: {host: b}}, {destination: {host: c}}]}]}",
        "route-weight@spec.tcp[0].route"
    )]
    public void Whole_VirtualServices(string spec, string findings) =>
        Assert.Equal(findings, IstioManifest.Findings("VirtualService", spec));

    [Theory]
    [InlineData("{match: [{port: 443}]}", "http-route-no-action@spec.http[0]")]
    [InlineData($"{{{Route}, redirect: {{uri: /}}}}", "http-route-conflict@spec.http[0].route")]
    [InlineData($"{{{Route}, timeout: 1ms}}", "")]
    [InlineData(
        "{route: [{destination: {host: '*', port: {number: 0}, subset: a.b}}]}",
        "destination@spec.http[0].route[0].destination.host "
            + "destination@spec.http[0].route[0].destination.port.number "
            + "destination@spec.http[0].route[0].destination.subset"
    )]
    [InlineData($"{{{Route}, match: [{{uri: {{regex: '(a'}}}}]}}", "http-match-regex@spec.http[0].match[0].uri.regex")]
    [InlineData($"{{{Route}, match: [{{uri: {{prefix: ''}}}}]}}", "")]
    [InlineData(
        $"{{{Route}, match: [{{method: {{prefix: ''}}}}]}}",
        "http-match-empty@spec.http[0].match[0].method.prefix"
    )]
    [InlineData(
        $"{{{Route}, match: [{{headers: {{'a b': {{exact: c}}}}}}]}}",
        "http-match-header@spec.http[0].match[0].headers.a b"
    )]
    [InlineData(
        $"{{{Route}, match: [{{headers: {{'@request.auth.claims.a': {{exact: c}}}}}}]}}",
        "jwt-claim-in-mesh@spec.http[0].match[0].headers[@request.auth.claims.a]"
    )]
    [InlineData(
        $"{{{Route}, headers: {{request: {{set: {{a: '50%'}}}}, response: {{set: {{host: b}}}}}}}}",
        "header-value@spec.http[0].headers.request.set.a header-name@spec.http[0].headers.response.set.host"
    )]
    [InlineData(
        $"{{{Route}, rewrite: {{authority: a}}, headers: {{request: {{set: {{host: b}}}}}}}}",
        "http-authority-twice@spec.http[0]"
    )]
    [InlineData($"{{{Route}, rewrite: {{}}}}", "http-rewrite@spec.http[0].rewrite")]
    [InlineData("{redirect: {}}", "http-redirect@spec.http[0].redirect")]
    [InlineData(
        "{redirect: {authority: a, redirectCode: 200, scheme: ftp}}",
        "http-redirect@spec.http[0].redirect.redirectCode http-redirect@spec.http[0].redirect.scheme"
    )]
    [InlineData("{directResponse: {status: 99}}", "direct-response-status@spec.http[0].directResponse.status")]
    [InlineData(
        $"{{{Route}, retries: {{attempts: 0, retryOn: '5xx'}}}}",
        "retry-attempts@spec.http[0].retries.attempts"
    )]
    [InlineData(
        $"{{{Route}, retries: {{attempts: 1, retryOn: '5xx,503,teapot'}}}}",
        "retry-on@spec.http[0].retries.retryOn"
    )]
    [InlineData($"{{{Route}, match: [{{port: 65535, sourceNamespace: shop}}, {{port: 0}}]}}", "")]
    [InlineData(
        $"{{{Route}, match: [{{port: 65536}}, {{sourceNamespace: a.b}}]}}",
        "match-port@spec.http[0].match[0].port match-source-namespace@spec.http[0].match[1].sourceNamespace"
    )]
    [InlineData($"{{{Route}, fault: {{delay: {{fixedDelay: 1s}}}}}}", "")]
    [InlineData(
        $"{{{Route}, fault: {{delay: {{exponentialDelay: 1s}}}}}}",
        "fault-delay@spec.http[0].fault.delay.exponentialDelay"
    )]
    [InlineData($"{{{Route}, fault: {{}}}}", "fault-empty@spec.http[0].fault")]
    [InlineData(
        $"{{{Route}, fault: {{abort: {{grpcStatus: GONE}}, delay: {{fixedDelay: 1s, percentage: {{value: 101}}}}}}}}",
        "fault-status@spec.http[0].fault.abort.grpcStatus fault-percentage@spec.http[0].fault.delay.percentage.value"
    )]
    [InlineData(
        $"{{{Route}, corsPolicy: {{allowOrigins: [{{exact: ''}}], allowMethods: [FETCH], allowHeaders: ['a "
            + "b'], maxAge: 1500ms}}",
        "cors-header@spec.http[0].corsPolicy.allowHeaders[0] "
            + "cors-method@spec.http[0].corsPolicy.allowMethods[0] "
            + "cors-origin@spec.http[0].corsPolicy.allowOrigins[0] cors-max-age@spec.http[0].corsPolicy.maxAge"
    )]
    [InlineData(
        $"{{{Route}, mirrorPercent: 10, mirrorPercentage: {{value: 101}}}}",
        "mirror-percentage@spec.http[0].mirrorPercentage.value mirror-percent@spec.http[0].mirrorPercent"
    )]
    public void Http_routes(string route, string findings) =>
        Assert.Equal(findings, IstioManifest.Findings("VirtualService", $"{{hosts: [a.com], http: [{route}]}}"));

    /// <summary>The text counts in bytes, and base64 as what it stands for.</summary>
    [Theory]
    [InlineData(100 * 1024, "", "")]
    [InlineData(100 * 1024 + 1, "direct-response-large@", "direct-response-large@")]
    [InlineData(1024 * 1024, "direct-response-large@", "direct-response-large@")]
    [InlineData(1024 * 1024 + 1, "direct-response-too-large@", "direct-response-too-large@")]
    public void The_body_of_a_response_has_a_size(int size, string text, string bytes)
    {
        Assert.Equal(text, Body("string", $"ä{new string('x', size - 2)}"));
        Assert.Equal(bytes, Body("bytes", Convert.ToBase64String(new byte[size])));

        static string Body(string field, string body) =>
            IstioManifest
                .Findings(
                    "VirtualService",
                    $"{{hosts: [a.com], http: [{{directResponse: {{status: 200, body: {{{field}: '{body}'}}}}}}]}}"
                )
                .Replace("spec.http[0].directResponse.body", "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{X}, {X}", "route-unreachable@spec.http[1]")]
    [InlineData(
        "{match: [{port: 1}], X}, {match: [{port: 1}], X}",
        "route-unreachable@spec.http[1] match-ineffective@spec.http[1].match[0]"
    )]
    [InlineData(
        "{match: [{uri: {prefix: /a}}], X}, {match: [{uri: {prefix: /ab}}], X}",
        "match-ineffective@spec.http[1].match[0]"
    )]
    [InlineData("{match: [{uri: {prefix: /ab}}], X}, {match: [{uri: {prefix: /a}}], X}", "")]
    public void Routes_that_nothing_reaches(string routes, string findings) =>
        Assert.Equal(
            findings,
            IstioManifest.Findings(
                "VirtualService",
                $"{{hosts: [a.com], http: [{routes.Replace("X", Route, StringComparison.Ordinal)}]}}"
            )
        );
}
