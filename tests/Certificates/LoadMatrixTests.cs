using System.Formats.Asn1;
using System.Text;
using Kyma.Krm.Certificates.Pki;
using Kyma.Krm.Certificates.Pki.Checks;
using Kyma.Krm.Certificates.Pki.Pem;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Tests.Certificates.Judges;

namespace Kyma.Krm.Tests.Certificates;

/// <summary>
/// Every key, label and framing with the verdict of BoringSSL, the library that Envoy loads with, beside ours. None
/// differs without a reason in its row.
/// </summary>
public sealed class LoadMatrixTests
{
    const string Loads = "";

    static readonly string Leaf = Text("good.crt")[
        ..Text("good.crt").IndexOf("-----BEGIN", 10, StringComparison.Ordinal)
    ];
    static readonly string Issuer = Text("intermediate.crt");
    static readonly string Key = Text("good.key");
    static readonly string Whole = Leaf + Issuer;

    /// <summary>Name, certificate, our findings, and why BoringSSL's verdict is another, or empty.</summary>
    static readonly (string Name, string Pem, string Ours, string Why)[] Certificates =
    [
        ("as OpenSSL writes it", Whole, Loads, ""),
        ("CRLF", Whole.Replace("\n", "\r\n"), Loads, ""),
        ("blanks at the end of lines", Whole.Replace("\n", " \t\n"), Loads, ""),
        ("blanks before base64", Indent(Whole), Loads, ""),
        ("no line break at the end", Whole.TrimEnd(), Loads, ""),
        ("text between the blocks", $"{Leaf}subject=CN = x\n\n{Issuer}", Loads, ""),
        ("text before", $"Bag Attributes\n    friendlyName: x\n{Whole}", Loads, ""),
        ("X509 CERTIFICATE", Label(Whole, "X509 CERTIFICATE"), Loads, ""),
        ("TRUSTED CERTIFICATE first", Label(Leaf, "TRUSTED CERTIFICATE") + Issuer, Loads, ""),
        (
            "TRUSTED CERTIFICATE second",
            Leaf + Label(Issuer, "TRUSTED CERTIFICATE"),
            "pem-trusted-label",
            "it loads, without the issuer"
        ),
        ("an empty line in the middle", Broken(Whole, 3, ""), "pem-blank-line", ""),
        ("a line of blanks in the middle", Broken(Whole, 3, "  "), "pem-blank-line", ""),
        ("an empty line before END", Whole.Replace("\n-----END", "\n\n-----END"), "pem-blank-line", ""),
        ("an empty line behind BEGIN", Broken(Whole, 1, ""), Loads, ""),
        ("an empty line behind BEGIN, 76 to a line", Broken(Wide(Whole, 76), 1, ""), "pem-blank-line", ""),
        ("double-spaced", Whole.Replace("\n", "\n\n"), "pem-blank-line", ""),
        ("76 to a line", Wide(Whole, 76), Loads, ""),
        ("all in one line", Wide(Whole, 100_000), Loads, ""),
        ("253 to a line, which leaves an empty piece", Wide(Whole, 253), "pem-blank-line", ""),
        ("254 to a line", Wide(Whole, 254), Loads, ""),
        ("six dashes before BEGIN", Whole.Replace("-----BEGIN", "------BEGIN"), "pem-damaged-frame", ""),
        (
            "six dashes behind BEGIN",
            Whole.Replace("CERTIFICATE-----\nM", "CERTIFICATE------\nM"),
            "pem-damaged-frame",
            ""
        ),
        ("six dashes behind END", Six(Whole), "pem-damaged-frame", ""),
        ("four dashes", Whole.Replace("-----", "----"), "pem-damaged-frame", ""),
        ("long dashes", Whole.Replace("-----", "\u00E2\u0080\u0094\u00E2\u0080\u0094"), "pem-damaged-frame", ""),
        (
            "long dashes in the second block",
            Leaf + Issuer.Replace("-----", "\u00E2\u0080\u0094\u00E2\u0080\u0094"),
            "pem-damaged-frame chain-incomplete",
            "it loads, without the issuer"
        ),
        (
            "six dashes in the second block",
            Leaf + Issuer.Replace("-----BEGIN", "------BEGIN"),
            "pem-damaged-frame",
            "it loads, without the issuer"
        ),
        (
            "a byte order mark",
            $"\u00EF\u00BB\u00BF{Whole}",
            "pem-byte-order-mark",
            "it loads the second block in place of the first"
        ),
        (
            "a byte order mark in the second block",
            $"{Leaf}\u00EF\u00BB\u00BF{Issuer}",
            "pem-byte-order-mark",
            "it loads, without the issuer"
        ),
        ("a byte order mark before other text", $"\u00EF\u00BB\u00BFBag Attributes\n{Whole}", Loads, ""),
        ("characters that steer at the end of lines", Whole.Replace("\n", "\u0001\u001F\0 \n"), Loads, ""),
        (
            "a foreign character at the end of a line",
            Leaf.Insert(Leaf.IndexOf('\n', 100), "!") + Issuer,
            "pem-bad-base64",
            ""
        ),
        ("lower case", Whole.Replace("BEGIN CERTIFICATE", "begin certificate"), "pem-damaged-frame", ""),
        ("a blank behind the label", Whole.Replace("CERTIFICATE-", "CERTIFICATE -"), "pem-damaged-frame", ""),
        (
            "two blanks before the label",
            Whole.Replace("BEGIN C", "BEGIN  C").Replace("END C", "END  C"),
            "pem-damaged-frame",
            ""
        ),
        ("indented", "  " + Whole.Replace("\n", "\n  "), "pem-indented", ""),
        ("END and BEGIN in one line", Leaf.TrimEnd() + Issuer, "pem-blocks-joined", ""),
        ("no END", Whole[..^30], "pem-truncated", ""),
        ("another END", Leaf.Replace("END CERT", "END X509 CERT") + Issuer, "pem-end-mismatch", ""),
        ("a header", Broken(Whole, 1, "Comment: x\n"), "pem-header", ""),
        ("a character too few", Leaf.Remove(200, 1) + Issuer, "pem-bad-base64", ""),
        ("a foreign character", Leaf.Remove(200, 1).Insert(200, "!") + Issuer, "pem-bad-base64", ""),
        ("no content", "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n", "pem-bad-base64", ""),
        (
            "bytes behind the certificate",
            Pem("CERTIFICATE", [.. Der(Leaf), 5, 0]) + Issuer,
            "certificate-not-parseable",
            ""
        ),
        ("bytes behind the issuer", Leaf + Pem("CERTIFICATE", [.. Der(Issuer), 5, 0]), Loads, ""),
        ("not a certificate", Pem("CERTIFICATE", [0x30, 3, 2, 1, 1]) + Issuer, "certificate-not-parseable", ""),
        (
            "the issuer is not a certificate",
            Leaf + Pem("CERTIFICATE", [0x30, 3, 2, 1, 1]),
            "certificate-not-parseable",
            ""
        ),
        ("the key before it", Key + Whole, "private-key-in-certificate", "it works, and the key leaks"),
        ("a request", Text("request.crt"), "certificate-request", ""),
        ("nothing", "", "pem-empty", ""),
    ];

