namespace Kyma.Krm.Tests.Checking.Judging;

/// <summary>The mesh that a package is asked as: without what Istio refuses, of one release.</summary>
public sealed class CheckedMeshTests
{
    /// <summary>What Istio refuses is absent for the questions that are asked of the mesh.</summary>
    [Theory]
    [InlineData("a.example.com", "")]
    [InlineData("a_.example.com", "expectation-unmet")]
    public void An_expectation_is_asked_of_what_Istio_accepts(string host, string rule) =>
        Assert.Equal(
            rule,
            string.Join(
                ',',
                CheckRun
                    .Of(
                        TestMesh.Of(
                            "Sidecar",
                            "default",
                            "shop",
                            "{outboundTrafficPolicy: {mode: REGISTRY_ONLY}, egress: [{hosts: ['./*']}]}"
                        )
                            + TestMesh
                                .Entry("e", "shop", "a.example.com", "{number: 443, name: tls, protocol: TLS}")
                                .Replace(
                                    "\"a.example.com\"",
                                    $"\"a.example.com\", \"{host}\"",
                                    StringComparison.Ordinal
                                )
                            + "---\napiVersion: krm.kyma-project.io/v1alpha1\nkind: KymaTrafficCheck\n"
                            + "metadata: {name: c}\nspec: {expect: [{from: shop, to: 'https://a.example.com', "
                            + "outcome: reaches}]}\n"
                    )
                    .OfRule("expectation-unmet")
                    .Select(finding => (string)finding["rule"]!)
            )
        );

    static Session Trace(string package) =>
        Session.RunWith(package, "trace", "--from", "shop", "--to", "https://a.example.com", "-");

    [Theory]
    [InlineData("a_.example.com", "note: Istio rejects ServiceEntry shop/e, so it counts as absent")]
    [InlineData("a.example.com", "")]
    public void What_is_asked_of_a_package_is_asked_without_what_Istio_refuses(string host, string note)
    {
        var told = Trace(TestMesh.Entry("e", "shop", host, "{number: 443, name: tls, protocol: TLS}")).Stderr;

        Assert.Contains(note, told, StringComparison.Ordinal);
        Assert.Equal(note.Length == 0, !told.Contains("Istio rejects", StringComparison.Ordinal));
    }

    /// <summary>KymaTrafficChecks of several namespaces may name several releases; 1.30 refuses an exclusion.</summary>
    [Theory]
    [InlineData("a", false)]
    [InlineData("b", true)]
    public void A_resource_is_judged_by_the_release_of_its_namespace_for_every_question(string ns, bool isAccepted)
    {
        var package =
            TestMesh.Of(
                "Sidecar",
                "default",
                ns,
                "{outboundTrafficPolicy: {mode: REGISTRY_ONLY}, egress: [{hosts: ['./*', '~bank/*']}]}"
            )
            + Check("a", "1.30")
            + Check("b", "1.31")
            + Config(ns);
        string[] words = ["--from", ns, "--to", "https://paste.example.net", "-"];

        var check = CheckRun.Of(package);
        var trace = Session.RunWith(package, ["trace", .. words]);
        var explain = Session.RunWith(package, ["explain", "-"]);

        Assert.Equal(!isAccepted, check.Has("error"));
        Assert.Equal(isAccepted ? 1 : 0, trace.ExitCode);
        Assert.Equal(
            !isAccepted,
            trace.Stderr.Contains($"Istio rejects Sidecar {ns}/default", StringComparison.Ordinal)
        );
        Assert.Equal(isAccepted, explain.Stdout.Contains("any other host           blocked", StringComparison.Ordinal));

        static string Check(string ns, string release) =>
            "---\napiVersion: krm.kyma-project.io/v1alpha1\nkind: KymaTrafficCheck\n"
            + $"metadata: {{name: {ns}}}\nspec: {{namespaces: [{ns}], istioVersion: \"{release}\"}}\n";
    }

    static string Config(string ns) =>
        "---\napiVersion: krm.kyma-project.io/v1alpha1\nkind: KymaTraffic\n"
        + "metadata: {name: shop, annotations: {config.kubernetes.io/local-config: \"true\"}}\n"
        + $"spec: {{istioVersion: \"1.31\", egress: {{namespace: {ns}, services: [{{hosts: [api.partner.com]}}]}}}}\n";

