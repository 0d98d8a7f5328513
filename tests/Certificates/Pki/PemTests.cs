using System.Text;
using Kyma.Krm.Certificates.Pki.Pem;

namespace Kyma.Krm.Tests.Certificates.Pki;

/// <summary>What is said of a PEM file's form, at which line, and which blocks are read all the same.</summary>
public sealed class PemTests
{
    const string Good = "-----BEGIN CERTIFICATE-----\nMAMCAQE=\n-----END CERTIFICATE-----\n";

    static readonly string Line64 = new('A', 64);

    /// <summary>Faults as rule and line, blocks as label, "!" behind those whose content is lost.</summary>
    [Theory]
    [InlineData(Good, "", "CERTIFICATE")]
    [InlineData("a\n" + Good + "b\n" + Good, "", "CERTIFICATE CERTIFICATE")]
    [InlineData("-----BEGIN X509 CRL-----\nAA==\n-----END X509 CRL-----", "", "X509 CRL")]
    [InlineData("-----BEGIN A-----\nAA==\u0001\0\u001F \n-----END A-----", "", "A")]
    [InlineData("-----BEGIN A-----\nAA==!\n-----END A-----", "pem-bad-base64@1", "A!")]
    [InlineData("-----BEGIN A-----\n-----END A-----", "pem-bad-base64@1", "A!")]
    [InlineData("\n\n-----BEGIN A-----\nProc-Type: 4,MIC-CLEAR\n\nAA==\n-----END A-----", "pem-header@4", "A")]
    [InlineData("-----BEGIN A-----\nComment: ENCRYPTED\n\nAA==\n-----END A-----", "pem-header@2", "A")]
    [InlineData("-----BEGIN A-----\nProc-Type: 4,ENCRYPTED\n\nAA==\n-----END A-----", "", "A")]
    [InlineData("-----BEGIN A-----\n" + Good, "pem-truncated@1", "A! CERTIFICATE")]
    [InlineData(
        "-----BEGIN A-----\nAA==\n-----BEGIN CERTIFICATE--\n-----END A-----",
        "pem-truncated@1 pem-damaged-frame@3",
        "A!"
    )]
    [InlineData("-----BEGIN A--\n-----END A-----", "pem-damaged-frame@1", "")]
    [InlineData("-----BEGIN -----x\nAA==\n-----END -----", "pem-line-breaks-lost@1 pem-bad-base64@1", "!")]
    [InlineData("-----BEGIN -----\nAA==\n-----END -----", "", "")]
    [InlineData("-----BEGIN A-----\nAA==\n-----END A--", "pem-damaged-frame@3", "A")]
    [InlineData(
        "-----BEGIN A----------BEGIN B-----\nAA==\n-----END B-----",
        "pem-truncated@1 pem-line-breaks-lost@1",
        "A! B"
    )]
    [InlineData("-----BEGIN A----------END A-----", "pem-line-breaks-lost@1 pem-bad-base64@1", "A!")]
    [InlineData("-----BEGIN A-----\nAA==-----END A-----", "pem-line-breaks-lost@2", "A")]
    [InlineData("-----BEGIN A-----\nAA==\n -----END A-----", "pem-indented@3", "A")]
    [InlineData("-----BEGIN A-----\nAA==\n=-----END A-----", "pem-line-breaks-lost@3 pem-bad-base64@1", "A!")]
    [InlineData("-----BEGIN A-----x-y\nAA==\n-----END A-----", "pem-line-breaks-lost@1 pem-bad-base64@1", "A!")]
    [InlineData("-----BEGIN A-----\nAA==\n-----END A-----x-y\n", "pem-damaged-frame@3", "A")]
    [InlineData("-----BEGIN A------ \nAA==\n-----END A-----", "pem-damaged-frame@1", "A")]
    [InlineData("-----BEGIN A-----\nAA==\n-----END B-----", "pem-end-mismatch@3", "A")]
    [InlineData("x-----BEGIN A-----\nAA==\n-----END A-----", "pem-damaged-frame@1", "A")]
    [InlineData("\t-----BEGIN A-----\nAA==\n-----END A-----", "pem-indented@1", "A")]
    [InlineData("\u00EF\u00BB\u00BF-----BEGIN A-----\nAA==\n-----END A-----", "pem-byte-order-mark@1", "A")]
    [InlineData("\u00EF\u00BB\u00BFx\n-----BEGIN A-----\nAA==\n-----END A-----", "", "A")]
    [InlineData(
        "-----BEGIN A-----\nAA==\n-----END A----------BEGIN B-----\nAA==\n-----END B-----",
        "pem-blocks-joined@3",
        "A B"
    )]
    [InlineData("------BEGIN A-----\nAA==\n-----END A-----", "pem-damaged-frame@1", "A")]
    [InlineData("--BEGIN CERTIFICATE--\nAA==\n--END CERTIFICATE--", "pem-damaged-frame@1", "")]
    [InlineData(
        "-----BEGIN CERTIFICATE_REQUEST-----\nAA==\n-----END CERTIFICATE_REQUEST-----",
        "pem-damaged-frame@1",
        "CERTIFICATE REQUEST!"
    )]
    [InlineData("-----BEGIN x509\u00A0crl-----\nAA==\n-----END x509\u00A0crl-----", "pem-damaged-frame@1", "X509 CRL!")]
    [InlineData("-----BEGIN A-----\\r\\nAA==\\n-----END A-----\\n", "pem-literal-newlines@0", "A")]
    [InlineData("!", "pem-missing@0", "")]
    [InlineData("AAAA", "pem-missing@0", "")]
    [InlineData("MAMCAQE=", "pem-missing@0", "")]
    [InlineData("MIEBAAAA", "pem-no-frame@0", "")]
    [InlineData(" \t\r\n\0", "pem-empty@0", "")]
    public void Each_fault_is_told_at_its_line(string text, string faults, string blocks) =>
        AssertReads(Encoding.Latin1.GetBytes(text), faults, blocks);

