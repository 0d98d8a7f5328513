using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Certificates.Pki;

/// <summary>
/// What can be wrong with the form of a PEM file. Consequences are what Envoy (BoringSSL) was seen to say.
/// </summary>
internal static class PemFindings
{
    static readonly RuleSource Known = new("BoringSSL, crypto/pem/pem_lib.cc");

    /// <summary>In the order of their declarations.</summary>
    public static IReadOnlyList<Rule> All => Known.Rules;

    const string NoStartLine = "Envoy finds nothing to read (NO_START_LINE) and the gateway resets every connection.";
    const string Rewrap = "openssl x509 -in FILE -out tls.crt (or openssl pkey -in FILE -out tls.key) rewrites it.";

    public static readonly Rule PemEmpty = Known.Error(
        "A certificate or key without content.",
        NoStartLine,
        "Fill it, or remove the Secret and let its owner create it."
    );

    public static readonly Rule PemTooLarge = Known.Error(
        "More than a Secret can contain.",
        "The API server rejects the Secret.",
        "Keep the certificate and its intermediates only."
    );

    public static readonly Rule PemUtf16 = Known.Error(
        "PEM as UTF-16 text, as PowerShell's '>' writes it.",
        NoStartLine,
        "Save it as ASCII or UTF-8: Set-Content -Encoding ascii."
    );

    public static readonly Rule PemByteOrderMark = Known.Error(
        "A byte order mark before the first block.",
        "Envoy skips the first block: the certificate after it does not match the key "
            + "(KEY_VALUES_MISMATCH), or no certificate is found (NO_START_LINE).",
        "Save it as UTF-8 without a byte order mark."
    );

    public static readonly Rule PemBinary = Known.Error(
        "Binary content (DER, PFX) in place of PEM.",
        NoStartLine,
        "openssl x509 -inform der -in FILE -out tls.crt, openssl pkey -inform der -in FILE -out tls.key, "
            + "or for a PFX openssl pkcs12 -in FILE -nodes."
    );

    public static readonly Rule PemEncodedTwice = Known.Error(
        "Base64 of what already was PEM.",
        NoStartLine,
        "Encode once: under `data` the PEM's base64, under `stringData` the PEM itself."
    );

    public static readonly Rule PemNoFrame = Known.Error(
        "Base64 content without its BEGIN and END lines.",
        NoStartLine,
        "Put '-----BEGIN CERTIFICATE-----' before and '-----END CERTIFICATE-----' after it, each in a line "
            + "of its own (for a key the words PRIVATE KEY)."
    );

    public static readonly Rule PemMissing = Known.Error(
        "Content in which no PEM block begins.",
        NoStartLine,
        "It must be PEM: '-----BEGIN CERTIFICATE-----' (or '-----BEGIN PRIVATE KEY-----'), base64, and the END line."
    );

    public static readonly Rule PemLiteralNewlines = Known.Error(
        "The characters '\\n' in place of line breaks.",
        NoStartLine,
        "In YAML write a block ('tls.crt: |'), or the text in double quotes, where \\n"
            + " is a line break; in a shell printf '%b'."
    );

    public static readonly Rule PemLineBreaksLost = Known.Error(
        "BEGIN, content and END share a line.",
        NoStartLine,
        "Use '|' and not '>' for a YAML block, and quote variables in a shell: echo \"$CERT\"."
    );

    public static readonly Rule PemIndented = Known.Error(
        "BEGIN or END is not at the beginning of its line.",
        "Envoy does not see the line: NO_START_LINE for BEGIN, BAD_END_LINE for END.",
        "Remove the blanks in front of each line."
    );

    public static readonly Rule PemBlocksJoined = Known.Error(
        "Two blocks without a line break between them.",
        "Envoy says 'Failed to load certificate chain' (BAD_END_LINE) and keeps the old certificate, or has none.",
        "Put a line break between the files that you join: awk 1 leaf.pem intermediate.pem > tls.crt."
    );

    public static readonly Rule PemTruncated = Known.Error(
        "A block without its END line.",
        "Envoy refuses the file (BAD_END_LINE).",
        "Copy the whole file once more."
    );

    public static readonly Rule PemEndMismatch = Known.Error(
        "A block that begins as one thing and ends as another.",
        "Envoy refuses the file (BAD_END_LINE).",
        "Copy both blocks once more: the end of one and the beginning of the next are lost."
    );

    public static readonly Rule PemDamagedFrame = Known.Error(
        "A damaged BEGIN or END line.",
        "Envoy does not see the line: NO_START_LINE for BEGIN, BAD_END_LINE for END.",
        "Such a line has exactly five dashes on both sides, and nothing else."
    );

    public static readonly Rule PemHeader = Known.Error(
        "A header line inside a block.",
        "Envoy refuses the file (NOT_PROC_TYPE).",
        Rewrap
    );

    public static readonly Rule PemBadBase64 = Known.Error(
        "A block whose content is not base64.",
        "Envoy refuses the file (BAD_BASE64_DECODE).",
        "Copy the file once more."
    );

    public static readonly Rule PemBlankLine = Known.Error(
        "An empty line inside a block.",
        "Envoy takes what precedes it for a header and refuses the file (NOT_PROC_TYPE).",
        "Remove the empty lines: grep -v '^[[:space:]]*$' FILE."
    );

    public static readonly Rule PemTrustedLabel = Known.Error(
        "A TRUSTED CERTIFICATE behind the first certificate.",
        "Envoy reads that label in the first block only. It skips the others silently, and the chain is incomplete.",
        "Write it as CERTIFICATE: openssl x509 -in FILE -out FILE.pem."
    );
}
