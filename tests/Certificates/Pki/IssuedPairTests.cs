using System.Text;
using Kyma.Krm.Certificates.Pki.Issuing;
using Kyma.Krm.Certificates.Pki.Keys;
using Kyma.Krm.Certificates.Pki.Pem;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.X509;

namespace Kyma.Krm.Tests.Certificates.Pki;

/// <summary>A Secret is kept as it is only where all of it is what was issued for the request.</summary>
public sealed class IssuedPairTests
{
    static readonly SelfSignedRequest Request = Some.SelfSignedRequest;

    static readonly SelfSignedResult Own = SelfSigned.Issue(Request),
        OfAnotherGeneration = SelfSigned.Issue(Request with { Generation = 2 });

    [Fact]
    public void What_was_issued_is_kept() => Assert.True(IsIntact(Own.CaPem, Own.CertificatePem, Own.PrivateKeyPem));

    [Fact]
    public void Anything_else_is_made_again()
    {
        var other = OfAnotherGeneration;
        Assert.False(IsIntact(other.CaPem, other.CertificatePem, other.PrivateKeyPem));
        Assert.False(IsIntact(other.CaPem, Own.CertificatePem, Own.PrivateKeyPem));
        Assert.False(IsIntact(Own.CaPem, other.CertificatePem, other.PrivateKeyPem));
        Assert.False(IsIntact(Own.CaPem, Own.CertificatePem, other.PrivateKeyPem));
        Assert.False(IsIntact(ResignedCa(), Own.CertificatePem, Own.PrivateKeyPem));
        Assert.False(IsIntact(Own.CaPem + Own.CaPem, Own.CertificatePem, Own.PrivateKeyPem));
        Assert.False(IsIntact(Own.CaPem, Own.CertificatePem + Own.CaPem, Own.PrivateKeyPem));
        Assert.False(IsIntact(Own.CaPem, Own.CertificatePem + Own.PrivateKeyPem, Own.PrivateKeyPem));
        Assert.False(IsIntact(Own.CaPem, Own.CertificatePem, Own.PrivateKeyPem + other.PrivateKeyPem));
        Assert.False(IsIntact("", Own.CertificatePem, Own.PrivateKeyPem));
        Assert.False(IsIntact(Own.CaPem, "", Own.PrivateKeyPem));
        Assert.False(IsIntact(Own.CaPem, Own.CertificatePem, ""));
    }

    [Fact]
    public void A_certificate_for_other_times_or_names_is_made_again()
    {
        SelfSignedRequest[] others =
        [
            Request with
            {
                NotBefore = Request.NotBefore.AddHours(1),
                Duration = Request.Duration - TimeSpan.FromHours(1),
            },
            Request with
            {
                Duration = TimeSpan.FromHours(8000),
            },
            Request with
            {
                DnsNames = ["a.shop.example.com"],
            },
        ];
        foreach (var request in others)
        {
            var result = SelfSigned.Issue(request);
            Assert.Equal(Own.PrivateKeyPem, result.PrivateKeyPem);
            Assert.False(IsIntact(Own.CaPem, result.CertificatePem, result.PrivateKeyPem));
        }
    }

    /// <summary>The key is the CA's own, and the signature another CA's.</summary>
    static string ResignedCa()
    {
        var ca = X509CertificateStructure.GetInstance(PemFile.Read(Encoding.ASCII.GetBytes(Own.CaPem)).Blocks[0].Der);
        var signature = SelfSigned.CaOf(Request with { Generation = 2 }).Sign(ca.TbsCertificate.GetDerEncoded());
        var resigned = new X509CertificateStructure(
            ca.TbsCertificate,
            CaKey.SignatureAlgorithm,
            new DerBitString(signature)
        );
        return PemWriter.Write("CERTIFICATE", resigned.GetDerEncoded());
    }

    static bool IsIntact(string ca, string certificate, string key) =>
        IssuedPair.IsIntact(
            Request,
            Encoding.ASCII.GetBytes(ca),
            Encoding.ASCII.GetBytes(certificate),
            Encoding.ASCII.GetBytes(key)
        );
}
