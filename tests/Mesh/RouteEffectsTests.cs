namespace Kyma.Krm.Tests.Mesh;

/// <summary>What routes do to requests that arrive as before, compared between two packages.</summary>
public sealed class RouteEffectsTests
{
    static readonly string Gateway = TestMesh.Of(
        "Gateway",
        "gw",
        "shop",
        "{selector: {istio: ingressgateway}, servers: [{port: {number: 443, name: https, protocol: HTTPS}, "
            + "hosts: ['*.example.com'], tls: {mode: SIMPLE, credentialName: c}}]}"
    );

    const string To = "route: [{destination: {host: web, port: {number: 8080}}}]";

    static string Route(string http) =>
        Gateway
        + TestMesh.Of(
            "VirtualService",
            "web",
            "shop",
            $"{{hosts: [web.example.com], gateways: [gw], http: [{{{http}}}]}}"
        );

    static Session Effects(string before, string after)
    {
        using var scratch = new Scratch();
        return Session.Run("diff", "--effects", scratch.Write("old.yaml", before), scratch.Write("new.yaml", after));
    }

    static Session Changed(string before, string after) =>
        Effects(Route(before.Length > 0 ? $"{To}, {before}" : To), Route(after.Length > 0 ? $"{To}, {after}" : To));

    [Theory]
    [InlineData("", "timeout: 1.5s", "no timeout", "timeout 1.5s")]
    [InlineData("", "retries: {attempts: 0}", "at most 2 retries", "no retries")]
    [InlineData(
        "",
        "retries: {attempts: 3, perTryTimeout: 2s, retryOn: '5xx,reset'}",
        "at most 2 retries",
        "at most 3 retries, each at most 2s, on 5xx,reset"
    )]
    [InlineData(
        "",
        "mirrors: [{destination: {host: copy}, percentage: {value: 10}}]",
        "no copies of requests",
        "copies of 10 % of the requests to copy.shop.svc.cluster.local"
    )]
    [InlineData("", "rewrite: {uri: /api}", "no rewrite", "rewrites the path to /api")]
    [InlineData(
        "",
        "fault: {abort: {httpStatus: 503, percentage: {value: 40}}, delay: {fixedDelay: 2s, percentage: {value: 0.5}}}",
        "no fault injection",
        "fault injection: 0.5 % of the requests wait 2s, 40 % of the requests end with 503"
    )]
    [InlineData(
        "headers: {request: {set: {X-Key: one}}}",
        "headers: {request: {set: {X-Key: two}}}",
        "request headers: sets x-key",
        "request headers: sets x-key, with other values"
    )]
    [InlineData(
        "headers: {response: {remove: [Server]}}",
        "",
        "response headers: removes server",
        "no response headers"
    )]
    public void What_a_route_does_is_compared(string before, string after, string was, string now)
    {
        var changed = Changed(before, after);

        Assert.Equal(0, changed.ExitCode);
        Assert.StartsWith(
            "changed: the Internet to https://web.example.com/\n"
                + $"  was: as plain HTTP to web.shop.svc.cluster.local:8080; {was}\n"
                + $"  now: as plain HTTP to web.shop.svc.cluster.local:8080; {now}\n",
            changed.Stdout,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("timeout: 60s", "timeout: 1m0s")]
    [InlineData("", "retries: {attempts: 2}")]
    [InlineData("retries: {attempts: 1, retryOn: 'reset,5xx'}", "retries: {attempts: 1, retryOn: '5xx,reset'}")]
    [InlineData("mirror: {host: copy}", "mirrors: [{destination: {host: copy.shop.svc.cluster.local}}]")]
    [InlineData("mirror: {host: copy}", "mirror: {host: copy}, mirrorPercentage: {value: 100.0}")]
    [InlineData("", "mirror: {host: copy}, mirrorPercentage: {value: 0}")]
    [InlineData("headers: {request: {set: {X-A: b}}}", "headers: {request: {set: {x-a: b}}, response: {}}")]
    [InlineData(
        "corsPolicy: {allowOrigins: [{exact: 'https://a'}, {exact: 'https://b'}], allowMethods: [GET, POST]}",
        "corsPolicy: {allowOrigins: [{exact: 'https://b'}, {exact: 'https://a'}], allowMethods: [POST, GET], "
            + "allowCredentials: false, unmatchedPreflights: UNSPECIFIED}"
    )]
    public void Routes_that_do_the_same_are_equal(string before, string after)
    {
        var same = Changed(before, after);

        Assert.StartsWith("No request ends differently, ", same.Stdout, StringComparison.Ordinal);
        Assert.Equal("", same.Stderr);
    }

    const string One = "corsPolicy: {allowOrigins: [{exact: 'https://a.example.com'}]}";

    [Theory]
    [InlineData("corsPolicy: {allowOrigins: [{exact: '*'}]}", 1)]
    [InlineData("corsPolicy: {allowOrigins: [{regex: '.*'}]}", 1)]
    [InlineData("corsPolicy: {allowOrigins: [{prefix: 'https://a'}]}", 1)]
    [InlineData("corsPolicy: {allowOrigins: [{exact: 'https://a.example.com'}, {exact: 'https://b'}]}", 1)]
    [InlineData("corsPolicy: {allowOrigins: [{exact: 'https://a.example.com'}], allowCredentials: true}", 1)]
    [InlineData("corsPolicy: {allowOrigins: [{exact: 'https://a.example.com'}], allowMethods: [DELETE]}", 1)]
    [InlineData("corsPolicy: {allowOrigins: [{exact: 'https://a.example.com'}], maxAge: 1h}", 0)]
    [InlineData("", 0)]
    [InlineData("corsPolicy: {allowOrigins: [{regex: 'https://[a-z]+[.]example[.]com'}]}", 4)]
    public void More_that_CORS_allows_is_less_protection(string after, int exitCode)
    {
        var effects = Changed(One, after);

        Assert.Equal(exitCode, effects.ExitCode);
        Assert.StartsWith(
            exitCode switch
            {
                1 => "less protection: the Internet to https://web.example.com/\n",
                4 => "not known: the Internet to https://web.example.com/\n",
                _ => "changed: the Internet to https://web.example.com/\n",
            },
            effects.Stdout,
            StringComparison.Ordinal
        );
        if (exitCode == 1)
            Assert.Equal(0, Changed(after, One).ExitCode);
    }

    [Theory]
    [InlineData("directResponse: {status: 503, body: {string: a}}", "directResponse: {status: 503, body: {string: b}}")]
    [InlineData("directResponse: {status: 503}", "directResponse: {status: 404}")]
    [InlineData("redirect: {uri: /a}", "redirect: {uri: /b}")]
    [InlineData("redirect: {uri: /a}", "redirect: {uri: /a, redirectCode: 302}")]
    public void What_a_proxy_answers_itself_is_compared(string before, string after)
    {
        Assert.StartsWith(
            "changed: the Internet to https://web.example.com/\n",
            Effects(Route(before), Route(after)).Stdout,
            StringComparison.Ordinal
        );
        Assert.StartsWith("No request ends", Effects(Route(before), Route(before)).Stdout, StringComparison.Ordinal);
    }

    /// <summary>The same for all methods that are asked is said once.</summary>
    [Fact]
    public void Methods_that_end_in_the_same_way_are_said_once()
    {
        string Methods(string more) =>
            Route($"match: [{{method: {{exact: GET}}}}, {{method: {{exact: POST}}}}], {To}{more}");

        var changed = Effects(Methods(""), Methods(", timeout: 1s"));

        Assert.StartsWith("changed: the Internet to https://web.", changed.Stdout, StringComparison.Ordinal);
        Assert.DoesNotContain("POST", changed.Stdout, StringComparison.Ordinal);
    }

    /// <summary>Timeout, headers and CORS of an APIRule are those that Kyma's controller writes.</summary>
    [Fact]
    public void An_APIRule_is_equal_to_the_VirtualService_that_its_controller_makes()
    {
        var rule = """
            ---
            apiVersion: gateway.kyma-project.io/v2
            kind: APIRule
            metadata: {name: web, namespace: shop}
            spec:
              hosts: [web.example.com]
              gateway: shop/gw
              service: {name: web, port: 8080}
              corsPolicy: {allowOrigins: [{exact: "https://a.example.com"}], allowMethods: [GET], maxAge: 60}
              rules:
              - {path: "/*", methods: [GET, POST], noAuth: true, request: {headers: {x-a: b}, cookies: {c: d, a: b}}}

            """;
        var made = Route(
            $$"""
            match: [{method: {regex: '^(GET|POST)$'}, uri: {prefix: /} }], {{To}}, timeout: 180s,
            corsPolicy: {allowOrigins: [{exact: 'https://a.example.com'}], allowMethods: [GET], maxAge: 60s },
            headers: {request: {set: {x-forwarded-host: web.example.com, x-a: b, Cookie: a=b; c=d} },
              response: {remove: [Access-Control-Allow-Origin, Access-Control-Expose-Headers,
                Access-Control-Allow-Headers, Access-Control-Allow-Credentials, Access-Control-Allow-Methods,
                Access-Control-Max-Age]} }
            """
        );

        var same = Effects(Gateway + rule, made);
        Assert.StartsWith("No request ends differently, ", same.Stdout, StringComparison.Ordinal);

        var timeout = rule.Replace("  rules:", "  timeout: 10\n  rules:", StringComparison.Ordinal);
        Assert.Contains("; timeout 10s", Effects(made, Gateway + timeout).Stdout, StringComparison.Ordinal);
    }
}