    /// <summary>Only a line of 64 characters may follow an empty line behind BEGIN, but for the last one.</summary>
    [Theory]
    [InlineData("", "64,64", "")]
    [InlineData("", "64,4", "")]
    [InlineData("", "64,64,0", "")]
    [InlineData("", "4,64", "pem-blank-line@1")]
    [InlineData("", "64,4,64", "pem-blank-line@1")]
    [InlineData("", "64,68", "pem-blank-line@1")]
    [InlineData("", "64,0,64", "pem-blank-line@1")]
    [InlineData(null, "64,64,0", "pem-blank-line@1")]
    [InlineData(null, "4,68,64", "")]
    public void An_empty_line_is_told_where_it_does_harm(string? first, string lengths, string faults)
    {
        var lines = lengths.Split(',').Select(length => $"{Line64}AAAA"[..int.Parse(length, null)]);
        var body = first is null ? lines : lines.Prepend(first);
        AssertReads(
            Encoding.ASCII.GetBytes($"-----BEGIN A-----\n{string.Join('\n', body)}\n-----END A-----\n"),
            faults,
            "A"
        );
    }

    /// <summary>BER and DER in every form of a length: of bytes that are not PEM the first ones decide.</summary>
    [Theory]
    [InlineData("3080020100", "is binary (DER), not PEM")]
    [InlineData("3081020500", "is binary (DER), not PEM")]
    [InlineData("3081030000", "is not PEM")]
    [InlineData("3082000100", "is binary (DER), not PEM")]
    [InlineData("3082000200", "is not PEM")]
    [InlineData("3083000000", "is binary (DER), not PEM")]
    [InlineData("3084000000", "is binary (DER), not PEM")]
    [InlineData("3085000000", "is not PEM")]
    [InlineData("3003020101", "is not PEM")]
    [InlineData("30810100", "is not PEM")]
    [InlineData("308200070201033003020101", "is a PKCS#12 (PFX) file, which is binary, not PEM")]
    [InlineData("3084000000060201033000", "is a PKCS#12 (PFX) file, which is binary, not PEM")]
    [InlineData("3082000B02010330020103300201033000", "is a PKCS#12 (PFX) file, which is binary, not PEM")]
    [InlineData("308200070201043003020101", "is binary (DER), not PEM")]
    [InlineData("308200080000000201033000", "is binary (DER), not PEM")]
    public void Binary_content_is_told_from_text(string hex, string message)
    {
        var file = PemFile.Read(Convert.FromHexString(hex));
        Assert.StartsWith(message, Assert.Single(file.Faults).Message, StringComparison.Ordinal);
        Assert.Equal(0, file.Faults[0].Line);
        Assert.Empty(file.Blocks);
    }

    public static TheoryData<string, bool> PatternsOfZeros =>
        new([.. Enumerable.Range(1, 15).Select(i => ($"{i:b4}", i is 0b1000 or 0b1010 or 0b0100 or 0b0101))]);

    /// <summary>Every second byte of UTF-16 is zero in ASCII; 1 stands for a letter.</summary>
    [Theory, MemberData(nameof(PatternsOfZeros))]
    public void Two_bytes_a_character_are_noticed(string pattern, bool isUtf16)
    {
        byte[] bytes = [.. pattern.Select(c => c == '1' ? (byte)'a' : (byte)0)];
        AssertReads(bytes, isUtf16 ? "pem-utf16@0 pem-missing@0" : "pem-missing@0", "");
        Assert.DoesNotContain(PemFile.Read(bytes.AsMemory(0, 3)).Faults, fault => fault.Rule.Name == "pem-utf16");
    }

    [Fact]
    public void UTF16_is_read_in_either_order_with_a_mark_and_without()
    {
        foreach (var encoding in (Encoding[])[Encoding.Unicode, Encoding.BigEndianUnicode])
        {
            byte[] bytes = encoding.GetBytes(Good);
            AssertReads(bytes, "pem-utf16@0", "CERTIFICATE");
            AssertReads([.. encoding.Preamble, .. bytes], "pem-utf16@0", "CERTIFICATE");
        }
    }

