using System.Text.Json.Nodes;
using Kyma.Krm.Tests.Support;

namespace Kyma.Krm.Tests.CommandLine;

/// <summary>What a checked tree may decide, how much may be read, and small inputs that once ended a run.</summary>
public sealed class HostileInputTests
{
    const string Refused =
        "apiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata: {name: a, namespace: shop}\n"
        + "spec: {selector: {istio: ingressgateway}}\n";

    const string Off =
        "apiVersion: krm.kyma-project.io/v1alpha1\nkind: KymaTrafficCheck\nmetadata: {name: mine}\n"
        + "spec: {severity: {gateway-no-servers: 'off', gateway-host: 'off'}}\n";

    [Fact]
    public void What_Istio_refuses_is_lowered_at_most()
    {
        using var scratch = new Scratch();
        scratch.Write("a.yaml", Refused);
        var strict = Session.Run("check", scratch.Path("."));
        Assert.Equal(1, strict.ExitCode);
        var rule = (string)
            JsonNode.Parse(Session.Run("check", "--output", "json", scratch.Path(".")).Stdout)!["findings"]![0]![
                "rule"
            ]!;
        scratch.Write("off.yaml", Off.Replace("gateway-no-servers", rule, StringComparison.Ordinal));

        var relaxed = Session.Run("check", scratch.Path("."));

        Assert.Equal(0, relaxed.ExitCode);
        Assert.Contains("warning: ", relaxed.Stdout, StringComparison.Ordinal);
        Assert.Matches("2 rules lowered to a warning by .*/off.yaml", relaxed.Stderr);
    }

