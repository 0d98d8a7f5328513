using Kyma.Krm.Certificates;
using Kyma.Krm.CommandLine.Fields;

namespace Kyma.Krm.Tests.Certificates.Planning;

/// <summary>What the reference of fields and <c>explain --field</c> show of a certificate's fields.</summary>
public sealed class CertificateReferenceTests
{
    [Theory]
    [InlineData("", "certificate:\n  gardener: {}")]
    [InlineData(".secretName", "secretName: shop-certs")]
    [InlineData(".gardener.dnsNames", "dnsNames: [\"*.shop.example.com\"]")]
    [InlineData(".gardener.commonName", "commonName: \"*.shop.example.com\"")]
    [InlineData(".gardener.preferredChain", "preferredChain: ISRG Root X1")]
    [InlineData(".certManager.dnsNames", "dnsNames: [\"*.shop.example.com\"]")]
    [InlineData(".certManager.duration", "duration: 8760h")]
    [InlineData(".certManager.renewBefore", "renewBefore: 720h")]
    [InlineData(".certManager.issuerRef.group", "group: cas-issuer.jetstack.io")]
    [InlineData(".provided.secretRef.name", "name: shop-certificate")]
    [InlineData(".provided.externalSecret.key", "key: tls/shop")]
    [InlineData(
        ".selfSigned",
        "selfSigned:\n  seedSecretRef:\n    name: shop-seed\n  notBefore: \"2026-01-01T00:00:00Z\""
    )]
    [InlineData(".selfSigned.dnsNames", "dnsNames: [\"*.shop.example.com\"]")]
    [InlineData(".selfSigned.seedSecretRef.name", "name: shop-seed")]
    public void An_example(string field, string example) => Assert.Equal(example, Of(field).Example.TrimEnd());

    [Theory]
    [InlineData(".namespace", "istio-system")]
    [InlineData(".secretType", "kubernetes.io/tls")]
    [InlineData(".certManager.issuerRef.kind", "ClusterIssuer")]
    [InlineData(".gardener.privateKey.algorithm", "RSA")]
    [InlineData(".provided.externalSecret.secretStoreRef.kind", "SecretStore")]
    [InlineData(".selfSigned.seedSecretRef.key", "seed")]
    [InlineData(".selfSigned.privateKey.algorithm", "RSA")]
    [InlineData(".selfSigned.privateKey.encoding", "PKCS8")]
    [InlineData(".selfSigned.generation", "1")]
    public void A_default(string field, string value) => Assert.Equal(value, Of(field).Default);

    static ConfigField Of(string field)
    {
        var schema = CertificateConfig.Shape.Describe();
        foreach (var step in field.Split('.', StringSplitOptions.RemoveEmptyEntries))
            schema = schema["properties"]![step]!.AsObject();
        return new ConfigField("KymaTraffic", $"spec.certificate{field}", "", schema, IsRequired: false);
    }
}
