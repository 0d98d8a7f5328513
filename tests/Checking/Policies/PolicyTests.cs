using System.Text.Json.Nodes;
using Kyma.Krm.Checking;
using Kyma.Krm.Checking.Formats;
using Kyma.Krm.Checking.Policies;
using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Tests.Checking.Policies;

/// <summary>What KymaTrafficChecks set, and what the summary says of it.</summary>
public sealed class PolicyTests
{
    static string Check(string name, string spec, string group = "krm.kyma-project.io/v1alpha1") =>
        $"---\napiVersion: {group}\nkind: KymaTrafficCheck\nmetadata: {{name: {name}, annotations: "
        + $"{{config.kubernetes.io/local-config: 'true'}}}}\nspec: {spec}\n";

    /// <summary>A host that Istio refuses, an old TLS version, and no selector.</summary>
    static string Gateway(string @namespace = "shop") =>
        TestMesh.Of(
            "Gateway",
            "in",
            @namespace,
            "{servers: [{port: {number: 443, name: https, protocol: HTTPS}, hosts: [shop], tls: {mode: SIMPLE, "
                + "credentialName: certs, minProtocolVersion: TLSV1_1}}]}"
        );

    static string SeverityOf(string rule, string package) =>
        string.Join(' ', CheckRun.Of(package).OfRule(rule).Select(finding => (string)finding["severity"]!));

    [Theory]
    // What Istio refuses is refused whatever is switched off.
    [InlineData("gateway-host", "{severity: {gateway-host: off}}", "warning")]
    [InlineData("gateway-host", "{severity: {gateway-host: warning}}", "warning")]
    [InlineData("gateway-host", "{severity: {gateway-host: error}}", "error")]
    [InlineData("gateway-host", "{}", "error")]
    [InlineData("tls-below-1-2", "{severity: {tls-below-1-2: off}}", "")]
    [InlineData("tls-below-1-2", "{severity: {tls-below-1-2: error}}", "error")]
    [InlineData("tls-below-1-2", "{severity: {gateway-host: off}}", "warning")]
    [InlineData("tls-below-1-2", "{namespaces: [shop]}", "warning")]
    [InlineData("tls-below-1-2", "{namespaces: [other]}", "")]
    public void One_check(string rule, string spec, string severity) =>
        Assert.Equal(severity, SeverityOf(rule, Gateway() + Check("c", spec)));

    [Theory]
    [InlineData("off", "warning", "warning")]
    [InlineData("warning", "error", "error")]
    [InlineData("off", "off", "")]
    public void The_strictest_of_several_counts(string one, string other, string severity) =>
        Assert.Equal(
            severity,
            SeverityOf(
                "tls-below-1-2",
                Gateway()
                    + Check("a", $"{{severity: {{tls-below-1-2: {one}}}}}")
                    + Check("b", $"{{severity: {{tls-below-1-2: {other}}}}}")
            )
        );

    [Fact]
    public void A_resource_without_a_namespace_is_looked_at_by_all() =>
        Assert.Equal(
            "warning",
            SeverityOf(
                "tls-below-1-2",
                Gateway().Replace(", namespace: shop", "", StringComparison.Ordinal) + Check("c", "{namespaces: [a]}")
            )
        );

    [Fact]
    public void One_of_another_group_is_none_and_is_reported()
    {
        var run = CheckRun.Of(Gateway() + Check("c", "{severity: {gateway-host: off}}", "example.com/v1"));

        Assert.Equal("error", (string)Assert.Single(run.OfRule("gateway-host"))["severity"]!);
        Assert.Single(run.OfRule("unknown-config-kind"));
        Assert.All(
            run.Findings.Where(finding => (string)finding["rule"]! != "unknown-config-kind"),
            finding => Assert.Equal("Gateway", (string)finding["resource"]!["kind"]!)
        );
    }

    /// <summary>What the reference shows for a field is what a check takes.</summary>
    [Fact]
    public void The_examples_of_an_expectation_are_one()
    {
        var fields = Expectation.Shape.Describe()["properties"]!;
        string Example(string field) => $"{field}: '{fields[field]!["examples"]![0]}'";
        var told = CheckRun
            .Of(
                TestMesh.App("frontend", "shop")
                    + Check(
                        "c",
                        $"{{expect: [{{{Example("from")}, {Example("to")}, {Example("sni")}, {Example("address")}, "
                            + "outcome: reaches}]}"
                    )
            )
            .Findings.Where(finding => (string)finding["severity"]! == "error")
            .Select(finding => (string)finding["rule"]!);

        Assert.DoesNotContain(told, rule => rule != "expectation-unmet");
    }

