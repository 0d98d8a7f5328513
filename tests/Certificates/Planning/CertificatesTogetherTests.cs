namespace Kyma.Krm.Tests.Certificates.Planning;

/// <summary>A Secret has one writer among the configs of a package.</summary>
public sealed class CertificatesTogetherTests
{
    const string External = "provided: {externalSecret: {secretStoreRef: {name: vault}, key: shop}}";

    const string Own = "selfSigned: {notBefore: '2026-01-01T00:00:00Z', seedSecretRef: {name: seed}}";

    const string CertManager = "certManager: {issuerRef: {name: le}}";

    const string Seed = """
        ---
        apiVersion: v1
        kind: Secret
        metadata: {name: seed, annotations: {config.kubernetes.io/local-config: "true"} }
        data: {seed: "7v3Oy0cYb0wIqGkQyJ3r8nq1m2u3l4k5j6h7g8f9d0s="}

        """;

    [Theory]
    [InlineData("gardener: {name: a}", "gardener: {name: b}")]
    [InlineData("gardener: {name: a}", "certManager: {issuerRef: {name: le}, name: a}")]
    [InlineData("gardener: {}", CertManager)]
    [InlineData("gardener: {}", External)]
    [InlineData(CertManager, Own)]
    [InlineData(External, Own)]
    public void Two_writers_of_one_Secret_are_an_error(string one, string other)
    {
        AssertWrittenTwice($"secretName: own-certs, {one}", $"secretName: own-certs, {other}");
        AssertWrittenTwice($"secretName: own-certs, {other}", $"secretName: own-certs, {one}");
    }

    /// <summary>The name of the Secret that one of them has anyway is written in the other.</summary>
    [Fact]
    public void It_is_told_where_the_Secret_is_named_or_else_the_source()
    {
        AssertWrittenTwice("gardener: {}", $"secretName: one-certs, {CertManager}");
        AssertWrittenTwice($"secretName: other-certs, {CertManager}", "gardener: {}", "spec.certificate");
    }

    [Theory]
    [InlineData("gardener: {}", CertManager)]
    [InlineData("secretName: own-certs, gardener: {}", "secretName: own-certs, existing: {}")]
    [InlineData("secretName: own-certs, existing: {}", "secretName: own-certs, existing: {}")]
    [InlineData("secretName: own-certs, gardener: {}", $"secretName: own-certs, namespace: other, {CertManager}")]
    [InlineData("secretName: own-certs, gardener: {}", $"secretName: other-certs, {CertManager}")]
    public void Each_may_write_its_own(string one, string other) => Assert.Empty(Told(one, other));

    /// <summary>That both render it is one mistake, and is told by those who decide whose it is.</summary>
    [Theory]
    [InlineData("gardener: {}")]
    [InlineData(CertManager)]
    [InlineData(External)]
    [InlineData(Own)]
    public void Two_that_render_one_resource_are_told_as_that(string source) =>
        Assert.Empty(Told($"secretName: own-certs, {source}", $"secretName: own-certs, {source}"));

    /// <summary>What cannot be read may have been another name.</summary>
    [Theory]
    [InlineData($"secretName: A_B, {CertManager}", "", "secretName: other-certs, gardener: {}")]
    [InlineData($"secretName: one-certs, namespace: A_B, {CertManager}", "")]
    [InlineData($"secretName: one-certs, {CertManager}", "name: A_B, ")]
    public void A_config_with_a_name_that_cannot_be_read_writes_nothing(
        string certificate,
        string gateway,
        string one = "gardener: {}"
    ) => Assert.Empty(Told(one, certificate, gateway));

    static void AssertWrittenTwice(string one, string other, string field = "spec.certificate.secretName")
    {
        var told = Assert.Single(Told(one, other));

        Assert.StartsWith($"/other {field}: the Secret istio-system/", told, StringComparison.Ordinal);
        Assert.Contains("-certs is written by the KymaTraffic 'one' too", told, StringComparison.Ordinal);
    }

    static IReadOnlyList<string> Told(string one, string other, string gateway = "") =>
        CheckRun.Of(Config("one", one, "") + Config("other", other, gateway) + Seed).By("secret-written-twice");

    static string Config(string name, string certificate, string gateway) =>
        $$"""
            ---
            apiVersion: krm.kyma-project.io/v1alpha1
            kind: KymaTraffic
            metadata: {name: {{name}}, annotations: {config.kubernetes.io/local-config: "true"} }
            spec:
              domain: {{name}}.example.com
              gateway: { {{(gateway.Length > 0 ? gateway : $"name: {name}")}} }
              certificate: { {{certificate}} }

            """;
}
