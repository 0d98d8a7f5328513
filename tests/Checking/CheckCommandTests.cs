using System.Text.Json.Nodes;

namespace Kyma.Krm.Tests.Checking;

public sealed class CheckCommandTests
{
    const string Broken = """
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata: {name: shop, namespace: shop}
        spec:
          servers:
          - port: {number: 443, name: https, protocol: HTTPS}
            hosts: [shop]
            tls: {mode: SIMPLE, credentialName: certs, minProtocolVersion: TLSV1_1, cipherSuites: [AES128-SHA]}

        """;

    [Fact]
    public void As_text_it_names_file_line_document_resource_and_field()
    {
        using var scratch = new Scratch();
        var file = scratch.Write("a.yaml", $"kind: ConfigMap\napiVersion: v1\nmetadata: {{name: a}}\n---\n{Broken}");
        var session = Session.Run("check", file);
        Assert.Contains(
            $"error: {file}:11:13 (document 2): Gateway shop/shop spec.servers[0].hosts[0]: 'shop' must be "
                + "a full domain name",
            session.Stdout,
            StringComparison.Ordinal
        );
        Assert.Equal("2 resources, 1 error, 2 warnings, not checked: 1 ConfigMap\n", session.Stderr);
        Assert.Equal(1, session.ExitCode);
    }

    [Fact]
    public void As_JSON_every_finding_has_every_key()
    {
        using var scratch = new Scratch();
        var session = Session.Run("check", "--output", "json", scratch.Write("a.yaml", Broken));
        var answer = JsonNode.Parse(session.Stdout)!;
        var findings = answer["findings"]!.AsArray().Cast<JsonObject>().ToList();
        Assert.All(
            findings,
            finding =>
                Assert.Equal(
                    ["severity", "rule", "gate", "message", "resource", "field", "file", "document", "line", "column"],
                    finding.Select(pair => pair.Key)
                )
        );
        Assert.Equal(
            [
                "error gateway-host admission 7 13",
                "warning gateway-without-selector trap 5 3",
                "warning tls-below-1-2 trap 8 68",
            ],
            findings.Select(finding =>
                $"{finding["severity"]} {finding["rule"]} {finding["gate"]} {finding["line"]} {finding["column"]}"
            )
        );
        Assert.Equal("shop", (string?)findings[0]["resource"]!["name"]);
        Assert.Equal(
            """{"resources":1,"errors":1,"warnings":2,"infos":0,"rulesOff":0,"rulesLowered":0,"""
                + "\"filesIgnored\":0,\"notChecked\":{}}",
            answer["summary"]!.ToJsonString()
        );
    }

    [Fact]
    public void As_SARIF_it_has_what_the_standard_demands()
    {
        using var scratch = new Scratch();
        var session = Session.Run("check", "--output", "sarif", scratch.Write("a b.yaml", Broken));
        var log = JsonNode.Parse(session.Stdout)!;
        Assert.Equal("2.1.0", (string?)log["version"]);
        var run = log["runs"]![0]!;
        var rules = run["tool"]!["driver"]!["rules"]!.AsArray();
        foreach (var result in run["results"]!.AsArray())
        {
            Assert.Equal((string?)result!["ruleId"], (string?)rules[(int)result["ruleIndex"]!]!["id"]);
            Assert.Matches("^(error|warning|note)$", (string)result["level"]!);
            Assert.NotEmpty((string)result["message"]!["text"]!);
            var place = result["locations"]![0]!["physicalLocation"]!;
            Assert.EndsWith("/a%20b.yaml", (string)place["artifactLocation"]!["uri"]!, StringComparison.Ordinal);
            Assert.True((int)place["region"]!["startLine"]! > 0);
        }
    }

    [Fact]
    public void For_GitHub_it_is_escaped()
    {
        using var scratch = new Scratch();
        var file = scratch.Write(
            "a,b.yaml",
            Broken
                .Replace("[shop]", "['100%:\\n']", StringComparison.Ordinal)
                .Replace("'100%:\\n'", "\"100%:\\n\"", StringComparison.Ordinal)
        );
        var first = Session.Run("check", "--output", "github", file).Stdout.Split('\n')[0];
        Assert.StartsWith(
            $"::error file={file.Replace(",", "%2C", StringComparison.Ordinal)},line=7,col=13,title=gateway-host::"
                + "Gateway shop/shop spec.servers[0].hosts[0]: '100%25:\\n' must be",
            first,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("--strict", 1)]
    [InlineData("--strict --gate admission", 0)]
    public void Warnings_fail_where_that_is_asked_for(string options, int exitCode) =>
        Assert.Equal(
            exitCode,
            Session
                .RunWith(
                    Broken.Replace("[shop]", "[shop.example.com]", StringComparison.Ordinal),
                    ["check", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries), "-"]
                )
                .ExitCode
        );

