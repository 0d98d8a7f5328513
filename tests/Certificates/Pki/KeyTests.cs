using Kyma.Krm.Certificates.Pki;
using Kyma.Krm.Certificates.Pki.Checks;
using Kyma.Krm.Certificates.Pki.Issuing;
using Kyma.Krm.Certificates.Pki.Keys;
using Kyma.Krm.Certificates.Pki.Pem;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Tests.Certificates.Judges;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Pkcs;
using Org.BouncyCastle.Asn1.Sec;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Asn1.X9;
using Org.BouncyCastle.Math;

namespace Kyma.Krm.Tests.Certificates.Pki;

/// <summary>Keys whose numbers do not belong together; BoringSSL loads the sound ones only.</summary>
public sealed class KeyTests
{
    static readonly Lazy<SelfSignedResult> Rsa = new(() => Issue(KeyType.Rsa2048));

    static readonly Lazy<SelfSignedResult> Ec = new(() => Issue(KeyType.EcdsaP256));

    /// <summary>What replaces which number; counted as they stand in the key, the first one is its version.</summary>
    static readonly Dictionary<string, Action<BigInteger[]>> Changes = new(StringComparer.Ordinal)
    {
        [""] = _ => { },
        ["another modulus"] = n => n[1] = n[1].Add(BigInteger.Two),
        ["another public exponent"] = n => n[2] = n[2].Add(BigInteger.Two),
        ["another private exponent"] = n => n[3] = n[3].Add(BigInteger.Two),
        ["a private exponent that fits one prime"] = n => n[3] = n[3].Mod(n[4].Subtract(BigInteger.One)),
        ["a private exponent that fits the other prime"] = n => n[3] = n[3].Mod(n[5].Subtract(BigInteger.One)),
        ["a private exponent beyond the modulus"] = n => n[3] = n[3].Add(Lambda(n).Multiply(BigInteger.Two)),
        ["a negative private exponent"] = n => n[3] = n[3].Subtract(Lambda(n)),
        ["one and the modulus as primes"] = n => (n[4], n[5]) = (BigInteger.One, n[1]),
        ["the modulus and one as primes"] = n => (n[4], n[5]) = (n[1], BigInteger.One),
        ["another first remainder"] = n => n[6] = n[6].Add(BigInteger.Two),
        ["the first remainder not reduced"] = n => n[6] = n[6].Add(n[4]).Subtract(BigInteger.One),
        ["a negative first remainder"] = n => n[6] = n[6].Subtract(n[4]).Add(BigInteger.One),
        ["another second remainder"] = n => n[7] = n[7].Add(BigInteger.Two),
        ["the second remainder not reduced"] = n => n[7] = n[7].Add(n[5]).Subtract(BigInteger.One),
        ["another inverse"] = n => n[8] = n[8].Add(BigInteger.One),
        ["the inverse not reduced"] = n => n[8] = n[8].Add(n[4]),
    };

    public static TheoryData<string> ChangeNames => [.. Changes.Keys];

    /// <summary>BoringSSL takes no RSA key of more than 16384 bits.</summary>
    [Theory]
    [InlineData(2047, "error rsa-key-too-small tls.crt")]
    [InlineData(2048, "")]
    [InlineData(16384, "")]
    [InlineData(16385, "error rsa-key-too-large tls.crt")]
    public void An_RSA_key_has_a_size(int bits, string told)
    {
        var modulus = BigInteger.One.ShiftLeft(bits - 1).Add(BigInteger.One);
        var key = PublicKey.Rsa(modulus, BigInteger.ValueOf(65537));

        Assert.Equal(
            told,
            string.Join(
                '\n',
                KeyCheck
                    .Kind("tls.crt", "", key, acceptsP384: true)
                    .Select(finding => $"{finding.Rule.Severity.Word()} {finding.Rule.Name} {finding.Field}")
            )
        );
    }

    [Theory, MemberData(nameof(ChangeNames))]
    public void The_numbers_of_an_RSA_key_belong_together(string change)
    {
        var numbers = Numbers();
        Changes[change](numbers);
        AssertSound(change.Length == 0, Rsa.Value, "RSA PRIVATE KEY", Sequence(numbers));
    }

    [Theory]
    [InlineData(2, 9)]
    [InlineData(0, 10)]
    [InlineData(0, 8)]
    public void An_RSA_key_has_a_version_and_eight_numbers(int version, int count)
    {
        BigInteger[] numbers = [.. Numbers().Append(BigInteger.One).Take(count)];
        numbers[0] = BigInteger.ValueOf(version);
        var pem = PemWriter.Write("RSA PRIVATE KEY", Sequence(numbers).GetDerEncoded());
        Assert.Null(Read(pem));
        Assert.NotNull(BoringSsl.Load(TestCa.Ascii(Rsa.Value.CertificatePem), TestCa.Ascii(pem)));
    }