    [Fact]
    public void A_name_in_a_step_of_import_is_no_line_of_its_own()
    {
        const string Cluster = """
            apiVersion: networking.istio.io/v1
            kind: Gateway
            metadata:
              name: kyma-gateway
              namespace: kyma-system
              labels: {app.kubernetes.io/name: api-gateway-operator}
            spec:
              selector: {app: istio-ingressgateway, istio: ingressgateway}
              servers:
              - port: {number: 443, name: https, protocol: HTTPS}
                tls: {mode: SIMPLE, credentialName: kyma-gateway-certs}
                hosts: ["*.shop.example.com"]
            ---
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: "x\n::error::y", namespace: shop}
            spec:
              hosts: [a.shop.example.com]
              gateways: [kyma-system/kyma-gateway]
              http: [{route: [{destination: {host: a}}]}]
            """;

        var session = Session.RunWith(Cluster, "import", "-");

        Assert.Contains("x\\n::error::y", session.Stderr, StringComparison.Ordinal);
        Assert.DoesNotContain("\n::error::", session.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public void Ignored_files_are_counted()
    {
        using var scratch = new Scratch();
        scratch.Write("a.yaml", Refused);
        scratch.Write("b.yaml", "apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n");
        scratch.Write(".krmignore", "a.yaml\n");

        var session = Session.Run("check", scratch.Path("."));

        Assert.Equal(0, session.ExitCode);
        Assert.Contains("1 file ignored by .krmignore", session.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_from_outside_overrides_that_of_the_tree()
    {
        using var scratch = new Scratch();
        using var outside = new Scratch();
        scratch.Write(
            "a.yaml",
            Refused.Replace(
                "spec: {",
                "spec: {servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: ['*']}], ",
                StringComparison.Ordinal
            )
        );
        scratch.Write("off.yaml", Off);
        var policy = outside.Write(
            "policy.yaml",
            Off.Replace("{gateway-no-servers: 'off', gateway-host: 'off'}", "{}", StringComparison.Ordinal)
        );

        Assert.Contains(
            "lowered to a warning",
            Session.Run("check", scratch.Path(".")).Stderr,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "lowered to a warning",
            Session.Run("check", "--policy", policy, scratch.Path(".")).Stderr,
            StringComparison.Ordinal
        );
        Assert.Equal(2, Session.Run("check", "--policy", scratch.Path("a.yaml"), scratch.Path(".")).ExitCode);
        Assert.Equal(2, Session.Run("check", "--policy", "nowhere", scratch.Path(".")).ExitCode);
    }

    [Theory]
    [InlineData("render")]
    [InlineData("check")]
    [InlineData("explain")]
    [InlineData("import")]
    public void More_than_is_allowed_is_an_error(string command)
    {
        using var scratch = new Scratch();
        for (var i = 0; i < 3; i++)
            scratch.Write(
                $"{i}.yaml",
                $"apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: a{i}}}\ndata: {{a: {new string('a', 600_000)}}}\n"
            );

        var session = Session.Run(command, "--max-input", "1", scratch.Path("."));

        Assert.NotEqual(0, session.ExitCode);
        Assert.Contains("--max-input", session.Stdout + session.Stderr, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "--max-input",
            Session.Run(command, "--max-input", "2", scratch.Path(".")) is var more ? more.Stdout + more.Stderr : "",
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("render", "")]
    [InlineData("check", "", "a")]
    [InlineData("init", "", "--certificate", "gardener", "--domain", "a.example.com")]
    public void An_empty_argument_is_wrong_usage(params string[] arguments)
    {
        var session = Session.Run(arguments);

        Assert.Equal((2, ""), (session.ExitCode, session.Stdout));
        Assert.Contains("is empty", session.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public void Init_onto_or_below_a_file_is_wrong_usage()
    {
        using var scratch = new Scratch();
        var file = scratch.Write("file", "");
        foreach (var folder in new[] { file, Path.Combine(file, "below") })
        {
            var session = Session.Run("init", folder, "--certificate", "gardener", "--domain", "a.example.com");
            Assert.Equal((2, ""), (session.ExitCode, session.Stdout));
        }
    }

    [Fact]
    public void Init_quotes_a_name_that_could_be_a_number()
    {
        using var scratch = new Scratch();
        Assert.Equal(
            0,
            Session
                .Run(
                    "init",
                    scratch.Path("a"),
                    "--certificate",
                    "self-signed",
                    "--domain",
                    "a.example.com",
                    "--name",
                    "123"
                )
                .ExitCode
        );

        Assert.Equal(0, Session.Run("render", scratch.Path("a/config.yaml"), scratch.Path("a/seed.yaml")).ExitCode);
        Assert.Contains("name: \"123\"", Session.Run("new-seed", "--name", "123").Stdout, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("render")]
    [InlineData("explain")]
    public void A_namespace_that_is_no_text_ends_no_run(string command)
    {
        foreach (var value in new[] { "true", "1", "[a]", "{a: b}", "null" })
        {
            var session = Session.RunWith(
                $$"""
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: kyma-gateway, namespace: {{value}},
                  annotations: {krm.kyma-project.io/rendered-from: shop,
                  krm.kyma-project.io/rendered-as: kyma-system/kyma-gateway} }
                spec: {a: b}
                ---
                apiVersion: krm.kyma-project.io/v1alpha1
                kind: KymaTraffic
                metadata: {name: shop, namespace: {{value}}, annotations: {config.kubernetes.io/local-config: "true"} }
                spec: {domain: shop.example.com, certificate: {existing: {} } }
                """,
                command,
                "-"
            );
            Assert.NotEqual(70, session.ExitCode);
        }
    }

    [Theory]
    [InlineData("headers: {\"a b\": c}")]
    [InlineData("headers: {a: \"b\\r\\nc: d\"}")]
    [InlineData("cookies: {a: \"b;c\"}")]
    [InlineData("cookies: {\"a=b\": c}")]
    public void Headers_and_cookies_are_looked_at(string request)
    {
        var session = Session.RunWith(
            $$"""
            apiVersion: krm.kyma-project.io/v1alpha1
            kind: KymaTraffic
            metadata: {name: shop, annotations: {config.kubernetes.io/local-config: "true"} }
            spec:
              domain: shop.example.com
              certificate: {existing: {} }
              apiRules: [{name: a, namespace: b, host: c, service: {name: d, port: 80},
                rules: [{path: /*, noAuth: true, request: { {{request}} } }]}]
            """,
            "render",
            "-"
        );

        Assert.Equal(1, session.ExitCode);
        Assert.Contains("spec.apiRules[0].rules[0].request.", session.Stderr, StringComparison.Ordinal);
    }
}