    static readonly (string Name, string Pem, string Ours, string Why)[] PrivateKeys =
    [
        ("PKCS#8", Key, Loads, ""),
        ("PKCS#1", Text("pkcs1.key"), Loads, ""),
        ("PKCS#8 as RSA PRIVATE KEY", Label(Key, "RSA PRIVATE KEY"), Loads, ""),
        ("PKCS#8 as EC PRIVATE KEY", Label(Key, "EC PRIVATE KEY"), "key-not-parseable", ""),
        ("PKCS#1 as PRIVATE KEY", Label(Text("pkcs1.key"), "PRIVATE KEY"), "key-not-parseable", ""),
        ("PKCS#8 as ANY PRIVATE KEY", Label(Key, "ANY PRIVATE KEY"), "key-missing", ""),
        ("PKCS#8 version 2", Pem("PRIVATE KEY", Pkcs8(version: 1)), "key-form-unsupported", ""),
        ("PKCS#8 with a public key", Pem("PRIVATE KEY", Pkcs8(version: 1, tag: 1)), "key-form-unsupported", ""),
        ("PKCS#8 version 1 with a public key", Pem("PRIVATE KEY", Pkcs8(tag: 1)), "key-not-parseable", ""),
        ("PKCS#8 with attributes", Pem("PRIVATE KEY", Pkcs8(tag: 0)), Loads, ""),
        ("RSA without NULL", Pem("PRIVATE KEY", Pkcs8(hasNull: false)), "key-form-unsupported", ""),
        ("encrypted", Text("encrypted.key"), "key-encrypted", ""),
        ("encrypted, traditional", Text("encrypted-traditional.key"), "key-encrypted", ""),
        ("damaged", Text("damaged.key"), "key-damaged", ""),
        ("OpenSSH", Text("openssh.key"), "openssh-key", ""),
        ("public", Text("public.key"), "public-key", ""),
        ("of another certificate", Text("other.key"), "key-mismatch", ""),
        ("two", Text("several.key"), "several-keys", "it loads the first and never sees the other"),
        ("a certificate before it", Leaf + Key, Loads, ""),
        ("an empty line in the middle", Broken(Key, 3, ""), "pem-blank-line", ""),
        ("bytes behind it", Pem("PRIVATE KEY", [.. Der(Key), 5, 0]), Loads, ""),
        (
            "a broken block behind it",
            $"{Key}-----BEGIN X-----\n!\n-----END X-----\n",
            "pem-bad-base64",
            "it stops at the key"
        ),
        ("CRLF", Key.Replace("\n", "\r\n"), Loads, ""),
    ];

