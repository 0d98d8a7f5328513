using System.Formats.Asn1;
using Kyma.Krm.Certificates.Pki;
using Kyma.Krm.Certificates.Pki.Checks;
using Kyma.Krm.Certificates.Pki.Pem;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Tests.Certificates.Judges;

namespace Kyma.Krm.Tests.Certificates;

/// <summary>
/// Chains made by OpenSSL, with the verdicts of clients on OpenSSL and on BoringSSL beside ours: what either refuses is
/// an error, and nothing else, unless the row says why.
/// </summary>
public sealed class PathMatrixTests : IDisposable
{
    const string Leaf = TestCa.Leaf,
        Ca = TestCa.Ca;

    static readonly DateTimeOffset Time = TestCa.Later;

    readonly TestCa _ca = new();

    public void Dispose() => _ca.Dispose();

    [Theory]
    [InlineData(Ca, Leaf)]
    [InlineData(Ca + "\nextendedKeyUsage=serverAuth", Leaf)]
    [InlineData(Ca + "\nextendedKeyUsage=clientAuth", Leaf, "issuer-not-for-servers")]
    [InlineData(Ca + "\nextendedKeyUsage=anyExtendedKeyUsage", Leaf, "issuer-not-for-servers")]
    [InlineData("basicConstraints=critical,CA:TRUE\nkeyUsage=critical,cRLSign", Leaf, "issuer-not-a-ca")]
    [InlineData("basicConstraints=critical,CA:FALSE", Leaf, "issuer-not-a-ca")]
    [InlineData("basicConstraints=critical,CA:TRUE,pathlen:0\nkeyUsage=critical,keyCertSign", Leaf)]
    [InlineData(Ca + "\n1.2.3.4=critical,ASN1:NULL", Leaf, "unknown-critical-extension")]
    [InlineData(Ca + "\nnameConstraints=critical,permitted;DNS:shop.example.com", Leaf)]
    [InlineData(Ca + "\nnameConstraints=critical,permitted;DNS:example.com", Leaf)]
    [InlineData(Ca + "\nnameConstraints=critical,permitted;DNS:other.example", Leaf, "name-constraint-violated")]
    [InlineData(Ca + "\nnameConstraints=critical,excluded;DNS:shop.example.com", Leaf, "name-constraint-violated")]
    [InlineData(Ca + "\nnameConstraints=critical,permitted;dirName:dir\n[dir]\nO=Shop", Leaf)]
    [InlineData(
        Ca + "\nnameConstraints=critical,permitted;dirName:dir\n[dir]\nO=Other",
        Leaf,
        "name-constraint-violated"
    )]
    [InlineData(
        Ca + "\nnameConstraints=critical,excluded;dirName:dir\n[dir]\nO=Shop",
        Leaf,
        "name-constraint-violated"
    )]
    [InlineData(
        Ca + "\nnameConstraints=critical,excluded;IP:0.0.0.0/0.0.0.0",
        Leaf + ",IP:10.0.0.1",
        "name-constraint-violated"
    )]
    [InlineData(
        Ca + "\nnameConstraints=critical,permitted;IP:10.1.0.0/255.255.0.0",
        Leaf + ",IP:10.0.0.1",
        "name-constraint-violated"
    )]
    [InlineData(Ca + "\nnameConstraints=critical,permitted;email:example.com", Leaf + ",email:a@example.com")]
    [InlineData(
        Ca + "\nnameConstraints=critical,permitted;email:example.com",
        Leaf + ",email:a@b.example.com",
        "name-constraint-violated"
    )]
    [InlineData(
        Ca + "\nnameConstraints=critical,excluded;email:.example.com",
        Leaf + ",email:a@b.example.com",
        "name-constraint-violated"
    )]
    [InlineData(Ca + "\nnameConstraints=critical,permitted;URI:.example.com", Leaf + ",URI:https://a.example.com/x")]
    [InlineData(
        Ca + "\nnameConstraints=critical,permitted;URI:example.com",
        Leaf + ",URI:https://a.example.com/x",
        "name-constraint-violated"
    )]
    [InlineData(
        Ca,
        "basicConstraints=critical,CA:FALSE\nextendedKeyUsage=clientAuth\nsubjectAltName=DNS:shop.example.com",
        "no-server-auth"
    )]
    [InlineData(Ca, Leaf + "\n1.2.3.4=critical,ASN1:NULL", "unknown-critical-extension")]
    [InlineData(Ca + "\ncertificatePolicies=DER:05:00", Leaf)]
    [InlineData(
        Ca,
        "basicConstraints=critical,CA:FALSE\nkeyUsage=DER:05:00\nsubjectAltName=DNS:shop.example.com",
        "malformed-extension"
    )]
    [InlineData("basicConstraints=critical,DER:05:00", Leaf, "malformed-extension issuer-not-a-ca")]
    public void What_an_issuer_may_do(string issuer, string leaf, string ours = "")
    {
        _ca.Make("root", "root", Ca).Make("issuer", "root", issuer).Make("leaf", "issuer", leaf);
        Compare(ours, "leaf", ["issuer"], "root");
    }

