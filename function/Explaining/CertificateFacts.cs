using Kyma.Krm.Certificates.Pki.X509;

namespace Kyma.Krm.Explaining;

/// <summary>Facts of a certificate as people read them.</summary>
internal static class CertificateFacts
{
    /// <summary>
    /// Signature algorithms by object identifier (RFC 8017, RFC 5758, RFC 8410); others are shown as they are.
    /// </summary>
    static readonly Dictionary<string, string> Signatures = new()
    {
        ["1.2.840.113549.1.1.5"] = "SHA-1 and RSA",
        ["1.2.840.113549.1.1.10"] = "RSA-PSS",
        ["1.2.840.113549.1.1.11"] = "SHA-256 and RSA",
        ["1.2.840.113549.1.1.12"] = "SHA-384 and RSA",
        ["1.2.840.113549.1.1.13"] = "SHA-512 and RSA",
        ["1.2.840.10045.4.1"] = "SHA-1 and ECDSA",
        ["1.2.840.10045.4.3.2"] = "SHA-256 and ECDSA",
        ["1.2.840.10045.4.3.3"] = "SHA-384 and ECDSA",
        ["1.2.840.10045.4.3.4"] = "SHA-512 and ECDSA",
        ["1.3.101.112"] = "Ed25519",
    };

    public static string Signature(Certificate certificate) =>
        Signatures.GetValueOrDefault(certificate.SignatureAlgorithm, certificate.SignatureAlgorithm);

    /// <summary>All subject alternative names that a server can have, or empty.</summary>
    public static IReadOnlyList<string> NamesOf(Certificate certificate) => certificate.Extensions.Names?.All ?? [];

    /// <summary>A certificate can have thousands; a screen cannot.</summary>
    public static string Names(Certificate certificate)
    {
        const int most = 20;
        var names = NamesOf(certificate);
        return string.Join(", ", names.Take(most)) + (names.Count > most ? $" and {names.Count - most} more" : "");
    }

    public static string Left(Certificate certificate, DateTimeOffset now) =>
        now < certificate.NotBefore ? $"begins in {Days(certificate.NotBefore - now)}"
        : now > certificate.NotAfter ? $"expired {Days(now - certificate.NotAfter)} ago"
        : $"{Days(certificate.NotAfter - now)} left";

    /// <summary>In pairs with colons, as OpenSSL and browsers show it.</summary>
    public static string Fingerprint(Certificate certificate) =>
        string.Join(':', certificate.Fingerprint.ToUpperInvariant().Chunk(2).Select(pair => new string(pair)));

    static string Days(TimeSpan span) => span.Days == 1 ? "1 day" : $"{span.Days} days";
}
