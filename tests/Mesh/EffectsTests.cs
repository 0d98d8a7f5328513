using Kyma.Krm.Istio.Model;
using Kyma.Krm.Tracing;

namespace Kyma.Krm.Tests.Mesh;

/// <summary>A change, in terms of traffic.</summary>
public sealed class EffectsTests
{
    const string Rule = """
        {host: bank.example.com, trafficPolicy: {tls: {mode: SIMPLE}}}
        """;

    static readonly string Entry = TestMesh.Entry(
        "bank",
        "shop",
        "bank.example.com",
        "{number: 80, name: http, protocol: HTTP, targetPort: 443}"
    );

    [Fact]
    public void Lost_TLS_comes_first_and_is_exit_code_1()
    {
        using var scratch = new Scratch();
        File.WriteAllText(scratch.Path("old.yaml"), Entry + TestMesh.Of("DestinationRule", "bank", "shop", Rule));
        File.WriteAllText(scratch.Path("new.yaml"), Entry + TestMesh.Of("DestinationRule", "bank", "other", Rule));

        var lost = Session.Run("diff", "--effects", scratch.Path("old.yaml"), scratch.Path("new.yaml"));
        Assert.Equal(1, lost.ExitCode);
        Assert.StartsWith("less protection: shop to http://bank.example.com/\n", lost.Stdout, StringComparison.Ordinal);
        Assert.Contains("now: as plain HTTP to bank.example.com:443", lost.Stdout, StringComparison.Ordinal);

        var back = Session.Run(
            "diff",
            "--effects",
            "--output",
            "markdown",
            scratch.Path("new.yaml"),
            scratch.Path("old.yaml")
        );
        Assert.Equal(0, back.ExitCode);
        Assert.Contains("| **changed** | shop |", back.Stdout, StringComparison.Ordinal);
    }

    /// <summary>A request may go through thousands of policies: who asks thousands of requests stops in time.</summary>
    [Theory]
    [InlineData("DestinationRule", "{host: bank.example.com}")]
    [InlineData("AuthorizationPolicy", "{rules: [{to: [{operation: {paths: [/a]}}]}], action: DENY}")]
    [InlineData(
        "VirtualService",
        "{hosts: [bank.example.com], tcp: [{route: [{destination: {host: a.example.com}}]}]}"
    )]
    public void What_would_take_too_long_is_counted(string kind, string spec)
    {
        var gateway = TestMesh.Of(
            "Gateway",
            "shop",
            "shop",
            "{selector: {istio: ingressgateway}, servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: "
                + "[a.example.com, b.example.com]}]}"
        );
        var own = TestMesh.Of(kind, "own", kind == "AuthorizationPolicy" ? "istio-system" : "shop", spec);
        var all = Compared(long.MaxValue / 2);
        Assert.Equal(0, all.NotCompared);
        var some = Compared(0);
        Assert.NotEqual(0, some.NotCompared);
        Assert.Equal(all.Same + all.All.Count, some.Same + some.All.Count + some.NotCompared);

        // Each with models of its own: what was found out is kept.
        TrafficEffects Compared(long steps) =>
            new EffectComparison(TracerOf(""), TracerOf(Entry + gateway + own)) { MostSteps = steps }.Compare();
    }

    static Tracer TracerOf(string yaml) => new(TestMesh.SourcesOf(yaml), _ => false, IstioVersion.Of(31));

    [Fact]
    public void A_package_is_as_it_is_itself()
    {
        using var scratch = new Scratch();
        var file = scratch.Write("package.yaml", Entry);

        var same = Session.Run("diff", "--effects", file, file);

        Assert.Equal(0, same.ExitCode);
        Assert.StartsWith("No request ends differently", same.Stdout, StringComparison.Ordinal);
        Assert.Equal(2, Session.Run("diff", "--effects", "-", "-").ExitCode);
    }

    /// <summary>Of both packages, and once.</summary>
    [Fact]
    public void A_release_that_is_not_known_is_said()
    {
        using var scratch = new Scratch();
        var file = scratch.Write("package.yaml", Entry);

        var effects = Session.Run("diff", "--effects", "--istio-version", "1.99", file, file);
        var trace = Session.Run("trace", "--from", "shop", "--istio-version", "1.99", file);

        const string Note =
            "note: Istio '1.99' is newer than Istio 1.32, the newest that is known here, and is judged like it\n";
        Assert.Equal((Note, Note), (effects.Stderr, trace.Stderr));
    }

