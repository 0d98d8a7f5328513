namespace Kyma.Krm.Tests.Checking.Dangers;

/// <summary>Who sets Istio's COMPLIANCE_POLICY, and what each policy leaves of a Gateway's TLS.</summary>
public sealed class ComplianceSourcesTests
{
    const string InEnv =
        "{template: {spec: {containers: [{name: d, env: [{name: OTHER, value: pqc}, {name: "
        + "COMPLIANCE_POLICY, value: fips-140-2}]}]}}}";

    const string AsKey = "{values: {env: {COMPLIANCE_POLICY: fips-140-2}}}";

    static string Gateway(string tls) =>
        TestMesh.Of(
            "Gateway",
            "in",
            "shop",
            "{selector: {istio: ingressgateway}, servers: [{port: {number: 443, name: https, protocol: HTTPS}, hosts: "
                + $"[a.example.com], tls: {{mode: SIMPLE, credentialName: shop-certs, {tls}}}}}]}}"
        );

    static string Resource(string apiVersion, string kind, string name, string spec) =>
        $"---\napiVersion: {apiVersion}\nkind: {kind}\nmetadata: {{name: {name}, namespace: istio-system}}\n"
        + $"spec: {spec}\n";

    static string Told(string package) =>
        CheckRun.Of(package, "--istio-version", "1.32").Of("compliance-policy-overrides");

    [Theory]
    [InlineData("apps/v1", "Deployment", "istiod", InEnv, true)]
    [InlineData("apps/v1", "Deployment", "istiod-canary", InEnv, true)]
    [InlineData("apps/v1", "Deployment", "my-istiod", InEnv, false)]
    [InlineData("apps/v1", "Deployment", "web", InEnv, false)]
    [InlineData("apps/v1", "StatefulSet", "istiod", InEnv, false)]
    [InlineData("example.com/v1", "Deployment", "istiod", InEnv, false)]
    [InlineData("install.istio.io/v1alpha1", "IstioOperator", "x", AsKey, true)]
    [InlineData("sailoperator.io/v1", "Istio", "x", AsKey, true)]
    [InlineData("operator.kyma-project.io/v1alpha2", "Istio", "x", AsKey, true)]
    [InlineData("example.com/v1", "Istio", "x", AsKey, false)]
    [InlineData(
        "networking.istio.io/v1beta1",
        "ProxyConfig",
        "x",
        "{environmentVariables: {COMPLIANCE_POLICY: fips-140-2}}",
        true
    )]
    [InlineData("sailoperator.io/v1", "Istio", "x", "{values: {env: {COMPLIANCE_POLICY: ''}}}", false)]
    [InlineData("sailoperator.io/v1", "Istio", "x", "{values: {env: {COMPLIANCE_POLICIES: fips-140-2}}}", false)]
    public void Only_what_runs_Istio_sets_it(string apiVersion, string kind, string name, string spec, bool isTold) =>
        Assert.Equal(
            isTold,
            Told(Resource(apiVersion, kind, name, spec) + Gateway("minProtocolVersion: TLSV1_3"))
                .Contains(
                    $"because the {kind} istio-system/{name} sets COMPLIANCE_POLICY to fips-140-2",
                    StringComparison.Ordinal
                )
        );

    /// <summary>Of another value, or none, nothing is known: the next one may be.</summary>
    [Theory]
    [InlineData("''", true)]
    [InlineData("fips-140-9", true)]
    [InlineData("fips-140-9", false)]
    public void A_policy_that_nobody_knows_is_none(string value, bool hasAnother) =>
        Assert.Equal(
            hasAnother,
            Told(
                    Resource("sailoperator.io/v1", "Istio", "x", $"{{values: {{env: {{COMPLIANCE_POLICY: {value}}}}}}}")
                        + (hasAnother ? Resource("apps/v1", "Deployment", "istiod", InEnv) : "")
                        + Gateway("minProtocolVersion: TLSV1_3, maxProtocolVersion: TLSV1_3, ecdhCurves: [X25519]")
                )
                .Contains("sets COMPLIANCE_POLICY to fips-140-2", StringComparison.Ordinal)
        );

    const string AllFour =
        "ECDHE-ECDSA-AES128-GCM-SHA256, ECDHE-RSA-AES128-GCM-SHA256, "
        + "ECDHE-ECDSA-AES256-GCM-SHA384, ECDHE-RSA-AES256-GCM-SHA384";

    [Theory]
    [InlineData("fips-140-2", $"cipherSuites: [{AllFour}]", "")]
    [InlineData("fips-140-2", "cipherSuites: [], ecdhCurves: []", "")]
    [InlineData("fips-140-2", "ecdhCurves: [P-256]", "")]
    [InlineData("fips-140-2", "ecdhCurves: [P-384]", "ecdhCurves: the gateway uses the curve P-256 alone, because")]
    [InlineData(
        "fips-140-2",
        "cipherSuites: [ECDHE-RSA-AES128-GCM-SHA256, ECDHE-RSA-CHACHA20-POLY1305]",
        "cipherSuites: ECDHE-RSA-CHACHA20-POLY1305 cannot be used, because"
    )]
    [InlineData(
        "fips-140-2",
        "cipherSuites: [ECDHE-RSA-CHACHA20-POLY1305]",
        $"cipherSuites: ECDHE-RSA-CHACHA20-POLY1305 cannot be used, and as none is left the gateway uses {AllFour}, "
    )]
    [InlineData("pqc", "minProtocolVersion: TLS_AUTO, maxProtocolVersion: TLS_AUTO, ecdhCurves: []", "")]
    [InlineData("pqc", "maxProtocolVersion: TLSV1_3", "")]
    [InlineData("pqc", "ecdhCurves: [X25519MLKEM768]", "")]
    [InlineData(
        "pqc",
        "ecdhCurves: [X25519MLKEM768, P-256]",
        "ecdhCurves: the gateway uses the key exchange X25519MLKEM768 alone, because"
    )]
    public void It_is_told_what_is_left(string policy, string tls, string message)
    {
        var told = Told(
            Resource("sailoperator.io/v1", "Istio", "x", $"{{env: {{COMPLIANCE_POLICY: {policy}}}}}") + Gateway(tls)
        );

        if (message.Length == 0)
            Assert.Equal("", told);
        else
            Assert.StartsWith($"warning spec.servers[0].tls.{message}", told, StringComparison.Ordinal);
    }
}