    [Theory]
    [InlineData("as it was made", true)]
    [InlineData("the curve twice", true)]
    [InlineData("two curves", false)]
    [InlineData("another public key", false)]
    [InlineData("zero", false)]
    [InlineData("the order of the curve", false)]
    [InlineData("more than the order of the curve", false)]
    public void The_parts_of_an_ECDSA_key_belong_together(string change, bool isSound)
    {
        var info = PrivateKeyInfo.GetInstance(DerOf(Ec.Value.PrivateKeyPem));
        var key = ECPrivateKeyStructure.GetInstance(info.ParsePrivateKey());
        var order = Curve.P256.Domain.N;
        var other = EcdsaKeyPair.Derive(new byte[32], Curve.P256).Point;
        var changed = change switch
        {
            "the curve twice" => new ECPrivateKeyStructure(256, key.GetKey(), key.PublicKey, Curve.P256.Oid),
            "two curves" => new ECPrivateKeyStructure(256, key.GetKey(), SecObjectIdentifiers.SecP384r1),
            "another public key" => new ECPrivateKeyStructure(256, key.GetKey(), new DerBitString(other), null),
            "zero" => new ECPrivateKeyStructure(256, BigInteger.Zero),
            "the order of the curve" => new ECPrivateKeyStructure(256, order),
            "more than the order of the curve" => new ECPrivateKeyStructure(
                256,
                order.Add(key.GetKey().ShiftRight(40))
            ),
            _ => key,
        };
        AssertSound(isSound, Ec.Value, "PRIVATE KEY", new PrivateKeyInfo(info.PrivateKeyAlgorithm, changed));
    }

    /// <summary>Whose numbers are unknown is the key of no certificate, and is not said to be another's.</summary>
    [Fact]
    public void A_damaged_key_is_not_said_to_be_another()
    {
        var info = PrivateKeyInfo.GetInstance(DerOf(Ec.Value.PrivateKeyPem));
        var damaged = new PrivateKeyInfo(info.PrivateKeyAlgorithm, new ECPrivateKeyStructure(256, BigInteger.Zero));
        Assert.Equal(["key-damaged"], RulesOf(Ec.Value, PemWriter.Write("PRIVATE KEY", damaged.GetDerEncoded())));
        var another = EcdsaKeyPair.Derive(new byte[32], Curve.P256).ToPem(KeyEncoding.Pkcs8);
        Assert.Equal(["key-mismatch"], RulesOf(Ec.Value, another));
    }

    [Theory]
    [InlineData("good", "")]
    [InlineData("other", "has another key")]
    [InlineData(
        "several-wrong-first",
        "has an RSA 2048 key, this is ECDSA P-256; a key further down in the file would fit"
    )]
    [InlineData("p256", "has an RSA 2048 key, this is ECDSA P-256")]
    public void A_key_of_another_certificate_is_described(string key, string words)
    {
        var findings = Check(Fixtures.Certificate("good"), Fixtures.Key(key)).Where(f => f.Rule.Name == "key-mismatch");
        var expected = $"does not match the certificate: data[tls.crt] certificate 1 (O=Shop, CN=good) {words}";
        Assert.Equal(words.Length == 0 ? [] : [expected], findings.Select(finding => finding.Message));
        Assert.All(findings, finding => Assert.Equal("", finding.Part));
    }

    /// <summary>BoringSSL takes an odd modulus with an odd exponent from 3 to 33 bits.</summary>
    [Theory]
    [InlineData(35, 3, true)]
    [InlineData(35, 0x1_0000_0001, true)]
    [InlineData(35, 0x1_FFFF_FFFF, true)]
    [InlineData(35, 0x2_0000_0001, false)]
    [InlineData(35, 1, false)]
    [InlineData(35, 4, false)]
    [InlineData(35, -3, false)]
    [InlineData(34, 3, false)]
    [InlineData(-35, 3, false)]
    public void An_exponent_is_odd_and_not_too_long(long modulus, long exponent, bool isUsable) =>
        Assert.Equal(
            isUsable,
            PublicKey.Rsa(BigInteger.ValueOf(modulus), BigInteger.ValueOf(exponent)).HasUsableExponent
        );

