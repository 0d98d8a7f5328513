namespace Kyma.Krm.Tests.Checking.Credentials;

/// <summary>Certificates that somebody wrote are held to what their controllers accept.</summary>
public sealed class CertificateManifestTests
{
    static string CertManager(string spec) =>
        "apiVersion: cert-manager.io/v1\nkind: Certificate\nmetadata: {name: shop, namespace: istio-system}\n"
        + $"spec: {{secretName: certs, {spec}}}\n";

    static string Gardener(string spec) =>
        "apiVersion: cert.gardener.cloud/v1alpha1\nkind: Certificate\n"
        + $"metadata: {{name: shop, namespace: istio-system}}\nspec: {{{spec}}}\n";

    const string Own = "issuerRef: {name: own}";
    const string Names = "dnsNames: [a.example.com]";
    const string Secret = "secretRef: {name: certs, namespace: istio-system}";

    [Theory]
    [InlineData($"{Own}, {Names}", "")]
    // What else than a DNS name can be in a certificate.
    [InlineData(Own, "error certificate-no-names spec.dnsNames")]
    [InlineData($"{Own}, dnsNames: []", "error certificate-no-names spec.dnsNames")]
    [InlineData($"{Own}, commonName: a.example.com", "")]
    [InlineData($"{Own}, ipAddresses: [192.0.2.1]", "")]
    [InlineData($"{Own}, uris: ['spiffe://a']", "")]
    [InlineData($"{Own}, emailAddresses: [a@example.com]", "")]
    [InlineData($"{Own}, otherNames: [{{oid: 1.2.3, utf8Value: x}}]", "")]
    [InlineData($"{Own}, literalSubject: 'CN=a'", "")]
    // Keys.
    [InlineData($"{Own}, {Names}, privateKey: {{size: 1024}}", "error key-size spec.privateKey.size")]
    [InlineData($"{Own}, {Names}, privateKey: {{algorithm: RSA, size: 2048}}", "")]
    [InlineData($"{Own}, {Names}, privateKey: {{algorithm: ECDSA, size: 2048}}", "error key-size spec.privateKey.size")]
    [InlineData($"{Own}, {Names}, privateKey: {{algorithm: ECDSA, size: 256}}", "")]
    [InlineData($"{Own}, {Names}, privateKey: {{algorithm: ECDSA}}", "")]
    // Issuers.
    [InlineData($"{Names}, issuerRef: {{name: own, kind: Isuer}}", "error invalid-value spec.issuerRef.kind")]
    [InlineData(
        $"{Names}, issuerRef: {{name: own, kind: Isuer, group: cert-manager.io}}",
        "error invalid-value spec.issuerRef.kind"
    )]
    [InlineData($"{Names}, issuerRef: {{name: own, kind: Isuer, group: issuers.example.com}}", "")]
    // Durations.
    [InlineData($"{Own}, {Names}, duration: 30m", "error certificate-durations spec.duration")]
    [InlineData($"{Own}, {Names}, renewBefore: 1m", "error certificate-durations spec.renewBefore")]
    [InlineData($"{Own}, {Names}, duration: 2h, renewBefore: 2h", "error certificate-durations spec.renewBefore")]
    [InlineData($"{Own}, {Names}, duration: 2h, renewBefore: 1h", "")]
    // Gardener's alone has two fields for the Secret.
    [InlineData($"{Own}, {Names}, secretRef: {{name: other}}", "error crd-unknown-field spec.secretRef")]
    public void Of_cert_manager(string spec, string findings) =>
        Assert.Equal(findings, CheckRun.Of(CertManager(spec)).Serious);

    [Theory]
    [InlineData($"{Secret}, {Names}", "")]
    [InlineData(Secret, "error certificate-no-names spec.dnsNames")]
    [InlineData($"{Secret}, csr: eA==", "")]
    [InlineData(
        $"{Secret}, {Names}, privateKey: {{algorithm: RSA, size: 2560}}",
        "error key-size spec.privateKey.size"
    )]
    [InlineData($"{Secret}, dnsNames: [a.example.com, A.example.com]", "error certificate-name-twice spec.dnsNames[1]")]
    [InlineData($"{Secret}, {Names}, secretName: certs", "")]
    [InlineData($"{Secret}, {Names}, secretName: other", "error certificate-two-secrets spec.secretName")]
    [InlineData($"{Names}, secretName: other", "")]
    public void Of_Gardener(string spec, string findings) =>
        Assert.Equal(findings, CheckRun.Of(Gardener(spec)).Serious);

    /// <summary>The schema has said so; nobody knows whether there are names.</summary>
    [Fact]
    public void Names_that_cannot_be_read_are_not_called_missing() =>
        Assert.DoesNotContain(
            "certificate-no-names",
            CheckRun.Of(CertManager($"{Own}, dnsNames: a.example.com")).Told,
            StringComparison.Ordinal
        );

    /// <summary>A size that is no number is judged by the schema, which says so once.</summary>
    [Theory]
    [InlineData("'1024'")]
    [InlineData("10.5")]
    [InlineData("99999999999999999999")]
    public void A_size_that_is_no_whole_number_is_the_schemas(string size)
    {
        var told = CheckRun.Of(CertManager($"{Own}, {Names}, privateKey: {{size: {size}}}")).Serious;

        Assert.DoesNotContain("key-size", told, StringComparison.Ordinal);
        Assert.Contains("spec.privateKey.size", told, StringComparison.Ordinal);
    }

    [Fact]
    public void The_two_Secrets_are_named() =>
        Assert.Contains(
            "'other' differs from secretRef.name 'certs'",
            CheckRun.Of(Gardener($"{Secret}, {Names}, secretName: other")).Of("certificate-two-secrets"),
            StringComparison.Ordinal
        );
}
