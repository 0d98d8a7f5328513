using System.Text;
using Kyma.Krm.Certificates.Pki;
using Kyma.Krm.Certificates.Pki.Keys;
using Kyma.Krm.Certificates.Pki.Pem;
using Kyma.Krm.Certificates.Pki.X509;
using Kyma.Krm.Diagnostics;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Pkcs;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Kyma.Krm.Tests.Certificates.Pki;

/// <summary>Which blocks of a file are certificates or keys, what is said of the others, and what is in one.</summary>
public sealed class CertificateFileTests
{
    static readonly byte[] Leaf = PemFile.Read(Fixtures.Certificate("good")).Blocks[0].Der;

    static Certificate Good => Certificate.Read(Leaf)!;

    /// <summary>Labels, each with the leaf as content; what is said, at which part, and how many are read.</summary>
    [Theory]
    [InlineData("CERTIFICATE", "", 1)]
    [InlineData("CERTIFICATE,TRUSTED CERTIFICATE", "pem-trusted-label line 4", 1)]
    [InlineData("CERTIFICATE,PRIVATE KEY,PRIVATE KEY", "private-key-in-certificate line 4", 1)]
    [InlineData("CERTIFICATE REQUEST,NEW CERTIFICATE REQUEST", "certificate-request line 1", 0)]
    [InlineData("PKCS7,PKCS7", "pkcs7-bundle line 1", 0)]
    [InlineData("PKCS #7 SIGNED DATA", "pkcs7-bundle line 1", 0)]
    [InlineData("CMS", "pkcs7-bundle line 1", 0)]
    [InlineData("EC PARAMETERS", "certificate-missing ", 0)]
    public void Blocks_of_a_server(string labels, string expected, int read)
    {
        var file = CertificateFile.Server("tls.crt", Blocks(labels));
        Assert.Equal(expected, Describe(file.Findings));
        Assert.Equal(read, file.Certificates.Count);
        Assert.All(
            file.Certificates,
            certificate => Assert.Equal(labels.Contains("TRUSTED") ? "certificate 1" : "", certificate.Part)
        );
    }

    [Theory]
    [InlineData("OPENSSH PRIVATE KEY,OPENSSH PRIVATE KEY", "openssh-key line 1")]
    [InlineData("PUBLIC KEY,RSA PUBLIC KEY", "public-key line 1")]
    [InlineData("CERTIFICATE", "key-missing ")]
    public void Blocks_without_a_key(string labels, string expected) =>
        Assert.Equal(expected, Describe(PrivateKeyFile.Read("tls.key", Blocks(labels)).Findings));

    /// <summary>Of a chain clients take 100 KiB: the first certificate is read all the same, and none behind.</summary>
    [Theory]
    [InlineData(0, "", 2)]
    [InlineData(1, "chain-too-large ", 1)]
    public void A_chain_has_100_KiB_at_most(int more, string expected, int read)
    {
        byte[] padded = [.. Leaf, .. new byte[(100 * 1024) - (2 * Leaf.Length) + more]];
        var file = CertificateFile.Server(
            "",
            new PemFile([new("CERTIFICATE", 1, Leaf), new("CERTIFICATE", 2, padded)], [])
        );
        Assert.Equal((expected, read), (Describe(file.Findings), file.Certificates.Count));
        byte[] huge = [.. Leaf, .. new byte[100 * 1024]];
        var first = CertificateFile.Server("", new PemFile([new("TRUSTED CERTIFICATE", 1, huge)], []));
        Assert.Equal(("chain-too-large ", 1), (Describe(first.Findings), first.Certificates.Count));
        Assert.Empty(CertificateFile.Authorities("", new PemFile([new("CERTIFICATE", 1, huge)], [])).Findings);
    }