    [Theory]
    [InlineData("1.3.132.0.34", "ECDSA P-384", 384)]
    [InlineData("1.3.132.0.10", "ECDSA secp256k1", 0)]
    [InlineData("1.2.3.4", "ECDSA 1.2.3.4", 0)]
    [InlineData(null, "ECDSA explicit parameters", 0)]
    public void A_curve_has_its_name_and_its_size(string? oid, string name, int size)
    {
        var kind = PublicKey.Ecdsa(oid is null ? null : new DerObjectIdentifier(oid), null).Kind;
        Assert.Equal((KeyAlgorithm.Ecdsa, size, name), (kind.Algorithm, kind.Size, kind.Name));
    }

    [Theory]
    [InlineData("1.2.840.113549.1.1.10", "RSA-PSS")]
    [InlineData("1.3.101.112", "Ed25519")]
    [InlineData("1.3.101.113", "Ed448")]
    [InlineData("1.2.840.10040.4.1", "DSA")]
    [InlineData("1.2.3.4", "1.2.3.4")]
    public void A_kind_that_no_gateway_serves_has_a_name(string oid, string name)
    {
        var info = new SubjectPublicKeyInfo(new AlgorithmIdentifier(new DerObjectIdentifier(oid)), new byte[32]);
        Assert.Equal((name, 0), (PublicKey.Read(info).Kind.Name, PublicKey.Read(info).Kind.Size));
        Assert.Equal(oid == "1.3.101.112", PublicKey.Read(info).IsComparable);
        Assert.Equal("DSA", Read(PemWriter.Write("DSA PRIVATE KEY", [0x30, 0]))?.Public.Kind.Name);
    }

    [Fact]
    public void The_words_of_a_config_name_four_types()
    {
        (string Algorithm, int Size, KeyType Type)[] known =
        [
            ("RSA", 2048, KeyType.Rsa2048),
            ("RSA", 3072, KeyType.Rsa3072),
            ("RSA", 4096, KeyType.Rsa4096),
            ("ECDSA", 256, KeyType.EcdsaP256),
        ];
        Assert.All(
            known,
            row =>
            {
                Assert.Equal(row.Type, KeyTypes.Find(row.Algorithm, row.Size));
                Assert.Equal((row.Algorithm, row.Size), (row.Type.Algorithm(), row.Type.Size()));
            }
        );
        Assert.Null(KeyTypes.Find("RSA", 256));
        Assert.Null(KeyTypes.Find("RSA", 1024));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void The_numbers_of_a_modulus_that_is_too_large_are_not_looked_at(int more, bool areSound)
    {
        var (one, modulus) = (BigInteger.One, BigInteger.One.ShiftLeft(16384 + more).Subtract(BigInteger.One));
        Assert.Equal(areSound, new RsaKeyNumbers(modulus, one, one, one, one, one, one, one).AreSound);
    }

    static void AssertSound(bool isSound, SelfSignedResult of, string label, Asn1Encodable key)
    {
        var pem = PemWriter.Write(label, key.GetDerEncoded());
        Assert.Equal(isSound, Read(pem)?.IsSound);
        Assert.Equal(isSound, Read(pem)?.ToSigner() is not null);
        Assert.Equal(isSound, BoringSsl.Load(TestCa.Ascii(of.CertificatePem), TestCa.Ascii(pem)) is null);
    }

    static IEnumerable<string> RulesOf(SelfSignedResult of, string key) =>
        Check(TestCa.Ascii(of.CertificatePem + of.CaPem), TestCa.Ascii(key)).Select(finding => finding.Rule.Name);

    static IReadOnlyList<PkiFinding> Check(byte[] certificate, byte[] key) =>
        CertificateChecker.Check(new CertificateInput { Certificate = certificate, PrivateKey = key }).Findings;

    static SelfSignedResult Issue(KeyType type) => SelfSigned.Issue(Some.SelfSignedRequest with { KeyType = type });

    static byte[] DerOf(string pem) => PemFile.Read(TestCa.Ascii(pem)).Blocks.Single().Der;

    static PrivateKey? Read(string pem) => PrivateKey.Read(PemFile.Read(TestCa.Ascii(pem)).Blocks.Single());

    static BigInteger[] Numbers() =>
        [
            .. Asn1Sequence
                .GetInstance(PrivateKeyInfo.GetInstance(DerOf(Rsa.Value.PrivateKeyPem)).ParsePrivateKey())
                .Select(number => ((DerInteger)number).Value),
        ];

    static DerSequence Sequence(BigInteger[] numbers) =>
        new(numbers.Select(number => new DerInteger(number)).ToArray<Asn1Encodable>());

    static BigInteger Lambda(BigInteger[] n) => n[4].Subtract(BigInteger.One).Multiply(n[5].Subtract(BigInteger.One));
}