    [Fact]
    public void What_was_encoded_twice_is_decoded_and_read()
    {
        var once = Convert.ToBase64String(Encoding.ASCII.GetBytes($"{Good}-----BEGIN A-----"));
        AssertReads(Encoding.ASCII.GetBytes(once), "pem-encoded-twice@0 pem-truncated@4", "CERTIFICATE A!");
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "pem-too-large@0")]
    public void A_file_holds_a_mebibyte_at_most(int more, string faults) =>
        AssertReads(
            Encoding.ASCII.GetBytes(Good + new string('x', (1024 * 1024) - Good.Length + more)),
            faults,
            more == 0 ? "CERTIFICATE" : ""
        );

    /// <summary>Nothing but a known label is repeated: an unknown one might be part of a secret.</summary>
    [Fact]
    public void Known_labels_are_named()
    {
        string[] known =
        [
            "CERTIFICATE",
            "X509 CERTIFICATE",
            "TRUSTED CERTIFICATE",
            "PRIVATE KEY",
            "RSA PRIVATE KEY",
            "EC PRIVATE KEY",
            "ENCRYPTED PRIVATE KEY",
            "EC PARAMETERS",
            "CERTIFICATE REQUEST",
            "PUBLIC KEY",
            "PKCS7",
            "X509 CRL",
        ];
        foreach (var label in known)
        {
            Assert.Equal(
                $"has a BEGIN {label} without its END: the file was cut off",
                MessageOf($"-----BEGIN {label}-----")
            );
            Assert.Equal(
                $"has a BEGIN line whose label is not exactly '{label}', so its block is skipped",
                MessageOf($"-----BEGIN {label.Replace(" ", "__")}_-----")
            );
        }

        Assert.Equal(
            "has a BEGIN (an unknown label) without its END: the file was cut off",
            MessageOf("-----BEGIN A-----")
        );
    }

    [Theory]
    [InlineData("-- BEGIN CERTIFICATE --", true)]
    [InlineData("--BEGIN CERTIFICATE", true)]
    [InlineData("BEGIN CERTIFICATE--", true)]
    [InlineData("BEGIN CERTIFICATE--\r", true)]
    [InlineData("\u00E2\u0080\u0094end private key\u00E2\u0080\u0094", true)]
    [InlineData("BEGIN CERTIFICATE", false)]
    [InlineData(" END CERTIFICATE ", false)]
    [InlineData("--END of the file--", false)]
    [InlineData("--BEGIN--", false)]
    [InlineData("CERTIFICATE END ---", false)]
    [InlineData("-----", false)]
    public void A_line_that_looks_like_a_marker_is_told(string line, bool isMarker) =>
        AssertReads(Encoding.Latin1.GetBytes($"{Good}{line}\n"), isMarker ? "pem-damaged-frame@4" : "", "CERTIFICATE");

    [Theory]
    [InlineData(60, "pem-damaged-frame@1", "CERTIFICATE!")]
    [InlineData(61, "", "CERTIFICATE")]
    public void A_label_longer_than_any_is_not_looked_into(int length, string faults, string block)
    {
        var label = "CERTIFICATE".PadRight(length);
        var expected = faults.Length > 0 ? block : label;
        AssertReads(Encoding.ASCII.GetBytes($"-----BEGIN {label}-----\nAA==\n-----END {label}-----"), faults, expected);
    }

    [Theory]
    [InlineData("\u00EF\u00BB\u00BF-----BEGIN A-----", "a byte order mark, three bytes that no editor shows,")]
    [InlineData("x-----BEGIN A-----", "something")]
    public void What_precedes_BEGIN_is_named(string pem, string what) =>
        Assert.Equal(
            $"has {what} before '-----BEGIN ' in the same line",
            PemFile.Read(Encoding.Latin1.GetBytes(pem)).Faults[0].Message
        );

    [Fact]
    public void A_finding_has_its_line_as_its_part()
    {
        var file = PemFile.Read(Encoding.ASCII.GetBytes("\n--BEGIN CERTIFICATE--"));
        Assert.Equal("line 1", PemFile.Read("-----BEGIN A-----"u8.ToArray()).Faults.Single().In("data[tls.crt]").Part);
        Assert.Equal("line 2", file.Faults.Single().In("data[tls.crt]").Part);
        Assert.Equal("", PemFile.Read(new byte[1]).Faults.Single().In("data[tls.crt]").Part);
    }

    static string MessageOf(string pem) => PemFile.Read(Encoding.ASCII.GetBytes(pem)).Faults[0].Message;

    static void AssertReads(byte[] bytes, string faults, string blocks)
    {
        var file = PemFile.Read(bytes);
        Assert.Equal(faults, string.Join(' ', file.Faults.Select(fault => $"{fault.Rule.Name}@{fault.Line}")));
        Assert.Equal(blocks, string.Join(' ', file.Blocks.Select(b => b.Label + (b.IsDamaged ? "!" : ""))));
    }
}
