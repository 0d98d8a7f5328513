namespace Kyma.Krm.Tests.Checking.Dangers;

/// <summary>Istio's COMPLIANCE_POLICY against what Gateways say of TLS.</summary>
public sealed class ComplianceTests
{
    static string Gateway(string tls) =>
        TestMesh.Of(
            "Gateway",
            "in",
            "shop",
            "{selector: {istio: ingressgateway}, servers: [{port: {number: 443, name: https, protocol: HTTPS}, hosts: "
                + $"[a.example.com], tls: {{mode: SIMPLE, credentialName: shop-certs{tls}}}}}]}}"
        );

    static string Istiod(string policy) =>
        "---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {name: istiod, namespace: istio-system}\nspec: "
        + "{selector: {matchLabels: {app: istiod}}, template: {metadata: {labels: {app: istiod}}, spec: {containers: "
        + $"[{{name: discovery, image: \"pilot:1\", env: [{{name: COMPLIANCE_POLICY, value: {policy}}}]}}]}}}}}}\n";

    static string Operator(string apiVersion, string kind, string spec) =>
        $"---\napiVersion: {apiVersion}\nkind: {kind}\nmetadata: {{name: default, namespace: istio-system}}\n"
        + $"spec: {spec}\n";

    static string Told(string package) => CheckRun.Of(package, "--istio-version", "1.32").Told;

    [Theory]
    [InlineData(", minProtocolVersion: TLSV1_3", "minProtocolVersion")]
    [InlineData(", maxProtocolVersion: TLSV1_3", "maxProtocolVersion")]
    [InlineData(", cipherSuites: [ECDHE-RSA-CHACHA20-POLY1305]", "cipherSuites")]
    [InlineData(", ecdhCurves: [X25519, P-256]", "ecdhCurves")]
    [InlineData(", cipherSuites: [ECDHE-RSA-AES256-GCM-SHA384], ecdhCurves: [P-256]", "")]
    [InlineData("", "")]
    public void Fips_overrides_what_it_does_not_allow(string tls, string field) =>
        Assert.Equal(
            field.Length == 0 ? "" : $"warning compliance-policy-overrides spec.servers[0].tls.{field}",
            Told(Istiod("fips-140-2") + Gateway(tls))
        );

    [Theory]
    [InlineData(", minProtocolVersion: TLSV1_2", "minProtocolVersion")]
    [InlineData(", maxProtocolVersion: TLSV1_2", "maxProtocolVersion")]
    [InlineData(", ecdhCurves: [X25519]", "ecdhCurves")]
    [InlineData(", minProtocolVersion: TLSV1_3, ecdhCurves: [X25519MLKEM768]", "")]
    public void So_does_post_quantum(string tls, string field) =>
        Assert.Equal(
            field.Length == 0 ? "" : $"warning compliance-policy-overrides spec.servers[0].tls.{field}",
            Told(Istiod("pqc") + Gateway(tls))
        );

    [Theory]
    [InlineData(
        "install.istio.io/v1alpha1",
        "IstioOperator",
        "{values: {pilot: {env: {COMPLIANCE_POLICY: fips-140-2}}}}"
    )]
    [InlineData(
        "install.istio.io/v1alpha1",
        "IstioOperator",
        "{components: {pilot: {k8s: {env: [{name: COMPLIANCE_POLICY, value: fips-140-2}]}}}}"
    )]
    [InlineData("sailoperator.io/v1", "Istio", "{values: {pilot: {env: {COMPLIANCE_POLICY: fips-140-2}}}}")]
    [InlineData(
        "networking.istio.io/v1beta1",
        "ProxyConfig",
        "{environmentVariables: {COMPLIANCE_POLICY: fips-140-2}}"
    )]
    public void Whatever_installs_Istio_may_set_it(string apiVersion, string kind, string spec) =>
        Assert.Contains(
            "compliance-policy-overrides spec.servers[0].tls.minProtocolVersion",
            Told(Operator(apiVersion, kind, spec) + Gateway(", minProtocolVersion: TLSV1_3")),
            StringComparison.Ordinal
        );
}