    static readonly string[] Kinds =
    [
        "p256",
        "p384",
        "p521",
        "rsa1024",
        "rsa-pss",
        "secp256k1",
        "explicit",
        "ed25519",
        "ed448",
    ];

    public static TheoryData<string> CertificateNames => [.. Certificates.Select(row => row.Name)];

    public static TheoryData<string> KeyNames => [.. PrivateKeys.Select(row => row.Name)];

    public static TheoryData<string> KindNames => [.. Kinds];

    [Theory]
    [MemberData(nameof(CertificateNames))]
    public void A_certificate_is_judged_as_BoringSSL_loads_it(string name)
    {
        var row = Certificates.Single(row => row.Name == name);
        Compare(Encoding.Latin1.GetBytes(row.Pem), Encoding.ASCII.GetBytes(Key), row.Ours, row.Why);
    }

    [Theory]
    [MemberData(nameof(KeyNames))]
    public void A_key_is_judged_as_BoringSSL_loads_it(string name)
    {
        var row = PrivateKeys.Single(row => row.Name == name);
        Compare(Encoding.ASCII.GetBytes(Whole), Encoding.Latin1.GetBytes(row.Pem), row.Ours, row.Why);
    }

    /// <summary>
    /// Keys made by OpenSSL with what it accepts and BoringSSL does not: RSA_check_key, kMaxExponentBits.
    /// </summary>
    [Theory]
    [InlineData("rsa:2048:rsa_keygen_pubexp=3", "")]
    [InlineData("rsa:2048:rsa_keygen_pubexp=8589934583", "")]
    [InlineData("rsa:2048:rsa_keygen_pubexp=8589934609", "rsa-exponent")]
    [InlineData("rsa:2048:rsa_keygen_pubexp=1099511627791", "rsa-exponent")]
    [InlineData("rsa:2048:rsa_keygen_primes=3", "key-form-unsupported")]
    public void An_unusual_RSA_key_is_judged_as_BoringSSL_loads_it(string algorithm, string ours)
    {
        using var ca = new TestCa();
        ca.Make("root", "root", TestCa.Ca).Make("leaf", "root", TestCa.Leaf, algorithm: algorithm);
        Compare(ca.Read("leaf.crt", "root.crt"), ca.Read("leaf.key"), ours, "");
    }

