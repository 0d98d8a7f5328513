using System.Diagnostics;
using System.Text;
using Kyma.Krm.Certificates.Pki;
using Kyma.Krm.Certificates.Pki.Checks;
using Kyma.Krm.Certificates.Pki.Keys;
using Kyma.Krm.Certificates.Pki.Pem;
using Kyma.Krm.Certificates.Pki.X509;
using Kyma.Krm.Tests.Properties;

namespace Kyma.Krm.Tests.Certificates;

/// <summary>Whatever the bytes: findings, no exception, no hang, and never a word of a key.</summary>
public sealed class HostileCertificateTests
{
    /// <summary>Far above what any of them needs, far below a hang.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    static readonly byte[][] Certificates =
    [
        .. Directory.GetFiles(Fixtures.Path(""), "*.crt").Order(StringComparer.Ordinal).Select(File.ReadAllBytes),
    ];

    static readonly byte[][] Keys =
    [
        .. Directory.GetFiles(Fixtures.Path(""), "*.key").Order(StringComparer.Ordinal).Select(File.ReadAllBytes),
    ];

    static readonly byte[][] Lists =
    [
        .. Directory.GetFiles(Fixtures.Path(""), "*.crl").Order(StringComparer.Ordinal).Select(File.ReadAllBytes),
    ];

    [Fact]
    public void Mutated_files_give_findings_and_nothing_else()
    {
        var chance = Search.Begin(2026);
        for (var i = 0; i < Search.Tries(1000); i++)
        {
            byte[] certificate = Mutate(chance, chance.Of(Certificates)),
                key = Mutate(chance, chance.Of(Keys)),
                lists = Mutate(chance, chance.Of(Lists));
            var start = Stopwatch.GetTimestamp();
            var findings = CertificateProperties.Findings(certificate, key, lists);
            Assert.True(Stopwatch.GetElapsedTime(start) < Patience, $"case {i} took too long");
            CertificateProperties.KeepsSecret(key, certificate, findings);
        }
    }

    [Theory]
    [InlineData(0x30)]
    [InlineData(0xA0)]
    [InlineData(0x24)]
    public void A_nesting_of_thousands_does_not_overflow_the_stack(byte tag)
    {
        byte[] der = [0x05, 0x00];
        while (der.Length < 100_000)
            der = Wrap(tag, der);

        Assert.NotEmpty(
            CertificateProperties.Findings(Pem("CERTIFICATE", der), Pem("PRIVATE KEY", der), Pem("X509 CRL", der))
        );
    }

    [Fact]
    public void Numbers_of_a_megabyte_do_not_hang()
    {
        byte[] number = [0x02, 0x83, 0x01, 0x86, 0xA0, 0x7F, .. Enumerable.Repeat((byte)0xFF, 99_999)];
        byte[] numbers = [0x02, 0x01, 0x00, .. number, .. number, .. number, .. number, .. number];
        var start = Stopwatch.GetTimestamp();

        Assert.NotEmpty(
            CertificateProperties.Findings(
                Fixtures.Certificate("good"),
                Pem("RSA PRIVATE KEY", Wrap(0x30, numbers)),
                []
            )
        );
        Assert.True(Stopwatch.GetElapsedTime(start) < Patience);
    }

    [Fact]
    public void More_than_a_Secret_holds_is_not_even_read()
    {
        var report = CertificateChecker.Check(
            new CertificateInput { Certificate = new byte[PemText.MaximumSize + 1], PrivateKey = Fixtures.Key("good") }
        );
        Assert.Contains(report.Findings, finding => finding.Rule == PemFindings.PemTooLarge);
    }

    [Fact]
    public void Text_out_of_a_certificate_cannot_steer_a_terminal() =>
        Assert.Equal("a?[31mb?c", Printable.Text("a\e[31mb\u202ec"));

    /// <summary>Half of the cases change the text, half of them what the text encodes.</summary>
    static byte[] Mutate(Chance chance, byte[] file)
    {
        if (chance.OneIn(2))
            return Change(chance, file);
        var blocks = PemFile.Read(file).Blocks;
        return
        [
            .. blocks.SelectMany(block => Pem(block.Label, chance.OneIn(2) ? Change(chance, block.Der) : block.Der)),
        ];
    }

    static byte[] Change(Chance chance, byte[] bytes)
    {
        var changed = bytes.ToList();
        for (var i = chance.Below(4); i >= 0 && changed.Count > 0; i--)
        {
            var at = chance.Below(changed.Count);
            switch (chance.Below(5))
            {
                case 0:
                    changed[at] = (byte)chance.Below(256);
                    break;
                case 1:
                    changed[at] ^= (byte)(1 << chance.Below(8));
                    break;
                case 2:
                    changed.RemoveRange(at, Math.Min(chance.Below(40), changed.Count - at));
                    break;
                case 3:
                    changed.InsertRange(at, changed.GetRange(at, Math.Min(chance.Below(40), changed.Count - at)));
                    break;
                default:
                    changed.RemoveRange(at, changed.Count - at);
                    break;
            }
        }

        return [.. changed];
    }

    static byte[] Pem(string label, byte[] der) => Encoding.ASCII.GetBytes(PemWriter.Write(label, der));

    /// <summary>An element with a length of three bytes.</summary>
    static byte[] Wrap(byte tag, byte[] content) =>
        [
            tag,
            0x83,
            (byte)((content.Length >> 16) & 0xFF),
            (byte)((content.Length >> 8) & 0xFF),
            (byte)(content.Length & 0xFF),
            .. content,
        ];
}