    [Fact]
    public void A_wildcard_beside_an_excluded_name_is_refused()
    {
        _ca.Make("root", "root", Ca)
            .Make("issuer", "root", Ca + "\nnameConstraints=critical,excluded;DNS:pay.shop.example.com")
            .Make("leaf", "issuer", Leaf);
        Compare("name-constraint-violated", "leaf", ["issuer"], "root", "today's BoringSSL and Go refuse it");
    }

    [Fact]
    public void The_limits_of_a_root_in_ca_crt_hold_for_all_below()
    {
        _ca.Make("root", "root", Ca + "\nnameConstraints=critical,permitted;dirName:dir\n[dir]\nO=Shop")
            .Make("issuer", "root", Ca, subject: "/O=Other/CN=issuer")
            .Make("leaf", "issuer", Leaf);
        Compare("name-constraint-violated", "leaf", ["issuer"], "root");
    }

    [Theory]
    [InlineData("pathlen:0", "", "path-length-exceeded")]
    [InlineData("pathlen:1", "", "")]
    [InlineData("pathlen:1", ",pathlen:0", "")]
    public void A_path_is_as_long_as_a_CA_allows(string root, string issuer, string ours)
    {
        _ca.Make("root", "root", $"basicConstraints=critical,CA:TRUE,{root}\nkeyUsage=critical,keyCertSign")
            .Make("issuer", "root", $"basicConstraints=critical,CA:TRUE{issuer}\nkeyUsage=critical,keyCertSign")
            .Make("leaf", "issuer", Leaf);
        Compare(ours, "leaf", ["issuer"], "root");
    }

    [Fact]
    public void A_CA_that_issued_itself_does_not_count()
    {
        _ca.Make("root", "root", "basicConstraints=critical,CA:TRUE,pathlen:1\nkeyUsage=critical,keyCertSign")
            .Make("issuer", "root", Ca)
            .Make("rolled", "issuer", Ca, subject: "/O=Shop/CN=issuer")
            .Make("leaf", "rolled", Leaf);
        Compare("", "leaf", ["rolled", "issuer"], "root");
    }

    [Fact]
    public void A_weak_key_above_is_refused_by_OpenSSL()
    {
        _ca.Make("root", "root", Ca).Make("issuer", "root", Ca, algorithm: "rsa:1024").Make("leaf", "issuer", Leaf);
        Compare("issuer-key-too-small", "leaf", ["issuer"], "root");
    }

    [Theory]
    [InlineData("rsa:2048")]
    [InlineData("ec:secp384r1")]
    [InlineData("ec:secp521r1")]
    [InlineData("ed25519")]
    [InlineData("ed448", "issuer-key-unsupported")]
    [InlineData("rsa-pss:2048", "issuer-key-unsupported")]
    [InlineData("ec:secp256k1", "issuer-key-unsupported")]
    [InlineData("ec:brainpoolP256r1", "issuer-key-unsupported")]
    public void The_key_of_an_issuer_is_one_that_all_clients_know(string algorithm, string ours = "")
    {
        _ca.Make("root", "root", Ca).Make("issuer", "root", Ca, algorithm: algorithm).Make("leaf", "issuer", Leaf);
        Compare(ours, "leaf", ["issuer"], "root");
    }