    /// <summary>A comment on GitHub has at most 65,536 characters, and what a name says is not run there.</summary>
    [Fact]
    public void Markdown_fits_a_comment_and_is_made_by_no_name()
    {
        using var scratch = new Scratch();
        static string Entries(int count, string @namespace) =>
            string.Concat(
                Enumerable
                    .Range(0, count)
                    .Select(i =>
                        TestMesh.Entry(
                            $"e{i}",
                            @namespace,
                            $"a-rather-long-name-of-a-partner-{i}.example.com",
                            "{number: 443, name: tls, protocol: TLS}"
                        )
                    )
            );
        var old = scratch.Write("old.yaml", TestMesh.App("app", "\"![x](//x.test)|@team\"", "{name: http, port: 80}"));
        var @new = scratch.Write(
            "new.yaml",
            TestMesh.App("app", "\"![x](//x.test)|@team\"", "{name: http, port: 80}") + Entries(400, "shop")
        );
        var told = Session.Run("diff", "--effects", "--output", "markdown", old, @new);
        Assert.InRange(told.Stdout.Length, 40_000, 65_000);
        Assert.Contains("more do not fit here", told.Stdout, StringComparison.Ordinal);
        Assert.Contains("!\\[x\\](//x.test)\\|&#64;team", told.Stdout, StringComparison.Ordinal);
        Assert.DoesNotContain("@team", told.Stdout, StringComparison.Ordinal);
        Assert.Equal(
            4,
            Session
                .Run(
                    "diff",
                    "--effects",
                    old,
                    scratch.Write(
                        "broken.yaml",
                        "kind: KymaTraffic\napiVersion: krm.kyma-project.io/v1alpha1\n"
                            + "metadata: {name: a}\nspec: {egres: {}}\n"
                    )
                )
                .ExitCode
        );
    }

    const string Ingress = """
        ---
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata: {name: gw, namespace: shop}
        spec:
          selector: {istio: ingressgateway}
          servers:
          - port: {number: 443, name: https, protocol: HTTPS}
            hosts: [shop.example.com]
            tls: {mode: SIMPLE, credentialName: certs}

        """;

    static Session Effects(string before, string after)
    {
        using var scratch = new Scratch();
        return Session.Run("diff", "--effects", scratch.Write("old.yaml", before), scratch.Write("new.yaml", after));
    }

    static string Routed(string http) =>
        Ingress
        + TestMesh.App("web", "shop")
        + TestMesh.App("api", "shop")
        + TestMesh.Of(
            "VirtualService",
            "web",
            "shop",
            $"{{hosts: [shop.example.com], gateways: [gw], http: [{http}]}}"
        );

    static string To(string match, string host) =>
        $"{{match: [{match}], route: [{{destination: {{host: {host}, port: {{number: 8080}}}}}}]}}";

    /// <summary>Every path that a gateway routes is asked, on either side.</summary>
    [Theory]
    [InlineData("{uri: {prefix: /cart}}", "changed: the Internet to https://shop.example.com/cart")]
    [InlineData("{uri: {exact: /cart}}", "changed: the Internet to https://shop.example.com/cart")]
    [InlineData("{}", "changed: the Internet to https://shop.example.com/")]
    public void The_paths_that_a_gateway_routes_are_asked(string match, string told)
    {
        Assert.Equal($"{told}\n", FirstLine(Effects(Routed(To(match, "web")), Routed(To(match, "api")))));
        var rest = To("{uri: {prefix: /}}", "web");
        Assert.Equal(
            $"{told}\n",
            FirstLine(Effects(Routed($"{To(match, "web")}, {rest}"), Routed($"{To(match, "api")}, {rest}")))
        );

        static string FirstLine(Session session) => session.Stdout[..(session.Stdout.IndexOf('\n') + 1)];
    }

    static string Line(Session session) => session.Stdout[..(session.Stdout.IndexOf('\n') + 1)];

