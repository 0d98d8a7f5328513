using System.Buffers;
using System.Text;
using Kyma.Krm.Certificates.Pki;
using Kyma.Krm.Certificates.Pki.Checks;
using Kyma.Krm.Certificates.Pki.Keys;
using Kyma.Krm.Certificates.Pki.Pem;
using Kyma.Krm.Certificates.Pki.X509;

namespace Kyma.Krm.Tests.Properties;

/// <summary>
/// What holds for every certificate, key and revocation list: findings, no exception, and never a word of a key.
/// </summary>
internal static class CertificateProperties
{
    static readonly SearchValues<char> Base64 = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="
    );

    public static IReadOnlyList<PkiFinding> Findings(byte[] certificate, byte[] key, byte[] lists)
    {
        var now = new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var report = CertificateChecker.Check(
            new CertificateInput
            {
                Certificate = certificate,
                PrivateKey = key,
                Authorities = [new PemSource("data[ca.crt]", certificate)],
                Hosts = ["a.example.com", "*.shop.example.com"],
                AsOf = now,
            }
        );
        var ca = CaChecker.Check(
            new CaInput
            {
                Certificates = certificate,
                RevocationLists = [new PemSource("data[ca.crl]", lists)],
                AsOf = now,
            }
        );
        return [.. report.Findings, .. report.AgainstClock(now), .. ca.Findings, .. ca.AgainstClock(now)];
    }

    /// <summary>
    /// No twelve characters of base64 are both in the key's file and in a message, unless they are in the certificate
    /// as well.
    /// </summary>
    public static void KeepsSecret(byte[] key, byte[] certificate, IEnumerable<PkiFinding> findings)
    {
        var pieces = Pieces(Encoding.Latin1.GetString(key)).ToHashSet(StringComparer.Ordinal);
        pieces.ExceptWith(Pieces(Encoding.Latin1.GetString(certificate)));
        Assert.All(
            findings.Select(finding => finding.ToString()).Distinct(),
            message => Assert.DoesNotContain(Pieces(message), pieces.Contains)
        );
    }

    static IEnumerable<string> Pieces(string text) =>
        Enumerable
            .Range(0, Math.Max(0, text.Length - 11))
            .Select(i => text.Substring(i, 12))
            .Where(piece => !piece.AsSpan().ContainsAnyExcept(Base64));
}
