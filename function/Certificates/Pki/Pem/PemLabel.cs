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
    public static string Shown(string label) => Known.Contains(label) ? label : "(an unknown label)";

    /// <summary>The known label that is the same but for case, blanks and dashes; null where there is none.</summary>
    public static string? Meant(string label)
    {
        if (label.Length > 60)
            return null;
        var words = string.Join(' ', label.Split(Separators, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();
        return Known.Contains(words) ? words : null;
    }

    /// <summary>
    /// A BEGIN or END line to a person, with too few dashes, or with long ones, which Latin-1 shows as bytes above 127.
    /// </summary>
    public static bool LooksLikeMarker(string line)
    {
        var text = line.AsSpan().Trim(PemBody.Blanks);
        var start = 0;
        while (start < text.Length && (IsDash(text[start]) || text[start] <= ' '))
            start++;
        var end = text.Length;
        while (end > start && IsDash(text[end - 1]))
            end--;
        if (start == 0 && end == text.Length)
            return false;
        var words = text[start..end];
        return IsMarker(words, "BEGIN ") || IsMarker(words, "END ");
    }

    static bool IsDash(char c) => c is '-' or >= '\u0080';

    static bool IsMarker(ReadOnlySpan<char> words, string keyword) =>
        words.StartsWith(keyword, StringComparison.OrdinalIgnoreCase)
        && Meant(words[keyword.Length..].ToString()) is not null;

    static readonly char[] Separators = [' ', '\t', '-', '_', '\u00A0'];
}