    /// <summary>The field came with Istio 1.31.</summary>
    [Theory]
    [InlineData("", "error")]
    [InlineData("{istioVersion: '1.31'}", "")]
    [InlineData("{istioVersion: '1.30'}", "error")]
    [InlineData("{istioVersion: '1.31', namespaces: [shop]}", "")]
    [InlineData("{istioVersion: '1.31', namespaces: [other]}", "")]
    [InlineData("{istioVersion: '1.30', namespaces: [shop, other]}", "error")]
    public void Its_release_counts_in_its_namespaces(string spec, string severity) =>
        Assert.Equal(
            severity,
            SeverityOf(
                "crd-unknown-field",
                TestMesh.Of(
                    "DestinationRule",
                    "d",
                    "shop",
                    "{host: a, trafficPolicy: {connectionPool: {http: {http2KeepAlive: {}}}}}"
                ) + (spec.Length == 0 ? "" : Check("c", spec))
            )
        );

    [Theory]
    [InlineData("{gateway-host: 'false'}", "must be one of: error, warning, off")]
    [InlineData("{gateway-host: true}", "must be one of: error, warning, off")]
    [InlineData("{gateway-host: [off]}", "must be one of: error, warning, off, not a list")]
    [InlineData("{qwertz: off}", "is the name of no rule. `kyma-krm check --list` prints them all.")]
    [InlineData("{gateway-hots: off}", "is the name of no rule. Did you mean 'gateway-host'?")]
    [InlineData("{not-checked: off}", "is the name of no rule.")]
    [InlineData("{? [gateway-host] : off}", "a list is the name of no rule. `kyma-krm check --list` prints them all.")]
    public void A_severity_that_would_be_passed_over_is_told(string severities, string message)
    {
        var run = CheckRun.Of(Gateway() + Check("c", $"{{severity: {severities}}}"));

        Assert.Contains(
            run.Findings,
            finding => ((string)finding["message"]!).Contains(message, StringComparison.Ordinal)
        );
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public void Every_field_of_an_expectation_is_known() =>
        Assert.Equal(
            "",
            CheckRun
                .Of(
                    Check(
                        "c",
                        "{expect: [{from: shop, to: 'https://a.example.com', outcome: blocked, via: Direct, tls: "
                            + "ISTIO_MUTUAL, sni: a.example.com, address: 192.0.2.1}]}"
                    )
                )
                .Of("unknown-field")
                + CheckRun
                    .Of(Check("c", "{expect: [{from: shop, to: 'https://a', outcome: reaches, tls: ISTIO_MUTUAL}]}"))
                    .Of("invalid-value")
        );

    [Fact]
    public void The_summary_names_the_files_that_switch_rules_off_or_lower_them()
    {
        using var scratch = new Scratch();
        scratch.Write("gateway.yaml", Gateway());
        scratch.Write("b.yaml", Check("b", "{severity: {gateway-host: off, tls-below-1-2: off, crd-limit: warning}}"));
        scratch.Write("a.yaml", Check("a", "{severity: {gateway-host: warning, wildcard-needs-dns01: off}}"));
        scratch.Write("c.yaml", Check("c", "{severity: {gateway-host: error, tls-below-1-2: warning}}"));
        var told = Session.Run("check", scratch.Folder).Stderr;

        Assert.Contains(
            $", 1 rule switched off by {scratch.Path("a.yaml")}, 1 rule switched off by {scratch.Path("b.yaml")}, "
                + $"1 rule lowered to a warning by {scratch.Path("a.yaml")}, "
                + $"2 rules lowered to a warning by {scratch.Path("b.yaml")}\n",
            told,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void What_was_looked_at_in_two_packages_is_one_sum()
    {
        static CheckScope Of(int resources, string file) =>
            new(resources)
            {
                SwitchedOff = [("both", 1), (file, 2)],
                Lowered = [("both", 3), (file, 4)],
                NotChecked = new Dictionary<string, int> { ["Service"] = 1, [file] = 5 },
            };
        var scope = Of(2, "a").And(Of(3, "b"));

        Assert.Equal(5, scope.Resources);
        Assert.Equal([("both", 1), ("a", 2), ("b", 2)], scope.SwitchedOff);
        Assert.Equal([("both", 3), ("a", 4), ("b", 4)], scope.Lowered);
        Assert.Equal("2 Service, 5 a, 5 b", scope.NotCheckedWords);
    }

    [Fact]
    public void One_of_each_is_in_the_summary() =>
        Assert.Equal(
            "0 resources, 0 errors, 0 warnings, not checked: 1 Service, 1 file ignored by .krmignore",
            new CheckResult(
                [],
                new CheckScope(0)
                {
                    IgnoredFiles = 1,
                    NotChecked = new Dictionary<string, int> { ["Service"] = 1 },
                }
            ).Summary
        );

    [Fact]
    public void The_list_of_rules_has_all_that_is_known_of_each()
    {
        var list = FindingsJson.Of(RuleCatalogue.All, AnalysisCode.All);

        Assert.Equal("admission trap package credential config input", string.Join(' ', Gates.Names));
        Assert.Equal("IST0101", (string)list["analyze"]![0]!["code"]!);
        Assert.Equal(
            RuleCatalogue.All.Select(rule =>
                string.Join(
                    '|',
                    rule.Name,
                    rule.Severity.Word(),
                    Gates.Names[(int)rule.Gate],
                    rule.Meaning,
                    rule.Consequence,
                    rule.Fix,
                    rule.Source
                )
            ),
            list["rules"]!
                .AsArray()
                .Select(rule =>
                    string.Join(
                        '|',
                        new[] { "name", "severity", "gate", "meaning", "consequence", "fix", "source" }.Select(key =>
                            (string)rule![key]!
                        )
                    )
                )
        );
        Assert.Equal(
            AnalysisCode.All.Select(code =>
                $"{code.Code}|{code.Name}|{string.Join(',', code.Rules)}|"
                + (code.Reason.Length == 0 ? "null" : code.Reason)
            ),
            list["analyze"]!
                .AsArray()
                .Select(code =>
                    $"{code!["code"]}|{code["name"]}|{string.Join(',', code["rules"]!.AsArray())}|"
                    + (
                        code.AsObject().TryGetPropertyValue("reason", out var reason) && reason is null
                            ? "null"
                            : (string)reason!
                    )
                )
        );
    }

    [Theory]
    [InlineData("gateway-host", "Admission")]
    [InlineData("kind-unknown", "Admission")]
    [InlineData("tls-below-1-2", "Trap")]
    [InlineData("egress-host-not-registered", "Package")]
    [InlineData("credential-renamed", "Credential")]
    [InlineData("crd-unknown-field", "Admission")]
    [InlineData("not-checked", "Input")]
    [InlineData("unknown-field", "Config")]
    [InlineData("client-ca-required", "Config")]
    [InlineData("several-certificate-sources", "Config")]
    [InlineData("egress-credential-without-pods", "Config")]
    [InlineData("apirule-no-preflight", "Config")]
    [InlineData("rendered-twice", "Config")]
    public void The_category_of_a_rule(string name, string gate)
    {
        Assert.Equal(gate, Assert.Single(RuleCatalogue.All, rule => rule.Name == name).Gate.ToString());
        Assert.Equal(gate != "Input", RuleCatalogue.Knows(name));
    }

    [Theory]
    [InlineData("gateway-host", true)]
    [InlineData("kind-version-unserved", false)]
    [InlineData("tls-below-1-2", false)]
    [InlineData("secret-written-twice", false)]
    [InlineData("no-such-rule", false)]
    public void Only_what_the_cluster_refuses_stays_visible(string name, bool staysVisible) =>
        Assert.Equal(staysVisible, RuleCatalogue.StaysVisible(name));

    [Fact]
    public void The_schema_has_the_words()
    {
        var names = new RuleNameShape().Describe();
        var rules = names["enum"]!.AsArray().Select(name => (string)name!).ToList();

        Assert.Equal("string", (string)names["type"]!);
        Assert.Equal(rules.Order(StringComparer.Ordinal), rules);
        Assert.Contains("gateway-host", rules);
        Assert.DoesNotContain("not-checked", rules);
        Assert.Equal(
            """{"type":"string","enum":["error","warning","off"]}""",
            new SeverityShape().Describe().ToJsonString()
        );
    }
}
