namespace Kyma.Krm.Certificates.Pki.X509;

/// <summary>How to point to one certificate of a file.</summary>
internal static class Parts
{
    public static IEnumerable<(Certificate Certificate, string Part)> Of(IReadOnlyList<Certificate> certificates) =>
        certificates.Select((certificate, index) => (certificate, Of(certificates, index)));

    /// <summary>Nothing where there is only one.</summary>
    public static string Of(IReadOnlyList<Certificate> certificates, int index) =>
        certificates.Count > 1 ? $"certificate {index + 1}" : "";
}