    /// <summary>A signature of another CA with the same name and key id is noticed, whatever its kind.</summary>
    [Theory]
    [InlineData("rsa:2048", "-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:32")]
    [InlineData("rsa:2048", "-sha384", "-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:digest")]
    [InlineData("ed25519")]
    public void Signatures_of_RSA_PSS_and_Ed25519_are_verified(string algorithm, params string[] options)
    {
        const string plain = "\nsubjectKeyIdentifier=none\nauthorityKeyIdentifier=none";
        _ca.Make("root", "root", Ca)
            .Make("issuer", "root", $"{Ca}\nsubjectKeyIdentifier=none", algorithm: algorithm)
            .Make(
                "other",
                "root",
                $"{Ca}\nsubjectKeyIdentifier=none",
                subject: "/O=Shop/CN=issuer",
                algorithm: algorithm
            )
            .Make("leaf", "issuer", Leaf + plain, options: options);
        const string why = "OpenSSL's -x509_strict wants key ids, by which the two CAs would differ";
        Compare("", "leaf", ["issuer"], "root", why);
        Compare("signature-mismatch", "leaf", ["other"], "root", why);
        Assert.Null(BoringSsl.Verify(_ca.Read("leaf.crt"), _ca.Read("issuer.crt"), _ca.Read("root.crt"), Time));
        Assert.NotNull(BoringSsl.Verify(_ca.Read("leaf.crt"), _ca.Read("other.crt"), _ca.Read("root.crt"), Time));
    }

    /// <summary>What cannot be read of the parameters is not verified, and ends nothing.</summary>
    [Theory]
    [InlineData(new byte[] { 0x30, 0 })]
    [InlineData(new byte[] { 0x30, 3, 0xA0, 1, 5 })]
    [InlineData(new byte[] { 0x30, 4, 0xA2, 2, 2, 0 })]
    [InlineData(new byte[] { 5, 0 })]
    public void Odd_parameters_of_RSA_PSS_end_nothing(byte[] parameters)
    {
        _ca.Make("root", "root", Ca).Make("issuer", "root", Ca, algorithm: "rsa:2048").Make("leaf", "issuer", Leaf);
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(Inner(PemFile.Read(_ca.Read("leaf.crt")).Blocks[0].Der));
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier("1.2.840.113549.1.1.10");
                writer.WriteEncodedValue(parameters);
            }

