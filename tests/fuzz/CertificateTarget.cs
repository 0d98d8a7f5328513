using System.Text;
using Kyma.Krm.Certificates.Pki;
using Kyma.Krm.Certificates.Pki.Pem;
using Kyma.Krm.Certificates.Pki.X509;
using Kyma.Krm.Tests.Properties;

namespace Kyma.Krm.Fuzz;

/// <summary>
/// Certificate, key and revocation list, with a line <c>~~~~</c> between them. What is no text is the DER that goes
/// into a PEM block, so that the fuzzer reaches it without knowing base64.
/// </summary>
internal sealed class CertificateTarget : ITarget
{
    static readonly byte[] Mark = [.. "\n~~~~\n"u8];

    public string Name => "certificate";

    public void Check(byte[] input)
    {
        var rest = input;
        var (certificate, key, list) = (Next("CERTIFICATE"), Next("PRIVATE KEY"), Next("X509 CRL"));
        CertificateProperties.KeepsSecret(
            key,
            Text(certificate),
            CertificateProperties.Findings(certificate, key, list)
        );

        byte[] Next(string label)
        {
            var end = rest.AsSpan().IndexOf(Mark);
            var part = end < 0 ? rest : rest[..end];
            rest = end < 0 ? [] : rest[(end + Mark.Length)..];
            return part is [0x30, ..] ? Encoding.ASCII.GetBytes(PemWriter.Write(label, part)) : part;
        }
    }

    /// <summary>Names stand in the DER as they are told.</summary>
    static byte[] Text(byte[] pem) => [.. pem, .. PemFile.Read(pem).Blocks.SelectMany(block => block.Der)];

    public IEnumerable<byte[]> Seeds()
    {
        byte[] key = Fixtures.Key("p256"),
            list = Fixtures.Read("intermediate.crl");
        foreach (var file in Directory.GetFiles(Fixtures.Path("")).Order(StringComparer.Ordinal))
        {
            var content = File.ReadAllBytes(file);
            foreach (var form in (byte[][])[content, Der(content)])
            {
                switch (Path.GetExtension(file))
                {
                    case ".crt":
                        yield return [.. form, .. Mark, .. key];
                        break;
                    case ".key":
                        yield return [.. Der(Fixtures.Certificate("p256")), .. Mark, .. form];
                        break;
                    case ".crl":
                        yield return [.. Fixtures.Certificate("intermediate"), .. Mark, .. Mark, .. form];
                        break;
                    default:
                        break;
                }
            }
        }

        yield return
        [
            .. Der(Fixtures.Certificate("good")),
            .. Mark,
            .. Der(Fixtures.Key("good")),
            .. Mark,
            .. Der(list),
        ];
    }

    static byte[] Der(byte[] pem) => PemFile.Read(pem).Blocks is [var first, ..] ? first.Der : pem;
}
