using System.Text;
using Kyma.Krm.Certificates.Pki;
using Kyma.Krm.Certificates.Pki.Checks;
using Kyma.Krm.Certificates.Pki.Paths;
using Kyma.Krm.Certificates.Pki.Pem;
using Kyma.Krm.Certificates.Pki.X509;
using Kyma.Krm.Istio.Syntax;
using Org.BouncyCastle.Asn1;

namespace Kyma.Krm.Tests.Certificates.Pki;

/// <summary>What is asked of a certificate decides what is found, and in which words.</summary>
public sealed class CertificateInputTests
{
    static readonly string[] OnlyEcdsa = [.. CipherSuites.Names.Where(CipherSuites.TakesEcdsaKey)];
    static readonly string[] OnlyRsa = [.. CipherSuites.Names.Except(OnlyEcdsa)];

    static DateTimeOffset Noon => new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Files by name, joined with +; swapped is a pair where each is only what the other should be.</summary>
    [Theory]
    [InlineData("sec1-parameters.key", "p256.crt+root.crl", true)]
    [InlineData("p256.key", "p256.crt", true)]
    [InlineData("p256.crt+p256.key", "p256.crt+p256.key", false)]
    [InlineData("p256.key", "p256.crt+p256.key", false)]
    [InlineData("p256.crt+p256.key", "p256.crt", false)]
    [InlineData("request.crt", "p256.crt", false)]
    [InlineData("p256.crt", "p256.key", false)]
    public void A_swapped_pair_is_told_from_other_mistakes(string certificate, string key, bool isSwapped)
    {
        var findings = Check(new() { Certificate = Read(certificate), PrivateKey = Read(key) });
        Assert.Equal(isSwapped, findings.Any(finding => finding.Rule == ContentFindings.CertificateAndKeySwapped));
        Assert.All(findings, finding => Assert.StartsWith("data[tls.", finding.Field, StringComparison.Ordinal));
        Assert.Equal(
            !isSwapped,
            findings.All(finding => finding.Message != "holds the private key, and data[tls.key] the certificate")
        );
    }

