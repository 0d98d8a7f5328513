using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Certificates.Pki.Pem;

/// <summary>What stands between a BEGIN and an END line.</summary>
/// <param name="Label">The words after BEGIN.</param>
/// <param name="Line">The number of the BEGIN line, from 1.</param>
/// <param name="Der">The decoded content.</param>
/// <param name="HasEncryptionHeader">Whether a <c>Proc-Type: 4,ENCRYPTED</c> line says that the content is encrypted
/// (OpenSSL's traditional way).</param>
internal sealed record PemBlock(string Label, int Line, byte[] Der, bool HasEncryptionHeader = false)
{
    /// <summary>
    /// Its content is lost, and a fault of the file says why: it is there, but nothing more is to be said of it.
    /// </summary>
    public bool IsDamaged { get; private init; }

    public static PemBlock Damaged(string label, int line, bool hasEncryptionHeader = false) =>
        new(label, line, [], hasEncryptionHeader) { IsDamaged = true };

    /// <summary>The labels under which BoringSSL looks for a certificate.</summary>
    public bool IsCertificate => Label is "CERTIFICATE" or "X509 CERTIFICATE" || IsTrusted;

    /// <summary>OpenSSL's own format, a certificate with trust settings behind it.</summary>
    public bool IsTrusted => Label == "TRUSTED CERTIFICATE";

    /// <summary>A certificate revocation list.</summary>
    public bool IsRevocationList => Label == "X509 CRL";

    /// <summary>The labels under which BoringSSL looks for a private key ("ANY PRIVATE KEY").</summary>
    public bool IsPrivateKey =>
        Label is "PRIVATE KEY" or "RSA PRIVATE KEY" or "EC PRIVATE KEY" or "DSA PRIVATE KEY" or "ENCRYPTED PRIVATE KEY";

    /// <summary>OpenSSH's own format, which Envoy does not read.</summary>
    public bool IsOpenSshKey => Label == "OPENSSH PRIVATE KEY";

    /// <summary>A public key alone, which is often mistaken for a certificate.</summary>
    public bool IsPublicKey => Label is "PUBLIC KEY" or "RSA PUBLIC KEY";

    public bool IsPkcs7 => Label is "PKCS7" or "PKCS #7 SIGNED DATA" or "CMS";

    public bool IsEncrypted => HasEncryptionHeader || Label == "ENCRYPTED PRIVATE KEY";

    public bool IsCertificateRequest => Label is "CERTIFICATE REQUEST" or "NEW CERTIFICATE REQUEST";
}

/// <summary>
/// Something wrong with the form of a PEM file; the line counts from 1, and 0 stands for the file as a whole.
/// </summary>
internal sealed record PemFault(Rule Rule, int Line, string Message)
{
    /// <summary>The same at a field, with the line as its part.</summary>
    public PkiFinding In(string field) => new(Rule, field, Part(Line), Message);

    public static string Part(int line) => line > 0 ? $"line {line}" : "";
}

/// <summary>PEM text as bytes, with the field or file that it came from, for example <c>data[ca.crt]</c>.</summary>
/// <param name="Field">Where findings are reported.</param>
/// <param name="Bytes">Of the PEM text, not decoded.</param>
internal sealed record PemSource(string Field, ReadOnlyMemory<byte> Bytes);
