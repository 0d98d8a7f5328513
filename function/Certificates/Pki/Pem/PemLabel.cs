namespace Kyma.Krm.Certificates.Pki.Pem;

/// <summary>The words after BEGIN and END.</summary>
internal static class PemLabel
{
    static readonly string[] Known =
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

    /// <summary>Only known labels are repeated to the user: anything else might be part of a secret.</summary>
    public static string Shown(string label) => Array.IndexOf(Known, label) >= 0 ? label : "(an unknown label)";

    /// <summary>The known label that is the same but for case, blanks and dashes; null where there is none.</summary>
    public static string? Meant(string label)
    {
        if (label.Length > 60)
            return null;
        var words = string.Join(' ', label.Split(Separators, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();
        return Array.IndexOf(Known, words) >= 0 ? words : null;
    }

    /// <summary>
    /// A BEGIN or END line to a person, with too few dashes, or with long ones, which Latin-1 shows as bytes above 127.
    /// </summary>
    public static bool LooksLikeMarker(string line)
    {
        if (line.Length > 200)
            return false;
        var start = 0;
        while (start < line.Length && (line[start] == '-' || line[start] <= ' ' || line[start] >= 0x80))
            start++;
        var end = line.Length;
        while (end > start && (line[end - 1] == '-' || line[end - 1] <= ' ' || line[end - 1] >= 0x80))
            end--;
        if (start == 0 && end == line.Length)
            return false;
        var words = line[start..end];
        return (
                words.StartsWith("BEGIN ", StringComparison.OrdinalIgnoreCase)
                && Meant(words["BEGIN ".Length..]) is not null
            )
            || (
                words.StartsWith("END ", StringComparison.OrdinalIgnoreCase)
                && Meant(words["END ".Length..]) is not null
            );
    }

    static readonly char[] Separators = [' ', '\t', '-', '_', '\u00A0'];
}