            writer.WriteBitString(new byte[256]);
        }

        _ca.Write("leaf.crt", PemWriter.Write("CERTIFICATE", writer.Encode()));
        Assert.NotEmpty(Findings(["leaf", "issuer"], ["root"]));
    }

    /// <summary>
    /// Not a cross-signed root: its root is there and valid, or it has a path length, so no client does without it.
    /// </summary>
    [Theory]
    [InlineData(Ca, true)]
    [InlineData("basicConstraints=critical,CA:TRUE,pathlen:1\nkeyUsage=critical,keyCertSign", false)]
    public void An_expired_upper_intermediate_is_an_error(string upper, bool isRootThere)
    {
        _ca.Make("root", "root", Ca)
            .Make("upper", "root", upper, days: 1)
            .Make("lower", "upper", Ca)
            .Make("leaf", "lower", Leaf);
        var findings = Findings(["leaf", "lower", "upper"], isRootThere ? ["root"] : []);
        Assert.Equal(["expired-as-of"], findings.Select(finding => finding.Rule.Name));
        Assert.NotNull(_ca.Verify("leaf.crt", ["lower.crt", "upper.crt"], "root.crt", Time));
    }

    /// <summary>RFC 5280, 4.1.2.5: UTCTime with seconds and Z up to 2049, GeneralizedTime from then on.</summary>
    [Theory]
    [InlineData("as it should be", 0x17, "260101000000Z", 0x17, "460101000000Z", "")]
    [InlineData("after 2049", 0x17, "260101000000Z", 0x18, "20600101000000Z", "")]
    [InlineData("no end", 0x17, "260101000000Z", 0x18, "99991231235959Z", "")]
    [InlineData("without seconds", 0x17, "2601010000Z", 0x17, "460101000000Z", "malformed-time")]
    [InlineData("with an offset", 0x17, "260101000000+0000", 0x17, "460101000000Z", "malformed-time")]
    [InlineData("with fractions", 0x17, "260101000000Z", 0x18, "20600101000000.5Z", "malformed-time")]
    [InlineData("GeneralizedTime before 2050", 0x18, "20260101000000Z", 0x17, "460101000000Z", "")]
    public void Odd_times(string name, byte first, string notBefore, byte last, string notAfter, string ours)
    {
        _ca.Make("root", "root", Ca).Make("issuer", "root", Ca).Make("leaf", "issuer", Leaf);
        var tbs = Inner(PemFile.Read(_ca.Read("leaf.crt")).Blocks[0].Der);
        Resign(WithValidity(tbs, [.. Time_(first, notBefore), .. Time_(last, notAfter)]), "issuer", "leaf");
        Assert.NotEmpty(name);
        Compare(ours, "leaf", ["issuer"], "root");
    }

    static byte[] Time_(byte tag, string text) =>
        [tag, (byte)text.Length, .. System.Text.Encoding.ASCII.GetBytes(text)];

    /// <summary>The validity is the fifth part, behind version, serial number, algorithm and issuer.</summary>
    static byte[] WithValidity(byte[] tbs, byte[] times)
    {
        var reader = new AsnReader(tbs, AsnEncodingRules.DER).ReadSequence();
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            for (var i = 0; reader.HasData; i++)
            {
                var part = reader.ReadEncodedValue();
                writer.WriteEncodedValue(i == 4 ? [0x30, (byte)times.Length, .. times] : part.Span);
            }
        }

        return writer.Encode();
    }

    [Fact]
    public void A_missing_issuer_in_the_middle_is_missing()
    {
        _ca.Make("root", "root", Ca).Make("upper", "root", Ca).Make("lower", "upper", Ca).Make("leaf", "lower", Leaf);
        var findings = Findings(["leaf", "lower", "root"], []);
        Assert.Equal(["chain-incomplete"], findings.Select(finding => finding.Rule.Name));
        Assert.Contains("CN=upper", findings[0].Message, StringComparison.Ordinal);
        Assert.NotNull(_ca.Verify("leaf.crt", ["lower.crt"], "root.crt", Time));
    }

    [Fact]
    public void An_old_certificate_before_the_renewed_one_is_an_error()
    {
        _ca.Make("root", "root", Ca)
            .Make("issuer", "root", Ca)
            .Make("old", "issuer", Leaf, subject: "/CN=leaf", days: 30)
            .Make("new", "issuer", Leaf, subject: "/CN=leaf", keyOf: "old");
        var found = Assert.Single(Findings(["old", "new", "issuer"], ["root"]));
        Assert.Equal(("renewed-certificate-behind", Severity.Error), (found.Rule.Name, found.Rule.Severity));
        Assert.Contains("certificate 2", found.Message, StringComparison.Ordinal);
        Assert.Equal(
            ["surplus-certificate"],
            Findings(["new", "old", "issuer"], ["root"]).Select(finding => finding.Rule.Name)
        );
    }

    [Fact]
    public void A_duplicate_is_a_warning()
    {
        _ca.Make("root", "root", Ca).Make("issuer", "root", Ca).Make("leaf", "issuer", Leaf);
        Compare("duplicate-certificate", "leaf", ["issuer", "issuer"], "root");
    }

    [Fact]
    public void An_expired_issuer_is_an_error_at_that_time()
    {
        _ca.Make("root", "root", Ca).Make("issuer", "root", Ca, days: 1).Make("leaf", "issuer", Leaf);
        Compare("expired-as-of", "leaf", ["issuer"], "root");
    }

    [Theory]
    [InlineData(true, "cross-sign-expired-as-of")]
    [InlineData(false, "cross-sign-expired-as-of")]
    public void An_expired_cross_signed_root_hinders_old_clients_only(bool isRootThere, string ours)
    {
        _ca.Make("old", "old", Ca)
            .Make("root", "root", Ca)
            .Make("cross", "old", Ca, subject: "/O=Shop/CN=root", keyOf: "root", days: 1)
            .Make("issuer", "root", Ca)
            .Make("leaf", "issuer", Leaf);
        var findings = Findings(["leaf", "issuer", "cross"], isRootThere ? ["root"] : []);
        Assert.Equal([ours], findings.Select(finding => finding.Rule.Name));
        Assert.All(findings, finding => Assert.Equal(Severity.Warning, finding.Rule.Severity));
        Assert.Null(_ca.Verify("leaf.crt", ["issuer.crt", "cross.crt"], "root.crt", Time));
        Assert.NotNull(_ca.Verify("leaf.crt", ["issuer.crt", "cross.crt"], "old.crt", Time));
    }

    [Fact]
    public void An_issuer_without_a_name_is_reported_as_such()
    {
        _ca.Make("root", "root", Ca, subject: "/").Make("leaf", "root", Leaf);
        Assert.Equal("empty-issuer", Findings(["leaf"], []).Select(finding => finding.Rule.Name).First());
        Assert.Null(BoringSsl.Load(_ca.Read("leaf.crt"), _ca.Read("leaf.key")));
        Assert.NotNull(_ca.Verify("leaf.crt", [], "root.crt", Time));
    }

    /// <summary>What is not quite DER is signed as it stands, and clients hash it as it stands.</summary>
    [Theory]
    [InlineData("critical as 01", new byte[] { 1, 1, 0xFF, 4 }, new byte[] { 1, 1, 1, 4 })]
    [InlineData("two values of one set in the other order", null, null)]
    public void A_signature_is_over_the_bytes_as_they_stand(string name, byte[]? from, byte[]? to)
    {
        _ca.Make("root", "root", Ca)
            .Make("issuer", "root", Ca)
            .Make("leaf", "issuer", Leaf, subject: "/O=Shop+CN=leaf");
        var tbs = Inner(PemFile.Read(_ca.Read("leaf.crt")).Blocks[0].Der);
        var changed = from is null ? SwapFirstPair(tbs) : Replace(tbs, from, to!);
        Assert.NotEqual(tbs, changed);
        Resign(changed, "issuer", "leaf");
        Assert.DoesNotContain(
            Findings(["leaf", "issuer"], ["root"]),
            finding => finding.Rule.Name is "signature-mismatch" or "certificate-not-parseable"
        );
        Assert.NotEmpty(name);
    }

    [Fact]
    public void An_extension_that_is_there_twice_is_reported_as_such()
    {
        _ca.Make("root", "root", Ca)
            .Make("issuer", "root", Ca)
            .Make(
                "leaf",
                "issuer",
                "basicConstraints=critical,CA:FALSE\n"
                    + "subjectAltName=DNS:shop.example.com\n1.2.3.4=ASN1:UTF8:a\n1.2.3.5=ASN1:UTF8:a"
            );
        var tbs = Inner(PemFile.Read(_ca.Read("leaf.crt")).Blocks[0].Der);
        Resign(Replace(tbs, [6, 3, 0x2A, 3, 5], [6, 3, 0x2A, 3, 4]), "issuer", "leaf");
        Assert.Equal(
            ["malformed-extension"],
            Findings(["leaf", "issuer"], ["root"]).Select(finding => finding.Rule.Name)
        );
        Assert.Null(BoringSsl.Load(_ca.Read("leaf.crt"), _ca.Read("leaf.key")));
    }

    [Fact]
    public void One_unreadable_certificate_is_one_finding()
    {
        _ca.Make("root", "root", Ca).Make("issuer", "root", Ca).Make("leaf", "issuer", Leaf);
        var broken = _ca.Text("leaf.crt").Remove(200, 1);
        _ca.Write("broken.crt", broken);
        Assert.Equal(
            ["pem-bad-base64"],
            Findings(["broken", "issuer"], [], key: "leaf").Select(finding => finding.Rule.Name)
        );
        _ca.Write("half.crt", "-----BEGIN CERTIFICATE-----\nMAMCAQE=\n-----END CERTIFICATE-----\n");
        Assert.Equal(
            ["certificate-not-parseable"],
            Findings(["leaf", "half", "root"], []).Select(finding => finding.Rule.Name)
        );
    }

    void Compare(string ours, string leaf, string[] issuers, string root, string why = "")
    {
        var findings = Findings([leaf, .. issuers], [root]);
        Assert.Equal(ours, string.Join(' ', findings.Select(finding => finding.Rule.Name).Distinct()));
        var openSsl = _ca.Verify($"{leaf}.crt", [.. issuers.Select(name => $"{name}.crt")], $"{root}.crt", Time);
        var boringSsl = BoringSsl.Verify(
            _ca.Read($"{leaf}.crt"),
            _ca.Read([.. issuers.Select(name => $"{name}.crt")]),
            _ca.Read($"{root}.crt"),
            Time
        );
        SecretAgreement.Assert(
            leaf,
            ("tls.crt", _ca.Read([.. issuers.Prepend(leaf).Select(name => $"{name}.crt")])),
            ("tls.key", _ca.Read($"{leaf}.key")),
            ("ca.crt", _ca.Read($"{root}.crt"))
        );
        var isError = findings.Any(finding => finding.Rule.Severity == Severity.Error);
        if (why.Length == 0)
            Assert.True(
                isError == (openSsl is not null || boringSsl is not null),
                $"ours: {ours}; OpenSSL: {openSsl ?? "OK"}; BoringSSL: {boringSsl ?? "OK"}"
            );
    }

    IReadOnlyList<PkiFinding> Findings(string[] chain, string[] authorities, string? key = null) =>
        CertificateChecker
            .Check(
                new CertificateInput
                {
                    Certificate = _ca.Read([.. chain.Select(name => $"{name}.crt")]),
                    PrivateKey = _ca.Read($"{key ?? chain[0]}.key"),
                    Authorities =
                    [
                        .. authorities.Select(name => new PemSource("data[ca.crt]", _ca.Read($"{name}.crt"))),
                    ],
                    AsOf = Time,
                }
            )
            .Findings;

    void Resign(byte[] tbs, string issuer, string name)
    {
        File.WriteAllBytes(_ca.Of("tbs"), tbs);
        _ca.Run(["dgst", "-sha256", "-sign", _ca.Of($"{issuer}.key"), "-out", _ca.Of("signature"), _ca.Of("tbs")]);
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(tbs);
            using (writer.PushSequence())
                writer.WriteObjectIdentifier("1.2.840.10045.4.3.2");
            writer.WriteBitString(_ca.Read("signature"));
        }

        _ca.Write($"{name}.crt", PemWriter.Write("CERTIFICATE", writer.Encode()));
    }

    static byte[] Inner(byte[] der) =>
        new AsnReader(der, AsnEncodingRules.BER).ReadSequence().ReadEncodedValue().ToArray();

    /// <summary>The two values of the subject's only set, out of DER's order.</summary>
    static byte[] SwapFirstPair(byte[] tbs)
    {
        byte[] cn = [0x30, 11, 6, 3, 0x55, 4, 3, 12, 4, .. "leaf"u8],
            o = [0x30, 11, 6, 3, 0x55, 4, 10, 12, 4, .. "Shop"u8];
        return tbs.AsSpan().IndexOf([.. cn, .. o]) >= 0
            ? Replace(tbs, [.. cn, .. o], [.. o, .. cn])
            : Replace(tbs, [.. o, .. cn], [.. cn, .. o]);
    }

    static byte[] Replace(byte[] bytes, byte[] from, byte[] to)
    {
        var at = bytes.AsSpan().IndexOf(from);
        Assert.True(at >= 0, "nothing to replace");
        return [.. bytes[..at], .. to, .. bytes[(at + from.Length)..]];
    }
}
