using Kyma.Krm.Certificates.Pki;
using Kyma.Krm.Tests.Support;

namespace Kyma.Krm.Tests.Certificates;

public sealed class SelfSignedTests
{
    static readonly SelfSignedRequest Request = new()
    {
        Domain = "shop.example.com",
        Seed = Digest.Sha256("a seed for tests"u8),
        NotBefore = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
        KeyType = KeyType.EcdsaP256,
    };

    [Theory]
    [InlineData(KeyType.Rsa2048)]
    [InlineData(KeyType.EcdsaP256)]
    internal void OpenSSL_accepts_the_certificate_for_a_host_and_for_the_domain_itself(KeyType keyType)
    {
        using var scratch = new Scratch();
        var result = SelfSigned.Issue(Request with { KeyType = keyType });
        var ca = scratch.Write("ca.pem", result.CaPem);
        var leaf = scratch.Write("leaf.pem", result.CertificatePem);

        foreach (var host in new[] { "foo.shop.example.com", "shop.example.com" })
        {
            OpenSsl.Run("verify", "-x509_strict", "-attime", "1767225600", "-purpose", "sslserver", "-verify_hostname", host, "-CAfile", ca, leaf);
        }

        OpenSsl.Run("pkey", "-check", "-noout", "-in", scratch.Write("key.pem", result.PrivateKeyPem));
    }
}
