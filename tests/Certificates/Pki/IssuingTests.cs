using System.Numerics;
using System.Text;
using Kyma.Krm.Certificates.Pki.Issuing;
using Kyma.Krm.Certificates.Pki.Keys;
using Kyma.Krm.Certificates.Pki.Pem;
using Kyma.Krm.Certificates.Pki.X509;
using Org.BouncyCastle.Asn1.X509;

namespace Kyma.Krm.Tests.Certificates.Pki;

/// <summary>What is issued by default, and to the last character and second.</summary>
public sealed class IssuingTests
{
    static SelfSignedRequest Request =>
        new()
        {
            Domain = "shop.example.com",
            Seed = Some.SelfSignedRequest.Seed,
            NotBefore = Some.SelfSignedRequest.NotBefore,
        };

    /// <summary>A rendered Secret remembers both: another value makes every one of them anew.</summary>
    [Fact]
    public void The_ids_of_a_request_stay_what_they_were()
    {
        Assert.Equal("fb23bbc570ac79e3", Derivation.SeedId(Request.Seed));
        Assert.StartsWith("c5c1276422b2cba5cf309f022259cf8e", Request.Fingerprint(), StringComparison.Ordinal);
        Assert.Equal(
            (KeyType.Rsa2048, 1, TimeSpan.FromDays(365)),
            (Request.KeyType, Request.Generation, Request.Duration)
        );
    }

    [Theory]
    [InlineData(365 * 24 * 3600, "9999-12-31T23:59:59Z")]
    [InlineData((365 * 24 * 3600) + 1, "9999-12-31T23:59:59Z")]
    [InlineData((365 * 24 * 3600) - 1, "9999-12-31T23:59:57Z")]
    public void No_certificate_ends_after_the_last_second(int seconds, string end)
    {
        var request = Request with
        {
            NotBefore = new DateTimeOffset(9998, 12, 31, 23, 59, 59, TimeSpan.Zero),
            Duration = TimeSpan.FromSeconds(seconds),
        };
        Assert.Equal(end, request.NotAfter.ToString("yyyy-MM-ddTHH:mm:ssZ", null));
    }

    [Fact]
    public void The_published_certificate_lasts_ten_years_of_365_days() =>
        Assert.Equal(3650, LocalDomain.Duration.TotalDays);

    [Theory]
    [InlineData(64, "O=kyma-krm, CN=")]
    [InlineData(65, "O=kyma-krm")]
    public void A_common_name_has_64_characters_at_most(int length, string subject)
    {
        var leaf = Leaf(
            Request with
            {
                KeyType = KeyType.EcdsaP256,
                DnsNames = [$"{new string('a', length - 17)}.shop.example.com"],
            }
        );
        Assert.Equal(length, leaf.Extensions.DnsNames.Single().Length);
        Assert.Equal(subject + (length == 64 ? leaf.Extensions.DnsNames.Single() : ""), leaf.Subject.Text);
    }

    [Theory]
    [InlineData(KeyType.Rsa2048, true)]
    [InlineData(KeyType.EcdsaP256, false)]
    internal void Only_an_RSA_key_enciphers_keys(KeyType type, bool enciphers)
    {
        var leaf = Leaf(Request with { KeyType = type });
        Assert.True(leaf.Extensions.Permits(KeyUsage.DigitalSignature));
        Assert.Equal(enciphers, leaf.Extensions.Permits(KeyUsage.KeyEncipherment));
    }

    /// <summary>Up to 16 bits every odd number but 1 has a small prime in it; beyond, a prime has none.</summary>
    [Fact]
    public void Small_primes_divide_what_they_divide()
    {
        for (var n = 3; n < 65536; n += 2)
            Assert.True(
                SmallPrimes.DivideAny(new BigInteger(n).ToByteArray(isUnsigned: true, isBigEndian: true)),
                $"{n}"
            );
        BigInteger mersenne = BigInteger.Pow(2, 521) - 1;
        foreach (
            var prime in (BigInteger[])[1, 2, 65537, 65539, 16777259, 4294967311, mersenne, BigInteger.Pow(2, 1016)]
        )
        {
            Assert.False(Divides(prime), $"{prime}");
            foreach (var small in (int[])[3, 5, 7, 257, 65519, 65521])
                Assert.True(Divides(prime * small), $"{prime} * {small}");
        }

        static bool Divides(BigInteger n) => SmallPrimes.DivideAny(n.ToByteArray(isUnsigned: true, isBigEndian: true));
    }

    static Certificate Leaf(SelfSignedRequest request) =>
        Certificate.Read(
            PemFile.Read(Encoding.ASCII.GetBytes(SelfSigned.Issue(request).CertificatePem)).Blocks[0].Der
        )!;
}
