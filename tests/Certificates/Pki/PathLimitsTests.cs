using Kyma.Krm.Certificates.Pki;
using Kyma.Krm.Certificates.Pki.Paths;
using Kyma.Krm.Certificates.Pki.Pem;
using Kyma.Krm.Certificates.Pki.X509;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Pkcs;
using Org.BouncyCastle.Asn1.X509;
using static Kyma.Krm.Tests.Certificates.Pki.PathTests;

namespace Kyma.Krm.Tests.Certificates.Pki;

/// <summary>Certificates with one name: which is taken for the issuer, and what is said of the others.</summary>
public sealed class PathLimitsTests
{
    /// <summary>By none of the keys here.</summary>
    static readonly CertificateSignature Wrong = new(PkcsObjectIdentifiers.Sha256WithRsaEncryption, [1], new byte[256]);

    static readonly Certificate P256 = Certificate.Read(PemFile.Read(Fixtures.Certificate("p256")).Blocks[0].Der)!;

    [Fact]
    public void Of_a_long_path_six_signatures_are_verified()
    {
        var chain = Chain.Of([.. Enumerable.Range(0, 10).Select(i => Forged($"c{i}", $"c{i + 1}"))], null, []);

        Assert.Equal(10, chain.Path.Count);
        Assert.Equal(6, new PathCheck(chain).Run().Count(found => found.Rule == ChainFindings.SignatureMismatch));
    }

    [Theory]
    [InlineData(1, "lasting")]
    [InlineData(6, "lasting")]
    [InlineData(7, "first")]
    public void Of_two_issuers_that_which_lasts_longer_is_taken(int depth, string issuer)
    {
        var chain = Chain.Of(
            [
                .. Below(depth, $"c{depth}"),
                Part(Of($"c{depth}", "x", "ca"), "first", days: 1),
                Part(Of($"c{depth}", "x", "ca"), "lasting", days: 2),
            ],
            null,
            []
        );

        Assert.Equal(issuer, chain.Path[depth].Part);
    }

    [Theory]
    [InlineData(6, "5")]
    [InlineData(7, "0")]
    public void Of_many_issuers_six_are_looked_at(int count, string issuer)
    {
        var chain = Chain.Of(
            [
                Of("leaf", "a", ""),
                .. Enumerable
                    .Range(0, count)
                    .Select(i => Part(Of("a", "x", "ca"), $"{i}", days: i == count - 1 ? 2 : 1)),
            ],
            null,
            []
        );

        Assert.Equal(issuer, chain.Path[1].Part);
    }

    /// <summary>A CA with a new key and its old name, signed with the old key.</summary>
    [Theory]
    [InlineData(1, "new old")]
    [InlineData(7, "new")]
    public void A_CA_that_names_itself_may_be_by_another_key(int depth, string above)
    {
        var chain = Chain.Of(
            [.. Below(depth, "a"), Part(Forged("a", "a"), "new", days: 2), Part(Of("a", "a", "ca"), "old", days: 1)],
            null,
            []
        );

        Assert.Equal(above, string.Join(' ', chain.Path.Skip(depth).Select(certificate => certificate.Part)));
    }

    /// <summary>RFC 5280, 6.1.3, b: but the server's own names always count.</summary>
    [Theory]
    [InlineData("leaf", "")]
    [InlineData("a", "server")]
    public void The_names_of_a_CA_that_names_itself_are_not_limited(string leaf, string told)
    {
        var chain = Chain.Of(
            [
                Part(Forged(leaf, "a", ""), "server", days: 1),
                Part(Forged("a", "a"), "new", days: 2),
                Part(Of("a", "a", "caa.example"), "old", days: 1),
            ],
            null,
            []
        );

        Assert.Equal(3, chain.Path.Count);
        Assert.Equal(
            told,
            string.Join(
                ' ',
                new PathCheck(chain)
                    .Run()
                    .Where(found => found.Rule == ChainFindings.NameConstraintViolated)
                    .Select(found => found.Part)
            )
        );
    }

    [Theory]
    [InlineData(
        "certificate 2",
        "(CN=leaf) was not signed with the key of CN=a (certificate 2), the issuer that it names"
    )]
    [InlineData("", "(CN=leaf) was not signed with the key of CN=a, the issuer that it names")]
    public void A_signature_by_another_key_is_told_with_the_issuer(string part, string message) =>
        Assert.Equal(message, Mismatch(Wrong, part));

