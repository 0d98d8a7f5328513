using System.Text;

namespace Kyma.Krm.Tests.Certificates.Planning;

/// <summary>Of what a certificate renders to, each field is there for some field of the config.</summary>
public sealed class CertificateOriginsTests
{
    const string Seed =
        "apiVersion: v1\nkind: Secret\nmetadata: {name: seed, annotations: {config.kubernetes.io/local-config: "
        + "\"true\"}}\ndata: {seed: \"7v3Oy0cYb0wIqGkQyJ3r8nq1m2u3l4k5j6h7g8f9d0s=\"}\n";

    const string SelfSigned = "selfSigned: {notBefore: '2026-01-01T00:00:00Z', seedSecretRef: {name: seed}}";

    const string Gardener = "gardener: {name: c, issuerRef: {name: i}}";

    const string CertManager = "certManager: {name: c, issuerRef: {name: i}}";

    const string External =
        "provided: {externalSecret: {key: shop/tls, secretStoreRef: {name: vault, kind: ClusterSecretStore}}}";

    [Theory]
    [InlineData(Gardener, "Certificate c", "", "gardener")]
    [InlineData(Gardener, "Certificate c", "metadata.name", "gardener.name")]
    [InlineData(Gardener, "Certificate c", "metadata.namespace", "namespace")]
    [InlineData(Gardener, "Certificate c", "spec.issuerRef.name", "gardener.issuerRef.name")]
    [InlineData(Gardener, "Certificate c", "spec.dnsNames[0]", "gardener.dnsNames[0]")]
    [InlineData(Gardener, "Certificate c", "spec.secretRef.name", "secretName")]
    [InlineData(Gardener, "Certificate c", "spec.secretRef.namespace", "namespace")]
    [InlineData(CertManager, "Certificate c", "", "certManager")]
    [InlineData(CertManager, "Certificate c", "metadata.name", "certManager.name")]
    [InlineData(CertManager, "Certificate c", "metadata.namespace", "namespace")]
    [InlineData(CertManager, "Certificate c", "spec.secretName", "secretName")]
    [InlineData(CertManager, "Certificate c", "spec.issuerRef.kind", "certManager.issuerRef.kind")]
    [InlineData(SelfSigned, "Secret tls", "", "selfSigned")]
    [InlineData(SelfSigned, "Secret tls", "data", "selfSigned")]
    [InlineData(SelfSigned, "Secret tls", "metadata.name", "secretName")]
    [InlineData(SelfSigned, "Secret tls", "metadata.namespace", "namespace")]
    [InlineData(SelfSigned, "Secret tls", "type", "secretType")]
    [InlineData(External, "ExternalSecret tls", "", "provided")]
    [InlineData(External, "ExternalSecret tls", "metadata.name", "secretName")]
    [InlineData(External, "ExternalSecret tls", "metadata.namespace", "namespace")]
    [InlineData(External, "ExternalSecret tls", "spec.target.name", "secretName")]
    [InlineData(External, "ExternalSecret tls", "spec.target.template.type", "secretType")]
    [InlineData(
        External,
        "ExternalSecret tls",
        "spec.secretStoreRef.name",
        "provided.externalSecret.secretStoreRef.name"
    )]
    public void A_field_is_there_for_one_of_the_config(string source, string resource, string field, string written) =>
        Assert.Equal($"spec.certificate.{written}", Behind(source, resource, field));

    [Fact]
    public void A_given_pair_is_there_for_its_source()
    {
        var pair = $"provided: {{certificate: {Quoted("good.crt")}, privateKey: {Quoted("good.key")}}}";

        Assert.Equal("spec.certificate.provided", Behind(pair, "Secret tls", "data"));
        Assert.Equal("spec.certificate.secretName", Behind(pair, "Secret tls", "metadata.name"));
    }

    static string Quoted(string fixture) =>
        "\"" + Encoding.UTF8.GetString(Fixtures.Read(fixture)).Replace("\n", "\\n", StringComparison.Ordinal) + "\"";

    static string? Behind(string source, string resource, string field)
    {
        var names = resource.Split(' ');
        return Traffic
            .Of(
                "{domain: shop.example.com, gateway: {name: shop, hosts: [a.shop.example.com]}, certificate: "
                    + $"{{secretName: tls, namespace: pods, {source}}}}}",
                Seed
            )
            .Behind(names[0], names[1], field);
    }
}