    /// <summary>The version is written as one less, in [0]: A0 03 02 01 xx.</summary>
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(2, 3)]
    [InlineData(3, null)]
    [InlineData(0xFF, null)]
    public void A_certificate_has_version_1_2_or_3(byte written, int? version)
    {
        byte[] der = [.. Leaf];
        der[der.AsSpan().IndexOf<byte>([0xA0, 3, 2, 1, 2]) + 4] = written;
        Assert.Equal(version, Certificate.Read(der)?.Version);
        Assert.Equal(1, Certificate.Read(PemFile.Read(Fixtures.Certificate("kyma-2021")).Blocks[0].Der)!.Version);
        Assert.Equal(("", ""), (Good.Field, Good.Part));
    }

    [Theory]
    [InlineData(1, true, true)]
    [InlineData(2, true, true)]
    [InlineData(3, true, false)]
    [InlineData(1, false, false)]
    public void A_root_of_an_old_version_is_a_CA(int version, bool isSelfIssued, bool isCa)
    {
        var certificate = Good with { Version = version, Extensions = CertificateExtensions.Read([]) };
        Assert.Equal(isCa, (isSelfIssued ? certificate with { Issuer = certificate.Subject } : certificate).IsCa);
    }

    /// <summary>What a signature says of its key must agree with what the certificate says of itself.</summary>
    [Fact]
    public void A_key_is_meant_by_id_serial_number_and_issuer()
    {
        var (id, serial, issuer) = (Good.Extensions.SubjectKeyId, Good.Serial, Good.Issuer.Key);
        Assert.True(Good.IsMeantBy(null));
        Assert.True(Good.IsMeantBy(new AuthorityKey(id, serial, issuer)));
        Assert.True(Good.IsMeantBy(new AuthorityKey(null, null, null)));
        Assert.False(Good.IsMeantBy(new AuthorityKey([1], serial, issuer)));
        Assert.False(Good.IsMeantBy(new AuthorityKey(id, "00", issuer)));
        Assert.False(Good.IsMeantBy(new AuthorityKey(id, serial, "")));

        var names = new GeneralNames([new(GeneralName.DnsName, "a"), new(GeneralName.DirectoryName, "CN=b")]);
        var read = AuthorityKey.Read(new AuthorityKeyIdentifier(names, BigInteger.Two).ToAsn1Object());
        Assert.Equal((null, "02", "2.5.4.3=b"), (read.KeyId, read.Serial, read.IssuerKey));
    }

    /// <summary>What no client verifies is not called wrong: null.</summary>
    [Theory]
    [InlineData("1.2.840.113549.1.1.11", 8192, 64, false)]
    [InlineData("1.2.840.113549.1.1.11", 8193, 64, null)]
    [InlineData("1.2.840.113549.1.1.11", 2048, 65, null)]
    [InlineData("1.2.840.113549.1.1.13", 512, 17, false)]
    [InlineData("1.2.840.113549.1.1.5", 2048, 17, null)]
    [InlineData("1.2.840.113549.1.1.10", 2048, 64, false)]
    [InlineData("1.2.840.113549.1.1.10", 2048, 65, null)]
    public void A_signature_by_RSA_is_verified_within_limits(string algorithm, int bits, int exponent, bool? isBy)
    {
        var key = PublicKey.Rsa(Odd(bits), Odd(exponent));
        var salted = new RsassaPssParameters(
            new AlgorithmIdentifier(new DerObjectIdentifier("2.16.840.1.101.3.4.2.1")),
            new AlgorithmIdentifier(
                PkcsObjectIdentifiers.IdMgf1,
                new AlgorithmIdentifier(new DerObjectIdentifier("2.16.840.1.101.3.4.2.1"))
            ),
            DerInteger.ValueOf(32),
            RsassaPssParameters.DefaultTrailerField
        );
        var identifier = new AlgorithmIdentifier(new DerObjectIdentifier(algorithm), salted.ToAsn1Object());
        byte[] der = [0x30, 2, 5, 0];
        var outer = new DerSequence(DerNull.Instance, identifier, new DerBitString([2]));
        Assert.Equal(isBy, CertificateSignature.Of(outer, identifier, der).IsBy(key));

        static BigInteger Odd(int length) => BigInteger.One.ShiftLeft(length - 1).Add(BigInteger.One);
    }

    [Fact]
    public void A_signature_by_Ed25519_is_one_of_that_algorithm_and_length()
    {
        byte[] secret = new byte[32],
            key = new byte[32],
            signature = new byte[64];
        Ed25519.GeneratePublicKey(secret, 0, key, 0);
        Ed25519.Sign(secret, 0, [1, 2], 0, 2, signature, 0);
        Assert.True(IsBy("1.3.101.112", signature));
        Assert.False(IsBy("1.2.840.10045.4.3.2", signature));
        Assert.False(IsBy("1.3.101.112", signature[..63]));
        Assert.Null(
            new CertificateSignature(new("1.3.101.112"), [1, 2], signature).IsBy(PublicKey.Ed25519(new byte[31]))
        );

        bool? IsBy(string algorithm, byte[] value) =>
            new CertificateSignature(new(algorithm), [1, 2], value).IsBy(PublicKey.Ed25519(key));
    }

    [Fact]
    public void Extensions_that_are_listed_twice_are_told_nine_times_at_most()
    {
        var extension = new RawExtension(new DerObjectIdentifier("1.2.3"), false, [5, 0]);
        var malformed = CertificateExtensions.Read([.. Enumerable.Repeat(extension, 12)]).Malformed;
        Assert.Equal(Enumerable.Repeat("1.2.3 is listed twice", 9), malformed);
    }

    [Theory]
    [InlineData("line 2", "line 2 is wrong. ", "pem-empty: data[tls.crt] line 2 is wrong")]
    [InlineData("", "is wrong. ", "pem-empty: data[tls.crt] is wrong")]
    public void A_finding_begins_with_its_part(string part, string message, string text)
    {
        var finding = new PkiFinding(PemFindings.PemEmpty, "data[tls.crt]", part, "is wrong");
        Assert.StartsWith(message, finding.At(new Place()).Message, StringComparison.Ordinal);
        Assert.Equal(text, finding.ToString());
    }

    static PemFile Blocks(string labels) =>
        PemFile.Read(
            Encoding.ASCII.GetBytes(
                string.Concat(
                    labels
                        .Split(',')
                        .Select(label =>
                            $"-----BEGIN {label}-----\n{Convert.ToBase64String(Leaf)}\n-----END {label}-----\n"
                        )
                )
            )
        );

    static string Describe(IEnumerable<PkiFinding> findings) =>
        string.Join(", ", findings.Select(finding => $"{finding.Rule.Name} {finding.Part}"));
}