    [Fact]
    public void A_signature_of_two_algorithms_is_told_as_that()
    {
        var outer = new DerSequence(
            new DerSequence(),
            new AlgorithmIdentifier(PkcsObjectIdentifiers.Sha256WithRsaEncryption),
            new DerBitString([1])
        );
        var signature = CertificateSignature.Of(
            outer,
            new AlgorithmIdentifier(PkcsObjectIdentifiers.Sha384WithRsaEncryption),
            outer.GetDerEncoded()
        );

        Assert.Equal(
            "(CN=leaf) names one signature algorithm in its signed part, and another outside",
            Mismatch(signature, "certificate 2")
        );
    }

    [Theory]
    [InlineData(true, "expired")]
    [InlineData(false, "")]
    public void A_valid_twin_spares_an_expired_CA_of_its_key(bool isSameKey, string spared)
    {
        var twin = Part(Of("a", "b", "ca"), "valid", days: 2);
        var chain = Chain.Of(
            [
                Of("leaf", "a", ""),
                Part(Of("a", "b", "ca"), "expired", days: -1),
                isSameKey ? twin : twin with { PublicKey = P256.PublicKey },
            ],
            null,
            []
        );

        Assert.Equal(spared, Spared(chain));
    }

    [Fact]
    public void Nothing_spares_the_servers_certificate()
    {
        var chain = Chain.Of(
            [Part(Of("leaf", "a", ""), "expired", days: -1), Part(Of("leaf", "a", ""), "renewed", days: 2)],
            null,
            []
        );

        Assert.Equal("", Spared(chain));
    }

    [Fact]
    public void What_is_among_the_authorities_is_spared_too() =>
        Assert.Equal(
            "b",
            Spared(Chain.Of([Of("leaf", "a", ""), Of("a", "b", "ca")], null, [Part(Of("b", "c", "ca"), "b", days: -1)]))
        );

    [Fact]
    public void Of_three_that_are_the_same_the_second_is_told()
    {
        var ca = Of("a", "a", "ca");
        var found = Assert.Single(
            Told(Of("leaf", "a", ""), ca with { Part = "2" }, ca with { Part = "3" }, ca with { Part = "4" })
        );

        Assert.Equal(("3", "(CN=a) is the same as 2"), (found.Part, found.Message));
    }

    [Fact]
    public void What_is_no_CA_does_not_continue_a_chain()
    {
        var found = Assert.Single(
            Told(Of("leaf", "a", ""), Of("a", "b", "ca"), Of("x", "y", "") with { PublicKey = P256.PublicKey })
        );

        Assert.Equal("surplus-certificate", found.Rule.Name);
    }

    [Theory]
    [InlineData(8, "surplus-certificate", "(CN=other) is an older certificate for the server's key")]
    [InlineData(9, "surplus-certificate", "(CN=other) is an older certificate for the server's key")]
    [InlineData(
        10,
        "renewed-certificate-behind",
        "(CN=leaf) ends on 2026-06-10, and 3, for the same key, on 2026-06-11"
    )]
    public void Of_two_for_the_servers_key_the_first_is_served(int days, string rule, string message)
    {
        var found = Assert.Single(Told(Of("leaf", "a", ""), Of("a", "a", "ca"), Part(Of("other", "a", ""), "3", days)));

        Assert.Equal((rule, message), (found.Rule.Name, found.Message));
    }

    static IReadOnlyList<PkiFinding> Told(params Certificate[] certificates) =>
        [.. new ChainCheck(Chain.Of(certificates, null, [])).Run()];

    static string Spared(Chain chain) =>
        string.Join(' ', PathValidity.Spared(chain, Noon).Select(certificate => certificate.Part));

    static string Mismatch(CertificateSignature signature, string part)
    {
        var chain = Chain.Of(
            [Of("leaf", "a", "") with { Signature = signature }],
            null,
            [Of("a", "a", "ca") with { Part = part }]
        );
        return Assert
            .Single(new PathCheck(chain).Run(), found => found.Rule == ChainFindings.SignatureMismatch)
            .Message;
    }

    /// <summary>A path of so many, the last of which is by that issuer.</summary>
    static IEnumerable<Certificate> Below(int depth, string issuer) =>
        Enumerable.Range(0, depth).Select(i => Of($"c{i}", i == depth - 1 ? issuer : $"c{i + 1}", i == 0 ? "" : "ca"));

    static Certificate Forged(string name, string issuer, string extensions = "ca") =>
        Of(name, issuer, extensions) with
        {
            Signature = Wrong,
        };

    static Certificate Part(Certificate certificate, string part, int days) =>
        certificate with
        {
            Part = part,
            Fingerprint = part,
            NotAfter = Noon.AddDays(days),
        };
}
