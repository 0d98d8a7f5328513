using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Certificates.Pki;

/// <summary>What can be wrong with the things in a PEM file: something else than a certificate, or than a key that Envoy can load.</summary>
internal static class ContentRules
{
    const string NoStartLine =
        "Envoy finds nothing it could use (NO_START_LINE) and the gateway resets every connection.";

    public static readonly Rule Swapped = Error(
        "certificate-and-key-swapped",
        "The certificate stands where the key belongs, and the key where the certificate does.",
        NoStartLine,
        "Exchange the two."
    );

    public static readonly Rule NoCertificate = Error(
        "certificate-missing",
        "No certificate among the PEM blocks.",
        NoStartLine,
        "Put the certificate there, then its intermediates."
    );

    public static readonly Rule CertificateRequest = Error(
        "certificate-request",
        "A certificate request (CSR) in place of a certificate.",
        NoStartLine,
        "Send the request to a certificate authority, and put what it sends back there."
    );

    public static readonly Rule Pkcs7 = Error(
        "pkcs7-bundle",
        "A PKCS#7 bundle in place of certificates.",
        NoStartLine,
        "openssl pkcs7 -print_certs -in FILE -out tls.crt, then put the certificate for your hosts first."
    );

    public static readonly Rule KeyInCertificate = Error(
        "private-key-in-certificate",
        "A private key among the certificates.",
        "It works, and the key leaks wherever certificates are treated as public.",
        "Remove it there; if anyone else has seen the file, replace key and certificate."
    );

    public static readonly Rule CertificateUnreadable = Error(
        "certificate-not-parseable",
        "A CERTIFICATE block that holds no X.509 certificate.",
        "Envoy says 'Failed to load certificate chain' and keeps the old certificate, or has none.",
        "Copy it once more; openssl x509 -in FILE -text must be able to print it."
    );

    public static readonly Rule NoKey = Error(
        "key-missing",
        "No private key among the PEM blocks.",
        NoStartLine,
        "Put the private key of the certificate there."
    );

    public static readonly Rule OpenSshKey = Error(
        "openssh-key",
        "A private key in OpenSSH's own format.",
        NoStartLine,
        "ssh-keygen -p -m PEM -f FILE rewrites it as PEM."
    );

    public static readonly Rule PublicKey = Error(
        "public-key",
        "A public key in place of the private one.",
        NoStartLine,
        "Put the private key of the certificate there."
    );

    public static readonly Rule KeyUnreadable = Error(
        "key-not-parseable",
        "A private key block that holds no private key.",
        "Envoy says 'Failed to load private key' and keeps the old certificate, or has none.",
        "Copy it once more; openssl pkey -in FILE -check -noout must succeed."
    );

    public static readonly Rule KeyDamaged = Error(
        "key-damaged",
        "A private key whose numbers do not belong together.",
        "Envoy says 'Failed to load private key' and keeps the old certificate, or has none.",
        "Copy it once more; openssl pkey -in FILE -check -noout must succeed."
    );

    public static readonly Rule KeyEncrypted = Error(
        "key-encrypted",
        "A private key that is encrypted with a password.",
        "Envoy cannot ask for it, and Istio cannot pass it on: BAD_PASSWORD_READ.",
        "openssl pkey -in FILE -out tls.key takes the encryption off; without -nodes, openssl req puts it on."
    );

    public static readonly Rule SeveralKeys = Error(
        "several-keys",
        "More than one private key.",
        "Envoy takes the first and does not look at the others: KEY_VALUES_MISMATCH where it is the wrong one.",
        "Keep the key of the certificate only."
    );

    static Rule Error(string name, string meaning, string consequence, string fix) =>
        new(name, Severity.Error, meaning)
        {
            Source = "Envoy, source/common/tls/context_impl.cc",
            Consequence = consequence,
            Fix = fix,
        };
}