    [Theory]
    [MemberData(nameof(KindNames))]
    public void A_kind_of_key_that_BoringSSL_refuses_is_an_error(string name)
    {
        if (BoringSsl.Load(Fixtures.Certificate(name), Fixtures.Key(name)) is not null)
            Assert.Contains(
                Findings(Fixtures.Certificate(name), Fixtures.Key(name)),
                f => f.Rule.Severity == Severity.Error
            );
    }

    static void Compare(byte[] certificate, byte[] key, string ours, string why)
    {
        var findings = Findings(certificate, key);
        Assert.Equal(ours, string.Join(' ', findings.Select(finding => finding.Rule.Name).Distinct()));

        SecretAgreement.Assert(ours, ("tls.crt", certificate), ("tls.key", key));
        var theirs = BoringSsl.Load(certificate, key);
        var isError = findings.Any(finding => finding.Rule.Severity == Severity.Error);
        if (why.Length == 0)
            Assert.True(isError == theirs is not null, $"BoringSSL: {theirs ?? "loads"}; ours: {ours}");
    }

    static IReadOnlyList<PkiFinding> Findings(byte[] certificate, byte[] key) =>
        CertificateChecker
            .Check(
                new CertificateInput
                {
                    Certificate = certificate,
                    PrivateKey = key,
                    Hosts = ["*.shop.example.com"],
                }
            )
            .Findings;

    static string Text(string file) => Encoding.Latin1.GetString(Fixtures.Read(file));

    static string Indent(string pem) =>
        string.Join('\n', pem.Split('\n').Select(line => line.Length == 0 || line[0] == '-' ? line : $" {line}"));

    static string Label(string pem, string label) =>
        pem.Replace("X509 CERTIFICATE", "CERTIFICATE")
            .Replace("RSA PRIVATE KEY", "PRIVATE KEY")
            .Replace("CERTIFICATE-", $"{label}-")
            .Replace("PRIVATE KEY-", $"{label}-");

    /// <summary>A line more, before the one with that index.</summary>
    static string Broken(string pem, int index, string line)
    {
        var lines = pem.Split('\n').ToList();
        lines.Insert(index, line);
        return string.Join('\n', lines);
    }

    static string Six(string pem) => pem.Replace("END CERTIFICATE-----", "END CERTIFICATE------");

    static string Wide(string pem, int width) =>
        string.Concat(
            PemFile
                .Read(Encoding.Latin1.GetBytes(pem))
                .Blocks.Select(block =>
                    $"-----BEGIN {block.Label}-----\n"
                    + string.Concat(
                        Convert.ToBase64String(block.Der).Chunk(width).Select(line => new string(line) + "\n")
                    )
                    + $"-----END {block.Label}-----\n"
                )
        );

    static byte[] Der(string pem) => PemFile.Read(Encoding.Latin1.GetBytes(pem)).Blocks[0].Der;

    static string Pem(string label, byte[] der) => PemWriter.Write(label, der);

    static byte[] Pkcs8(int version = 0, bool hasNull = true, int? tag = null)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(version);
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier("1.2.840.113549.1.1.1");
                if (hasNull)
                    writer.WriteNull();
            }

            writer.WriteOctetString(Der(Text("pkcs1.key")));
            if (tag == 0)
                writer.WriteEncodedValue([0xA0, 0]);
            else if (tag is { } number)
                writer.WriteBitString([1, 2, 3], 0, new Asn1Tag(TagClass.ContextSpecific, number));
        }

        return writer.Encode();
    }
}