    [Theory]
    [InlineData("KymaTraffic", "{nonsense: true}")]
    [InlineData("KymaTrafficCheck", "{severity: {gateway-hots: off}}")]
    public void A_package_with_a_config_that_cannot_be_understood_is_not_asked(string kind, string spec)
    {
        var session = Trace(
            $"apiVersion: krm.kyma-project.io/v1alpha1\nkind: {kind}\nmetadata: {{name: x}}\nspec: {spec}\n"
        );

        Assert.Equal("", session.Stdout);
        Assert.Contains($": {kind} x spec.", session.Stderr, StringComparison.Ordinal);
    }

    /// <summary>A warning about a config keeps nobody from asking, and is no reason why one cannot.</summary>
    [Theory]
    [InlineData("", false)]
    [InlineData("{nonsense: true}", true)]
    public void Warnings_are_for_a_check(string other, bool isUnclear)
    {
        static string Config(string name, string spec) =>
            $"---\napiVersion: krm.kyma-project.io/v1alpha1\nkind: KymaTraffic\nmetadata: {{name: {name}, annotations: "
            + $"{{config.kubernetes.io/local-config: 'true'}}}}\nspec: {spec}\n";
        var session = Trace(
            Config(
                "x",
                "{apiRules: [{name: a, namespace: shop, host: a.example.com, gateway: kyma-system/kyma-gateway, "
                    + "service: {name: a, port: 80}, corsPolicy: {allowOrigins: [{exact: 'https://b.example.com'}]}, "
                    + "rules: [{path: /*, methods: [GET], noAuth: true}]}]}"
            ) + (other.Length > 0 ? Config("y", other) : "")
        );

        Assert.Equal(isUnclear, session.Stdout.Length == 0);
        Assert.Equal(isUnclear, session.Stderr.Contains("nonsense", StringComparison.Ordinal));
        Assert.DoesNotContain("preflight", session.Stderr, StringComparison.Ordinal);
        Assert.DoesNotContain("warning", session.Stderr, StringComparison.Ordinal);
    }

    /// <summary>Nothing for the cluster is a package as well: nothing limits what a pod reaches.</summary>
    [Fact]
    public void A_package_of_nothing_is_asked()
    {
        var session = Trace(
            "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, annotations: "
                + "{config.kubernetes.io/local-config: 'true'}}\n"
        );

        Assert.Equal(0, session.ExitCode);
        Assert.DoesNotContain("have the same resources", session.Stderr, StringComparison.Ordinal);
    }

    /// <summary>Up to 1.29 no sidecar looks up hosts under a wildcard.</summary>
    [Theory]
    [InlineData("{istioVersion: '1.29'", "blocked")]
    [InlineData("{istioVersion: '1.29', namespaces: [other]", "blocked")]
    [InlineData("{istioVersion: '1.30', namespaces: [other]", "reaches")]
    [InlineData("{", "reaches")]
    public void The_mesh_is_of_the_release_of_the_checks(string spec, string outcome)
    {
        var entry = TestMesh
            .Entry("wild", "shop", "*.partner.com", "{number: 80, name: http, protocol: HTTP}")
            .Replace("resolution: DNS", "resolution: DYNAMIC_DNS, location: MESH_EXTERNAL", StringComparison.Ordinal);
        var check =
            "---\napiVersion: krm.kyma-project.io/v1alpha1\nkind: KymaTrafficCheck\nmetadata: {name: c}\n"
            + $"spec: {spec}{(spec.Length > 1 ? ", " : "")}expect: [{{from: shop, to: 'http://api.partner.com', "
            + $"outcome: {outcome}}}]}}\n";
        var traced = Session
            .RunWith(
                entry + check,
                "trace",
                "--from",
                "shop",
                "--to",
                "http://api.partner.com",
                "--output",
                "json",
                "-"
            )
            .Stdout;

        Assert.Equal("", CheckRun.Of(entry + check).Of("expectation-unmet"));
        Assert.Equal(outcome == "reaches", traced.Contains("registered", StringComparison.Ordinal));
    }
}
