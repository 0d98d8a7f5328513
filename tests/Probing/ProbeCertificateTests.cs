using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Kyma.Krm.Probing.Tls;
using Org.BouncyCastle.Security;
using SignatureScheme = Org.BouncyCastle.Tls.SignatureScheme;

namespace Kyma.Krm.Tests.Probing;

/// <summary>A server must have signed with the key of its certificate; without, a handshake proves nothing.</summary>
public sealed class ProbeCertificateTests
{
    static readonly byte[] Signed = [1, 2, 3, 4];

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void An_RSA_signature_of_TLS_1_3_must_be_that_of_the_certificate(bool isOwn, bool isAccepted)
    {
        using var own = RSA.Create(2048);
        using var other = RSA.Create(2048);
        var request = new CertificateRequest("CN=a", own, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var signature = (isOwn ? own : other).SignData(Signed, HashAlgorithmName.SHA256, RSASignaturePadding.Pss);

        Assert.Equal(isAccepted, Verify(request, SignatureScheme.rsa_pss_rsae_sha256, Signed, signature));
    }

    [Theory]
    [InlineData(256)]
    [InlineData(255)]
    [InlineData(257)]
    [InlineData(0)]
    public void A_number_that_is_no_RSA_signature_of_the_key_is_refused(int length)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=a", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var signature = Enumerable.Repeat((byte)0xFF, length).ToArray();

        Assert.False(Verify(request, SignatureScheme.rsa_pss_rsae_sha256, Signed, signature));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void So_must_an_ECDSA_signature(bool isOwn, bool isAccepted)
    {
        using var own = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=a", own, HashAlgorithmName.SHA256);
        var signature = (isOwn ? own : other).SignData(
            Signed,
            HashAlgorithmName.SHA256,
            DSASignatureFormat.Rfc3279DerSequence
        );

        Assert.Equal(isAccepted, Verify(request, SignatureScheme.ecdsa_secp256r1_sha256, Signed, signature));
    }

    [Fact]
    public void A_signature_of_something_else_is_refused()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=a", key, HashAlgorithmName.SHA256);
        var signature = key.SignData([9], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

        Assert.False(Verify(request, SignatureScheme.ecdsa_secp256r1_sha256, Signed, signature));
    }

    static bool Verify(CertificateRequest request, int scheme, byte[] data, byte[] signature)
    {
        using var certificate = request.CreateSelfSigned(
            new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
            new DateTimeOffset(2036, 1, 1, 0, 0, 0, TimeSpan.Zero)
        );
        var verifier = new ProbeCertificate(new ProbeCrypto(new SecureRandom()), certificate.RawData).CreateVerifier(
            scheme
        );
        verifier.Stream.Write(data);
        return verifier.VerifySignature(signature);
    }
}