    [Fact]
    public void A_certificate_alone_in_its_file_has_no_number()
    {
        var found = Check(
            new()
            {
                Certificate = Read("wrong-name.crt").AsMemory(0, FirstBlock("wrong-name.crt")),
                PrivateKey = Read("other.key"),
            }
        );
        Assert.Contains(
            found,
            f => f.Message.StartsWith("does not match the certificate: data[tls.crt] (O=", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("good", true, "key-only-for-tls13", "ECDHE-RSA-AES128-GCM-SHA256, ECDHE-RSA-AES256-GCM-SHA384")]
    [InlineData("good", false, "", "")]
    [InlineData("p256", true, "", "")]
    [InlineData("p256", false, "key-only-for-tls13", "ECDHE-ECDSA-AES128-GCM-SHA256, ECDHE-ECDSA-AES256-GCM-SHA384")]
    [InlineData("ed25519", true, "ed25519-key", "")]
    [InlineData("ed25519", false, "ed25519-key", "")]
    [InlineData("p384", true, "", "")]
    public void A_key_needs_a_suite_of_its_kind(string name, bool onlyEcdsa, string rule, string suites)
    {
        var input = Pair(name) with { CipherSuites = onlyEcdsa ? OnlyEcdsa : OnlyRsa };
        var findings = Check(input);
        Assert.Equal(rule, string.Join(' ', findings.Select(finding => finding.Rule.Name)));
        Assert.Contains(suites, findings.FirstOrDefault()?.Message ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void A_host_that_is_any_host_is_not_asked_for()
    {
        Assert.Empty(Check(Pair("good") with { Hosts = ["*"] }));
        Assert.Empty(Check(Pair("good") with { Hosts = [] }));
    }

    [Fact]
    public void Without_names_the_hosts_to_cover_are_told()
    {
        var none = Assert.Single(Check(Named("common-name-only") with { Hosts = [] }));
        Assert.Equal("has no subject alternative name", none.Message);
        var some = Check(Named("common-name-only") with { Hosts = ["a.example.org"] });
        Assert.Equal(
            ["no-subject-alternative-name", "common-name-mismatch"],
            some.Select(finding => finding.Rule.Name)
        );
        Assert.Equal("has no subject alternative name; they must cover 'a.example.org'", some[0].Message);
    }

    [Theory]
    [InlineData(-1, "is not valid before 2026-06-01T12:00:00Z")]
    [InlineData(0, null)]
    [InlineData(31 * 24 * 3600, "expires on 2026-07-31T12:00:00Z")]
    [InlineData(30 * 24 * 3600, null)]
    [InlineData((30 * 24 * 3600) + 1, "expires on 2026-07-31T12:00:00Z")]
    [InlineData(60 * 24 * 3600, "expires on 2026-07-31T12:00:00Z")]
    [InlineData((60 * 24 * 3600) + 1, "expired on 2026-07-31T12:00:00Z")]
    public void A_certificate_is_valid_from_its_first_second_to_its_last(int seconds, string? message)
    {
        var (period, time) = (new Period(Noon, Noon.AddDays(60)), Noon.AddSeconds(seconds));
        Assert.Equal(message, ValidityCheck.Of("", "", period, time, ValidityRules.AgainstClock)?.Message);
        var asOf =
            message is null || message.StartsWith("expires", StringComparison.Ordinal)
                ? null
                : $"{message}; `certificate.asOf` is {time:yyyy-MM-ddTHH:mm:ssZ}";
        Assert.Equal(asOf, ValidityCheck.Of("", "", period, time, ValidityRules.AsOf)?.Message);
    }

    /// <summary>One second is a validity; a certificate that ends before it begins is not expired as well.</summary>
    [Fact]
    public void A_validity_may_be_one_second()
    {
        var leaf = Leaf("good") with { NotBefore = Noon, NotAfter = Noon };
        Certificate[] reversed = [leaf with { NotAfter = Noon.AddSeconds(-1) }];
        Assert.Empty(ValidityCheck.Reversed([leaf]));
        Assert.Single(ValidityCheck.Reversed(reversed));
        Assert.Single(ValidityCheck.OfEach([leaf], Noon.AddSeconds(1), ValidityRules.AsOf));
        Assert.Empty(ValidityCheck.OfEach(reversed, Noon.AddDays(1), ValidityRules.AsOf));
    }

    /// <summary>Nobody looks at what is in the file for no reason, and everybody at the issuer in ca.crt.</summary>
    [Fact]
    public void Only_certificates_of_the_path_expire()
    {
        var (leaf, issuer) = (Leaf("good"), Leaf("intermediate"));
        var later = leaf.NotAfter.AddSeconds(-1);
        var stranger = Leaf("p256") with { NotAfter = Noon, NotBefore = Noon, Part = "stranger" };
        var expired = issuer with { NotAfter = Noon, NotBefore = Noon, Part = "issuer" };
        Assert.Equal(["issuer"], Expired(Chain.Of([leaf, expired, stranger], leaf.PublicKey, [])));
        Assert.Equal(["issuer"], Expired(Chain.Of([leaf, stranger], leaf.PublicKey, [expired])));

        IEnumerable<string> Expired(Chain chain) =>
            ValidityCheck.OfChain(chain, later, ValidityRules.AsOf).Select(finding => finding.Part);
    }

    [Theory]
    [InlineData("1.2.840.113549.1.1.2")]
    [InlineData("1.2.840.113549.1.1.4")]
    [InlineData("1.2.840.113549.1.1.5")]
    [InlineData("1.2.840.10040.4.3")]
    [InlineData("1.2.840.10045.4.1")]
    public void A_weak_signature_is_told_of_all_but_a_root(string algorithm)
    {
        var (leaf, issuer, root) = (Weak(Leaf("good")), Weak(Leaf("intermediate")), Weak(Leaf("root")));
        Assert.Equal([leaf, issuer], WeakOnes(Chain.Of([leaf, issuer, root], leaf.PublicKey, [])));
        Assert.Equal([root], WeakOnes(Chain.Of([root], root.PublicKey, [])));

        Certificate Weak(Certificate certificate) =>
            certificate with
            {
                Part = certificate.Subject.Text,
                Signature = certificate.Signature with { Algorithm = new DerObjectIdentifier(algorithm) },
            };
        static IEnumerable<Certificate> WeakOnes(Chain chain) =>
            new PathCheck(chain)
                .Run()
                .Where(finding => finding.Rule == LeafFindings.Sha1Signature)
                .Select(finding => chain.Path.Single(certificate => certificate.Part == finding.Part));
    }

    static Certificate Leaf(string name) => Certificate.Read(PemFile.Read(Fixtures.Certificate(name)).Blocks[0].Der)!;

    static byte[] Read(string files) => [.. files.Split('+').SelectMany(Fixtures.Read)];

    static int FirstBlock(string file) =>
        Encoding.ASCII.GetString(Fixtures.Read(file)).IndexOf("-----END", StringComparison.Ordinal)
        + "-----END CERTIFICATE-----".Length;

    static CertificateInput Pair(string name) =>
        new() { Certificate = Fixtures.Certificate(name), PrivateKey = Fixtures.Key(name) };

    static CertificateInput Named(string certificate) =>
        Pair("good") with
        {
            Certificate = Fixtures.Certificate(certificate),
        };

    static IReadOnlyList<PkiFinding> Check(CertificateInput input) => CertificateChecker.Check(input).Findings;
}