    /// <summary>A method that nothing names stands for all others.</summary>
    [Theory]
    [InlineData("{method: {exact: POST}}", "changed: the Internet to POST https://shop.example.com/\n")]
    [InlineData("{method: {prefix: PU}}", "changed: the Internet to PUT https://shop.example.com/\n")]
    [InlineData("{method: {prefix: PURGE}}", "changed: the Internet to PURGE https://shop.example.com/\n")]
    [InlineData("{method: {regex: POST|PATCH}}", "changed: the Internet to POST https://shop.example.com/\n")]
    [InlineData("{method: {regex: 'X[AB]'}}", "changed: the Internet to XA https://shop.example.com/\n")]
    [InlineData("{uri: {prefix: /cart}, method: {exact: PUT}}", "changed: the Internet to PUT https://shop.example.c")]
    public void The_methods_that_a_route_names_are_asked(string match, string told)
    {
        var rest = To("{uri: {prefix: /}}", "web");

        var changed = Effects(Routed($"{To(match, "web")}, {rest}"), Routed($"{To(match, "api")}, {rest}"));

        Assert.StartsWith(told, changed.Stdout, StringComparison.Ordinal);
        Assert.DoesNotContain("Internet to https", changed.Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public void A_method_that_nothing_names_is_lost_where_one_is_asked_for()
    {
        var lost = Effects(Routed(To("{}", "web")), Routed(To("{method: {exact: GET}}", "web")));

        Assert.Equal("lost reach: the Internet to HEAD https://shop.example.com/\n", Line(lost));
        Assert.EndsWith("1 request ends differently, 4 as before.\n", lost.Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public void The_method_is_in_JSON_as_well()
    {
        using var scratch = new Scratch();
        var json = Session
            .Run(
                "diff",
                "--effects",
                "--output",
                "json",
                scratch.Write("old.yaml", Routed(To("{method: {exact: POST}}", "web"))),
                scratch.Write("new.yaml", Routed(To("{method: {exact: POST}}", "api")))
            )
            .Stdout;

        Assert.Contains(
            "\"to\": \"https://shop.example.com/\",\n      \"method\": \"POST\"",
            json,
            StringComparison.Ordinal
        );
    }

    /// <summary>An example that the expression matches is asked.</summary>
    [Theory]
    [InlineData("/api/v[0-9]+/.*", "/api/v0/")]
    [InlineData(".*", "/")]
    [InlineData("/(cart|basket)/[^/]+", "/cart/a")]
    [InlineData("(/a)?/b{2}", "/bb")]
    public void An_example_of_a_regular_expression_is_asked(string pattern, string path)
    {
        string Match(string host) => To($"{{uri: {{regex: '{pattern}'}}}}", host);

        var changed = Effects(Routed(Match("web")), Routed(Match("api")));

        Assert.Equal($"changed: the Internet to https://shop.example.com{path}\n", Line(changed));
        Assert.DoesNotContain("not compared", changed.Stdout, StringComparison.Ordinal);
    }

    /// <summary>Nothing is left out silently.</summary>
    [Theory]
    [InlineData("uri: {regex: '(?i)/cart'}")]
    [InlineData("uri: {regex: '/a\\bc'}")]
    [InlineData("uri: {regex: '/a{900}b{900}'}")]
    [InlineData("method: {regex: '(?i)post'}")]
    public void A_regular_expression_without_an_example_counts_as_not_compared(string match)
    {
        string Package(string host) => Routed($"{To($"{{{match}}}", host)}, {To("{uri: {prefix: /}}", "web")}");

        var changed = Effects(Package("web"), Package("api"));

        Assert.Equal(4, changed.ExitCode);
        Assert.Contains("; 1 more was not compared.\n", changed.Stdout, StringComparison.Ordinal);
    }

    static string Policy(string action, string operation, string gateway = "ingressgateway") =>
        TestMesh.Of(
            "AuthorizationPolicy",
            "p",
            "istio-system",
            $"{{selector: {{matchLabels: {{istio: {gateway}}}}}, action: {action}, "
                + $"rules: [{{to: [{{operation: {{{operation}}}}}]}}]}}"
        );

    /// <summary>Nobody names the hosts that nothing registers: one of them is asked for each client.</summary>
    [Theory]
    [InlineData("REGISTRY_ONLY", "ALLOW_ANY", 1, "less protection: shop to any other host\n")]
    [InlineData("ALLOW_ANY", "REGISTRY_ONLY", 0, "lost reach: shop to any other host\n")]
    [InlineData("ALLOW_ANY", "ALLOW_ANY", 0, "No request ends differently, ")]
    public void A_limit_that_is_lifted_is_less_protection(string before, string after, int exitCode, string told)
    {
        static string Package(string mode) =>
            TestMesh.Of(
                "Sidecar",
                "default",
                "shop",
                $"{{outboundTrafficPolicy: {{mode: {mode}}}, egress: [{{hosts: ['./*']}}]}}"
            );

        var effects = Effects(Package(before), Package(after));

        Assert.Equal(exitCode, effects.ExitCode);
        Assert.StartsWith(told, effects.Stdout, StringComparison.Ordinal);
    }

    /// <summary>An entry is what a config is written for, and opens one host.</summary>
    [Fact]
    public void A_host_that_is_registered_is_a_new_reach()
    {
        var sidecar = TestMesh.Of(
            "Sidecar",
            "default",
            "shop",
            "{outboundTrafficPolicy: {mode: REGISTRY_ONLY}, egress: [{hosts: ['./*']}]}"
        );

        var effects = Effects(sidecar, sidecar + Entry);

        Assert.Equal(0, effects.ExitCode);
        Assert.StartsWith("new reach: shop to http://bank.example.com/\n", effects.Stdout, StringComparison.Ordinal);
    }

    /// <summary>Also where the rest of the way is the same.</summary>
    [Theory]
    [InlineData("MUTUAL", "SIMPLE", "less protection", ", only with a client certificate", "")]
    [InlineData("SIMPLE", "MUTUAL", "changed", "", ", only with a client certificate")]
    [InlineData(
        "OPTIONAL_MUTUAL",
        "SIMPLE",
        "less protection",
        ", a client certificate is verified where there is one",
        ""
    )]
    [InlineData("SIMPLE, minProtocolVersion: TLSV1_3", "SIMPLE", "less protection", ", TLS 1.3 or newer", "")]
    [InlineData(
        "SIMPLE, minProtocolVersion: TLS_AUTO",
        "SIMPLE, minProtocolVersion: TLSV1_0",
        "less protection",
        "",
        ", TLS 1.0 or newer"
    )]
    [InlineData("SIMPLE", "SIMPLE, minProtocolVersion: TLSV1_3", "changed", "", ", TLS 1.3 or newer")]
    [InlineData("SIMPLE", "SIMPLE, minProtocolVersion: TLSV1_2", null, "", "")]
    public void What_the_gateway_asks_of_a_client_is_told(
        string before,
        string after,
        string? effect,
        string was,
        string now
    )
    {
        var package = Routed(To("{uri: {prefix: /}}", "web"));
        string With(string mode) => package.Replace("mode: SIMPLE", $"mode: {mode}", StringComparison.Ordinal);

        var told = Effects(With(before), With(after));

        Assert.NotEqual(package, With("MUTUAL"));
        Assert.Equal(effect == "less protection" ? 1 : 0, told.ExitCode);
        Assert.Equal(
            effect is null
                ? []
                :
                [
                    $"{effect}: the Internet to https://shop.example.com/",
                    $"  was: in the mesh's mutual TLS to web.shop.svc.cluster.local:8080{was}",
                    $"  now: in the mesh's mutual TLS to web.shop.svc.cluster.local:8080{now}",
                ],
            told.Stdout.Split('\n').SkipLast(2)
        );
    }

    /// <summary>Files do not say where clients are: what a policy makes of that is compared as it is written.</summary>
    [Theory]
    [InlineData("203.0.113.0/24", "203.0.113.0/24", 0, "No request ends differently, 4 as before.\n")]
    [InlineData("203.0.113.0/24", "0.0.0.0/0", 4, "not known: the Internet to https://shop.example.com/\n")]
    [InlineData("203.0.113.0/24", "", 1, "less protection: the Internet to https://shop.example.com/\n")]
    [InlineData("", "203.0.113.0/24", 0, "changed: the Internet to https://shop.example.com/\n")]
    public void What_depends_on_addresses_is_not_taken_for_the_same(
        string before,
        string after,
        int exitCode,
        string told
    )
    {
        var package = Routed(To("{uri: {prefix: /}}", "web"));
        static string From(string addresses) =>
            addresses.Length == 0
                ? ""
                : TestMesh.Of(
                    "AuthorizationPolicy",
                    "office",
                    "istio-system",
                    "{selector: {matchLabels: {istio: ingressgateway}}, action: ALLOW, "
                        + $"rules: [{{from: [{{source: {{remoteIpBlocks: [{addresses}]}}}}]}}]}}"
                );

        var effects = Effects(package + From(before), package + From(after));

        Assert.Equal(exitCode, effects.ExitCode);
        Assert.StartsWith(told, effects.Stdout, StringComparison.Ordinal);
        Assert.Equal(exitCode == 4, effects.Stdout.EndsWith(" may end differently.\n", StringComparison.Ordinal));
    }

    /// <summary>
    /// Compared are the policies that decide: no audit, and no dry run. What other pods are protected by is known.
    /// </summary>
    [Theory]
    [InlineData("action: AUDIT", "action: AUDIT", "198.51.100.0/24", 0)]
    [InlineData("action: ALLOW", "action: ALLOW", "198.51.100.0/24", 4)]
    [InlineData("action: ALLOW, annotations: dry", "action: ALLOW, annotations: dry", "198.51.100.0/24", 0)]
    [InlineData("action: ALLOW, annotations: dry", "action: ALLOW", "192.0.2.0/24", 4)]
    [InlineData("action: ALLOW, pods: other", "action: ALLOW, pods: other", "198.51.100.0/24", 1)]
    public void Only_a_policy_that_decides_makes_a_request_uncertain(
        string before,
        string after,
        string addresses,
        int exitCode
    )
    {
        var package = Routed(To("{uri: {prefix: /}}", "web")) + Addresses("a-first", "action: ALLOW", "203.0.113.0/24");

        var effects = Effects(
            package + Addresses("second", before, "192.0.2.0/24"),
            package + Addresses("second", after, addresses)
        );

        Assert.Equal(exitCode, effects.ExitCode);
    }

    static string Addresses(string name, string how, string addresses) =>
        $"---\napiVersion: security.istio.io/v1\nkind: AuthorizationPolicy\nmetadata: {{name: {name}, "
        + "namespace: istio-system"
        + (how.EndsWith("dry", StringComparison.Ordinal) ? ", annotations: {istio.io/dry-run: 'true'}" : "")
        + "}\nspec: {selector: {matchLabels: {istio: "
        + (how.EndsWith("other", StringComparison.Ordinal) ? "other" : "ingressgateway")
        + $"}}}}, {how.Split(',')[0]}, rules: [{{from: [{{source: {{remoteIpBlocks: [{addresses}]}}}}]}}]}}\n";

    /// <summary>What a policy denied, or allowed alone, is asked as well.</summary>
    [Theory]
    [InlineData("DENY", "methods: [DELETE]", "less protection: the Internet to DELETE https://shop.example.com/\n")]
    [InlineData("DENY", "methods: ['DEL*']", "less protection: the Internet to DELETE https://shop.example.com/\n")]
    [InlineData("DENY", "methods: ['*TCH']", "less protection: the Internet to PATCH https://shop.example.com/\n")]
    [InlineData("DENY", "methods: [PURGE]", "less protection: the Internet to PURGE https://shop.example.com/\n")]
    [InlineData("ALLOW", "methods: [GET]", "less protection: the Internet to HEAD https://shop.example.com/\n")]
    [InlineData("DENY", "notMethods: [GET]", "less protection: the Internet to HEAD https://shop.example.com/\n")]
    [InlineData("DENY", "paths: [/admin]", "less protection: the Internet to https://shop.example.com/admin\n")]
    [InlineData("DENY", "paths: ['/admin/*']", "less protection: the Internet to https://shop.example.com/admin/\n")]
    [InlineData("DENY", "paths: ['*/admin']", "less protection: the Internet to https://shop.example.com/admin\n")]
    [InlineData("DENY", "notPaths: [/]", "less protection: the Internet to https://shop.example.com/any-other-path\n")]
    [InlineData("ALLOW", "methods: ['*']", "")]
    public void What_a_policy_of_the_gateway_names_is_asked(string action, string operation, string told)
    {
        var package = Routed(To("{uri: {prefix: /}}", "web"));

        var found = Effects(package + Policy(action, operation), package).Stdout.Split('\n');

        Assert.Equal(
            told,
            string.Concat(
                found.Where(line => line.StartsWith("less protection", StringComparison.Ordinal)).Select(l => $"{l}\n")
            )
        );
    }

    /// <summary>A prefix is more than the path that is like it.</summary>
    [Theory]
    [InlineData("/admin*", "/admin", "less protection", "/admin/any-other-path")]
    [InlineData("/admin/{**}", "/admin/{*}", "less protection", "/admin/a/any-other-path")]
    [InlineData("*/admin", "/admin", "less protection", "/any-other-path/admin")]
    [InlineData("/admin*", "/admin/*", "less protection", "/admin")]
    [InlineData("/admin*", "/admin*", null, "")]
    public void A_policy_that_holds_for_fewer_paths_is_seen(string was, string now, string? effect, string path)
    {
        var package = Routed(To("{uri: {prefix: /}}", "web"));

        var found = Effects(
            package + Policy("DENY", $"paths: ['{was}']"),
            package + Policy("DENY", $"paths: ['{now}']")
        );

        Assert.Equal(effect is null ? 0 : 1, found.ExitCode);
        Assert.StartsWith(
            effect is null
                ? "No request ends differently"
                : $"{effect}: the Internet to https://shop.example.com{path}\n",
            found.Stdout,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("{uri: {prefix: /cart}}", "{uri: {exact: /cart}}", "https://shop.example.com/cart/any-other-path")]
    [InlineData("{uri: {exact: /cart}}", "{uri: {prefix: /cart/}}", "https://shop.example.com/cart")]
    [InlineData("{uri: {prefix: /}}", "{uri: {exact: /}}", "https://shop.example.com/any-other-path")]
    [InlineData("{uri: {prefix: /}}", "{uri: {regex: '/.'}}", "https://shop.example.com/any-other-path")]
    public void A_route_that_holds_for_other_paths_is_seen(string was, string now, string told)
    {
        string Package(string match) => Routed($"{To(match, "cart")}, {To("{uri: {prefix: /}}", "web")}");

        var found = Effects(Package(was), Package(now)).Stdout;

        Assert.Contains($"changed: the Internet to {told}\n", found, StringComparison.Ordinal);
    }

    /// <summary>A part of the requests that goes elsewhere ends elsewhere.</summary>
    [Theory]
    [InlineData(90, 10, 80, 20, "; of all requests 80 parts to web")]
    [InlineData(50, 50, 1, 1, null)]
    [InlineData(100, 0, 90, 10, "; of all requests 90 parts to web")]
    public void Requests_that_are_divided_in_another_way_end_differently(int a, int b, int c, int d, string? told)
    {
        string Package(int web, int cart) =>
            Routed(
                $"{{route: [{{destination: {{host: web}}, weight: {web}}}, "
                    + $"{{destination: {{host: cart}}, weight: {cart}}}]}}"
            );

        var found = Effects(Package(a, b), Package(c, d));

        Assert.Equal(0, found.ExitCode);
        Assert.StartsWith(
            told is null ? "No request ends differently" : "changed: the Internet to https://shop.example.com/\n",
            found.Stdout,
            StringComparison.Ordinal
        );
        Assert.Contains(told ?? "", found.Stdout, StringComparison.Ordinal);
    }

    /// <summary>Whose token counts, and what is in it, decides who gets in.</summary>
    [Theory]
    [InlineData("https://i.example.com/jwks", "https://evil.example.com/jwks", "keys of https://evil.example.com/jwks")]
    [InlineData("issuer: https://i.", "issuer: https://j.", "only with a token of https://j.example.com with keys of")]
    [InlineData("[admin]", "[user]", "scopes user")]
    [InlineData("[admin, write]", "[write, admin]", null)]
    [InlineData("audiences: [x]", "audiences: [x], requiredScopes: [y]", "scopes y and audiences x")]
    [InlineData("{name: X}", "{name: Y, prefix: 'a '}", "in the header Ya")]
    [InlineData("fromParams: [a]", "fromParams: [b]", "in the parameter b")]
    public void Another_token_than_before_is_a_change(string old, string by, string? told)
    {
        string Rule(string jwt) =>
            Routed(To("{uri: {prefix: /x}}", "web"))
            + "---\napiVersion: gateway.kyma-project.io/v2\nkind: APIRule\nmetadata: {name: api, namespace: shop}\n"
            + "spec: {hosts: [api.shop.example.com], gateway: shop/gw, service: {name: web, port: 8080}, "
            + $"rules: [{{path: /*, methods: [GET], jwt: {jwt}}}]}}\n";
        var first =
            "{authentications: [{issuer: https://i.example.com, jwksUri: https://i.example.com/jwks, "
            + "fromHeaders: [{name: X}], fromParams: [a]}], authorizations: [{requiredScopes: "
            + $"{(old.StartsWith('[') ? old : "[admin]")}}}, {{audiences: [x]}}]}}";
        Assert.Contains(old, first, StringComparison.Ordinal);

        var found = Effects(
            Rule(first).Replace("[shop.example.com]", "['*.shop.example.com']", StringComparison.Ordinal),
            Rule(first.Replace(old, by, StringComparison.Ordinal))
                .Replace("[shop.example.com]", "['*.shop.example.com']", StringComparison.Ordinal)
        );

        Assert.Equal(0, found.ExitCode);
        Assert.Equal(told is null, found.Stdout.StartsWith("No request ends differently", StringComparison.Ordinal));
        Assert.Contains(told ?? "", found.Stdout, StringComparison.Ordinal);
    }

    /// <summary>So are the hosts of such a policy, and not those of one that decides about no request.</summary>
    [Theory]
    [InlineData("ingressgateway", "DENY", "less protection: the Internet to https://a.shop.example.com/\n")]
    [InlineData("egressgateway", "DENY", "")]
    [InlineData("ingressgateway", "AUDIT", "")]
    public void A_host_that_a_policy_of_the_gateway_names_is_asked(string gateway, string action, string told)
    {
        var package = Routed(To("{uri: {prefix: /}}", "web"))
            .Replace("[shop.example.com]", "['*.shop.example.com']", StringComparison.Ordinal);

        var found = Effects(package + Policy(action, "hosts: [a.shop.example.com]", gateway), package).Stdout;

        Assert.Equal(
            told,
            string.Concat(
                found
                    .Split('\n')
                    .Where(line => line.StartsWith("less protection", StringComparison.Ordinal))
                    .Select(line => $"{line}\n")
            )
        );
        Assert.Equal(told.Length > 0, found.Contains("a.shop.example.com", StringComparison.Ordinal));
    }

    /// <summary>Requests within the mesh take routes by path and method, too.</summary>
    [Theory]
    [InlineData("{uri: {prefix: /cart}}", "changed: shop to http://web.shop.svc.cluster.local:8080/cart\n")]
    [InlineData("{method: {exact: POST}}", "changed: shop to POST http://web.shop.svc.cluster.local:8080/\n")]
    public void What_a_route_of_the_mesh_names_is_asked_within_it(string match, string told)
    {
        string Package(string host) =>
            TestMesh.App("web", "shop")
            + TestMesh.App("api", "shop")
            + TestMesh.App("old", "shop")
            + TestMesh.Of(
                "VirtualService",
                "web",
                "shop",
                $"{{hosts: [web.shop.svc.cluster.local], http: [{To(match, host)}, {To("{}", "old")}]}}"
            );

        Assert.Equal(told, Line(Effects(Package("web"), Package("api"))));
    }

    [Fact]
    public void The_release_of_the_cluster_decides()
    {
        using var scratch = new Scratch();
        static string Package(string excluded) =>
            TestMesh.Entry("bank", "bank", "bank.example.com", "{number: 443, name: tls, protocol: TLS}")
            + TestMesh.Of(
                "Sidecar",
                "default",
                "shop",
                $"{{outboundTrafficPolicy: {{mode: REGISTRY_ONLY}}, egress: [{{hosts: ['*/*'{excluded}]}}]}}"
            );
        var old = scratch.Write("old.yaml", Package(""));
        var @new = scratch.Write("new.yaml", Package(", '~bank/*'"));

        Assert.Contains(
            "lost reach: shop to https://bank.example.com/\n",
            Session.Run("diff", "--effects", "--istio-version", "1.31", old, @new).Stdout,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "lost reach",
            Session.Run("diff", "--effects", "--istio-version", "1.30", old, @new).Stdout,
            StringComparison.Ordinal
        );
    }

    /// <summary>Most packages have the APIRule and not the application: its Service counts as being there.</summary>
    [Theory]
    [InlineData(
        "methods: [GET, POST]",
        "methods: [GET]",
        "lost reach: the Internet to POST https://shop.example.com/a\n"
    )]
    [InlineData("methods: [GET]", "methods: [GET, PUT]", "new reach: the Internet to PUT https://shop.example.com/a\n")]
    [InlineData(
        "service: {name: web, port: 80}",
        "service: {name: api, port: 80}",
        "changed: the Internet to https://s"
    )]
    [InlineData("methods: [GET]", "methods: [GET]", "No request ends differently")]
    public void A_Service_that_neither_has_counts_as_being_in_the_cluster(string before, string after, string told)
    {
        static string Package(string field) =>
            Ingress
            + "---\napiVersion: gateway.kyma-project.io/v2\nkind: APIRule\nmetadata: {name: web, namespace: shop}\n"
            + "spec: {gateway: shop/gw, hosts: [shop.example.com], "
            + $"{(field.StartsWith("service", StringComparison.Ordinal) ? field : "service: {name: web, port: 80}")}, "
            + $"rules: [{{path: '/{{*}}', noAuth: true{(field.StartsWith('m') ? $", {field}" : "")}}}]}}\n";

        Assert.StartsWith(told, Effects(Package(before), Package(after)).Stdout, StringComparison.Ordinal);
    }

    /// <summary>A Service without its port is another matter: there it is known that no request gets through.</summary>
    [Fact]
    public void A_port_that_the_Service_does_not_have_is_lost()
    {
        var rest = TestMesh.App("web", "shop");
        string Package(int port) =>
            Ingress
            + rest
            + TestMesh.Of(
                "VirtualService",
                "web",
                "shop",
                "{hosts: [shop.example.com], gateways: [gw], http: [{route: [{destination: {host: web, port: "
                    + $"{{number: {port}}}}}}}]}}]}}"
            );

        Assert.StartsWith(
            "lost reach: the Internet to https://shop.example.com/\n",
            Effects(Package(8080), Package(81)).Stdout,
            StringComparison.Ordinal
        );
    }

    /// <summary>What is absent on both sides shows in no difference.</summary>
    [Fact]
    public void What_Istio_rejects_is_named_as_in_trace() =>
        Assert.Equal(
            1,
            Effects(Ingress.Replace("[shop.ex", "[shop_.ex", StringComparison.Ordinal), Ingress.Replace("HTTPS", "X"))
                .Stderr.Split("note: Istio rejects Gateway shop/gw, so it counts as absent")
                .Length - 1
        );

    [Fact]
    public void A_path_that_is_routed_no_longer_is_lost() =>
        Assert.Contains(
            "lost reach: the Internet to https://shop.example.com/cart\n",
            Effects(Routed(To("{uri: {prefix: /cart}}", "web")), Routed(To("{uri: {prefix: /api}}", "web"))).Stdout,
            StringComparison.Ordinal
        );

    /// <summary>What only clients with a token could ask for is open to all.</summary>
    [Theory]
    [InlineData("/*")]
    [InlineData("/admin")]
    public void A_token_that_is_asked_for_no_longer_is_less_protection(string path)
    {
        const string Jwt =
            "jwt: {authentications: [{issuer: 'https://i.example.com', jwksUri: 'https://i.example.com'}]}";
        string Rule(string access) =>
            Ingress
            + TestMesh.App("web", "shop")
            + $$"""
                ---
                apiVersion: gateway.kyma-project.io/v2
                kind: APIRule
                metadata: {name: web, namespace: shop}
                spec:
                  gateway: shop/gw
                  hosts: [shop.example.com]
                  service: {name: web, port: 8080}
                  rules:
                  - {path: {{path}}, methods: [GET], {{access}} }
                  - {path: /open, methods: [GET], noAuth: true}

                """;

        var lost = Effects(Rule(Jwt), Rule("noAuth: true"));
        Assert.Equal(1, lost.ExitCode);
        Assert.StartsWith(
            $"less protection: the Internet to https://shop.example.com{path.TrimEnd('*')}\n",
            lost.Stdout,
            StringComparison.Ordinal
        );
        Assert.Contains("8080, only with a token\n  now: ", lost.Stdout, StringComparison.Ordinal);

        var won = Effects(Rule("noAuth: true"), Rule(Jwt));
        Assert.Equal(0, won.ExitCode);
        Assert.StartsWith("changed: ", won.Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public void Reach_that_is_lost_or_new_is_named()
    {
        using var scratch = new Scratch();
        File.WriteAllText(scratch.Path("old.yaml"), Entry);
        File.WriteAllText(
            scratch.Path("new.yaml"),
            Entry.Replace("namespace: shop", "namespace: data", StringComparison.Ordinal)
                + TestMesh.Of(
                    "Sidecar",
                    "default",
                    "shop",
                    "{outboundTrafficPolicy: {mode: REGISTRY_ONLY}, egress: [{hosts: [\"./*\"]}]}"
                )
        );
        Assert.Contains(
            "lost reach: shop to http://bank.example.com/",
            Session.Run("diff", "--effects", scratch.Path("old.yaml"), scratch.Path("new.yaml")).Stdout,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "new reach: shop to http://bank.example.com/",
            Session.Run("diff", "--effects", scratch.Path("new.yaml"), scratch.Path("old.yaml")).Stdout,
            StringComparison.Ordinal
        );
    }

    /// <summary>
    /// A client connects where its DNS leads, so each address that either side knows is a request of its own.
    /// </summary>
    [Theory]
    [InlineData("[203.0.113.1]", "[203.0.113.2]", "lost reach 203.0.113.1, new reach 203.0.113.2")]
    [InlineData("[203.0.113.1]", "[203.0.113.1, 203.0.113.2]", "new reach 203.0.113.2")]
    [InlineData("[10.1.0.0/16]", "[10.0.0.0/8]", "new reach 10.0.0.0, new reach 10.255.255.255")]
    [InlineData("[10.0.0.0/8]", "[10.0.0.0/16]", "lost reach 10.255.255.255")]
    [InlineData("['2001:db8::/32']", "['2001:db8::/31']", "new reach 2001:db9:ffff:ffff:ffff:ffff:ffff:ffff")]
    public void An_address_that_is_reached_no_longer_or_anew_is_named(string before, string after, string wanted)
    {
        using var scratch = new Scratch();
        static string Package(string addresses) =>
            TestMesh
                .Entry(
                    "db",
                    "shop",
                    "db.example.com",
                    "{number: 5432, name: tcp, protocol: TCP}",
                    $", location: MESH_EXTERNAL, addresses: {addresses}"
                )
                .Replace("resolution: DNS", "resolution: NONE", StringComparison.Ordinal)
            + TestMesh.Of(
                "Sidecar",
                "default",
                "shop",
                "{outboundTrafficPolicy: {mode: REGISTRY_ONLY}, egress: [{hosts: [\"./*\"]}]}"
            );
        var old = scratch.Write("old.yaml", Package(before));
        var @new = scratch.Write("new.yaml", Package(after));

        var lines = Session.Run("diff", "--effects", old, @new).Stdout.Split('\n');
        var json = Session.Run("diff", "--effects", "--output", "json", old, @new).Stdout;

        Assert.Equal(
            wanted,
            string.Join(
                ", ",
                lines
                    .Where(line => line.Contains(" reach: ", StringComparison.Ordinal))
                    .Select(line =>
                        line.Replace(": shop to tcp://db.example.com:5432 at ", " ", StringComparison.Ordinal)
                    )
            )
        );
        Assert.Contains($"\"address\": \"{wanted.Split(' ')[^1]}\"", json, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_of_a_trace_says_at_which_address_it_is_reached()
    {
        using var scratch = new Scratch();
        var package = scratch.Write(
            "package.yaml",
            TestMesh.Entry(
                "db",
                "shop",
                "db.example.com",
                "{number: 5432, name: tcp, protocol: TCP}",
                ", location: MESH_EXTERNAL, addresses: [203.0.113.1]"
            )
        );

        Assert.StartsWith(
            "tcp://db.example.com:5432 at 203.0.113.1  reaches ",
            Session.Run("trace", "--from", "shop", package).Stdout,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "\"address\": \"203.0.113.1\"",
            Session.Run("trace", "--from", "shop", "--output", "json", package).Stdout,
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "tcp://db.example.com:5432 at 203.0.113.9  reaches ",
            Session.Run("trace", "--from", "shop", "--address", "203.0.113.9", package).Stdout,
            StringComparison.Ordinal
        );
    }

    /// <summary>
    /// What 0.1.0 left of a service through the gateway: its rule stays in the application's namespace, where the
    /// gateway does not find it, so the gateway sends plain HTTP to port 443.
    /// </summary>
    static string LeftBy010(string tls) =>
        TestMesh.EgressGateway
        + TestMesh.Entry(
            "bank",
            "shop",
            "bank.example.com",
            "{number: 80, name: http, protocol: HTTP, targetPort: 443}",
            ", location: MESH_EXTERNAL, exportTo: [., istio-system]"
        )
        + TestMesh.Of(
            "DestinationRule",
            "bank",
            "shop",
            "{host: bank.example.com, trafficPolicy: {portLevelSettings: [{port: {number: 80}, tls: "
                + $"{{{tls}}}}}]}}, exportTo: [.]}}"
        )
        + TestMesh.Of(
            "Gateway",
            "shop-egress",
            "shop",
            "{selector: {istio: egressgateway}, servers: [{port: {number: 80, name: http, protocol: HTTP}, "
                + "hosts: [bank.example.com]}]}"
        )
        + TestMesh.Of(
            "VirtualService",
            "bank",
            "shop",
            "{hosts: [bank.example.com], gateways: [mesh, shop-egress], http: [{match: [{gateways: [mesh], "
                + "port: 80}], route: [{destination: {host: istio-egressgateway.istio-system.svc.cluster.local, "
                + "port: {number: 80}}}]}, {match: [{gateways: [shop-egress], port: 80}], route: [{destination: "
                + "{host: bank.example.com, port: {number: 80}}}]}]}"
        );

    [Theory]
    [InlineData("mode: SIMPLE", "in TLS, server name bank.example.com")]
    [InlineData("mode: MUTUAL, credentialName: bank-client", "in mutual TLS, server name bank.example.com")]
    public void What_0_1_0_left_loses_the_TLS_of_what_is_rendered_now(string tls, string protection)
    {
        using var scratch = new Scratch();
        var old = scratch.Write("old.yaml", LeftBy010(tls));
        var config = scratch.Write(
            "config.yaml",
            $$$"""
            apiVersion: krm.kyma-project.io/v1alpha1
            kind: KymaTraffic
            metadata: {name: shop, annotations: {config.kubernetes.io/local-config: "true"}}
            spec:
              egress:
                namespace: shop
                services:
                - {name: bank, hosts: [bank.example.com], tls: { {{{tls}}} }, via: EgressGateway}
            {{{TestMesh.EgressGateway}}}
            """
        );

        var mended = Session.Run("diff", "--effects", old, config);
        Assert.Equal(0, mended.ExitCode);
        Assert.Contains("changed: shop to http://bank.example.com/", mended.Stdout, StringComparison.Ordinal);
        Assert.Contains(
            "was: through the egress gateway, as plain HTTP to bank.example.com:443",
            mended.Stdout,
            StringComparison.Ordinal
        );
        Assert.Contains($"now: through the egress gateway, {protection}", mended.Stdout, StringComparison.Ordinal);

        var lost = Session.Run("diff", "--effects", config, old);
        Assert.Equal(1, lost.ExitCode);
        Assert.StartsWith("less protection: shop to http://bank.example.com/\n", lost.Stdout, StringComparison.Ordinal);
        Assert.Contains($"was: through the egress gateway, {protection}", lost.Stdout, StringComparison.Ordinal);
        Assert.Contains(
            "now: through the egress gateway, as plain HTTP to bank.example.com:443",
            lost.Stdout,
            StringComparison.Ordinal
        );
    }
}