    [Theory]
    [InlineData("--output xml", "error: --output 'xml' must be one of: text, json, sarif, github.\n")]
    [InlineData(
        "--output jsn",
        "error: --output 'jsn' must be one of: text, json, sarif, github. Did you mean 'json'?\n"
    )]
    [InlineData(
        "--istio-version one",
        "error: --istio-version 'one' must be a release of Istio with its minor version, such as 1.30\n"
    )]
    [InlineData(
        "--gate admision",
        "error: --gate 'admision' must be one of: admission, trap, package, credential, config, input. Did "
            + "you mean 'admission'?\n"
    )]
    public void Wrong_usage_says_what_would_be_right(string options, string message) =>
        Assert.Equal(new Session(2, "", message), Session.Run(["check", .. options.Split(' ')]));

    [Fact]
    public void Nothing_to_check_is_no_success() => Assert.Equal(1, Session.RunWith("", "check", "-").ExitCode);

    [Fact]
    public void What_cannot_be_read_is_told_beside_the_rest()
    {
        using var scratch = new Scratch();
        var session = Session.Run(
            "check",
            "--gate",
            "admission",
            scratch.Write("a.yaml", "a: [\n"),
            scratch.Write("b.yaml", Broken)
        );
        Assert.Equal(3, session.ExitCode);
        Assert.Contains("a.yaml:", session.Stdout, StringComparison.Ordinal);
        Assert.Contains("b.yaml:", session.Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kustomization_is_to_be_built_first()
    {
        using var scratch = new Scratch();
        scratch.Write("kustomization.yaml", "resources: [a.yaml]\n");
        var folder = scratch.Path("").TrimEnd('/');
        Assert.Contains(
            $"kustomize build {folder} | kyma-krm check -",
            Session.Run("check", folder).Stdout,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("json", "\"notChecked\": {\n      \"Deployment\": 1,\n      \"Service\": 2\n")]
    [InlineData("sarif", "\"notChecked\": {\n          \"Deployment\": 1,\n          \"Service\": 2\n")]
    public void Every_output_counts_what_was_not_checked(string output, string expected)
    {
        const string Package = """
            apiVersion: v1
            kind: Service
            metadata: {name: a}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: b}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: a}
            """;
        var session = Session.RunWith(Package, "check", "--output", output, "-");
        Assert.Contains(expected, session.Stdout, StringComparison.Ordinal);
        Assert.Contains("not checked: 1 Deployment, 2 Service", session.Stderr, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kind: A\n<<<<<<< HEAD\nmetadata: {name: a}\n=======\nmetadata: {name: b}\n>>>>>>> main\n", 2)]
    [InlineData("<<<<<<< HEAD\nkind: A\n=======\nkind: B\n>>>>>>> main\nmetadata: {name: a}\n", 1)]
    [InlineData("kind: A\ndata:\n<<<<<<< HEAD\n  a: b\n=======\n  a: c\n>>>>>>> main\n", 3)]
    public void A_conflict_marker_is_called_that(string package, int line)
    {
        var session = Session.RunWith(package, "check", "-");
        Assert.Contains($"line {line} is a conflict marker", session.Stdout, StringComparison.Ordinal);
        Assert.Equal(3, session.ExitCode);
    }

    [Theory]
    [InlineData("", "No findings.", 0)]
    [InlineData("--complete", "there is no Service payments/checkout in the package, which is complete", 1)]
    public void A_complete_package_has_all_that_it_names(string option, string told, int code)
    {
        const string Package = """
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: checkout, namespace: payments}
            spec: {hosts: [checkout], http: [{route: [{destination: {host: checkout}}]}]}
            """;
        var session = Session.RunWith(Package, option.Length == 0 ? ["check", "-"] : ["check", option, "-"]);
        Assert.Contains(told, session.Stdout, StringComparison.Ordinal);
        Assert.Equal(code, session.ExitCode);
    }

    [Fact]
    public void Where_nothing_is_found_it_says_so() =>
        Assert.Equal(
            new Session(0, "No findings.\n", "1 resource, 0 errors, 0 warnings, not checked: 1 ConfigMap\n"),
            Session.RunWith("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n", "check", "-")
        );
}
