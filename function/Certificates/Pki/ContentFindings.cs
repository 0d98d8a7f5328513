using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Certificates.Pki;

/// <summary>
/// What can be wrong with the things in a PEM file: something else than a certificate, or than a key that Envoy can
/// load.
/// </summary>
internal static class ContentFindings
{
    static readonly RuleSource Known = new("Envoy, source/common/tls/context_impl.cc");

    /// <summary>In the order of their declarations.</summary>
    public static IReadOnlyList<Rule> All => Known.Rules;

    const string NoStartLine =
        "Envoy finds nothing it could use (NO_START_LINE) and the gateway resets every connection.";

    public static readonly Rule CertificateAndKeySwapped = Known.Error(
        "The certificate is where the key belongs, and the key where the certificate belongs.",
        NoStartLine,
        "Exchange the two."
    );

    public static readonly Rule CertificateMissing = Known.Error(
        "No certificate among the PEM blocks.",
        NoStartLine,
        "Put the certificate there, then its intermediates."
    );

    public static readonly Rule CertificateRequest = Known.Error(
        "A certificate request (CSR) in place of a certificate.",
        NoStartLine,
        "Send the request to a certificate authority, and put the certificate that it sends back there."
    );

    public static readonly Rule Pkcs7Bundle = Known.Error(
        "A PKCS#7 bundle in place of certificates.",
        NoStartLine,
        "openssl pkcs7 -print_certs -in FILE -out tls.crt, then put the certificate for your hosts first."
    );

    public static readonly Rule PrivateKeyInCertificate = Known.Error(
        "A private key among the certificates.",
        "It works, and the key leaks wherever certificates are treated as public.",
        "Remove it there; if anyone else has seen the file, replace key and certificate."
    );

    public static readonly Rule CertificateNotParseable = Known.Error(
        "A CERTIFICATE block without an X.509 certificate.",
        "Envoy says 'Failed to load certificate chain' and keeps the old certificate, or has none.",
        "Copy it once more; openssl x509 -in FILE -text must be able to print it."
    );

    public static readonly Rule KeyMissing = Known.Error(
        "No private key among the PEM blocks.",
        NoStartLine,
        "Put the private key of the certificate there."
    );

    public static readonly Rule OpensshKey = Known.Error(
        "A private key in OpenSSH's own format.",
        NoStartLine,
        "ssh-keygen -p -m PEM -f FILE rewrites it as PEM."
    );

    public static readonly Rule PublicKey = Known.Error(
        "A public key in place of the private one.",
        NoStartLine,
        "Put the private key of the certificate there."
    );

    public static readonly Rule KeyNotParseable = Known.Error(
        "A private key block without a private key.",
        "Envoy says 'Failed to load private key' and keeps the old certificate, or has none.",
        "Copy it once more; openssl pkey -in FILE -check -noout must succeed."
    );

    public static readonly Rule KeyDamaged = Known.Error(
        "A private key whose numbers do not belong together.",
        "Envoy says 'Failed to load private key' and keeps the old certificate, or has none.",
        "Copy it once more; openssl pkey -in FILE -check -noout must succeed."
    );

    public static readonly Rule KeyFormUnsupported = Known.Error(
        "A private key in a form that Envoy does not load, though other programs do.",
        "Envoy says 'Failed to load private key' and keeps the old certificate, or has none.",
        "openssl pkey -in FILE -traditional -out tls.key rewrites it."
    );

    public static readonly Rule KeyEncrypted = Known.Error(
        "A private key that is encrypted with a password.",
        "Envoy cannot ask for it, and Istio cannot pass it on: BAD_PASSWORD_READ.",
        "openssl pkey -in FILE -out tls.key takes the encryption off; without -nodes, openssl req adds it."
    );

    public static readonly Rule MalformedExtension = Known.Error(
        "A certificate extension that is listed twice, or whose content is not what its standard says.",
        "Envoy loads the certificate, then clients refuse it: invalid or inconsistent certificate extension.",
        "Have it reissued; openssl x509 -in FILE -noout -text shows the extension.",
        by: "RFC 5280, 4.2; BoringSSL, crypto/x509/v3_purp.cc"
    );

    public static readonly Rule MalformedTime = Known.Error(
        "A certificate whose time is not written as its standard says.",
        "Clients refuse the certificate: format error in certificate's notBefore or notAfter field.",
        "Have it reissued; openssl asn1parse -in FILE shows the times.",
        by: "RFC 5280, 4.1.2.5; BoringSSL and OpenSSL, X509_cmp_time"
    );

    public static readonly Rule EmptyIssuer = Known.Error(
        "A certificate whose issuer has no name.",
        "Envoy loads the certificate, but clients cannot find its issuer: unable to get local issuer certificate.",
        "Have it reissued by a CA whose own certificate has a subject.",
        by: "RFC 5280, 4.1.2.4"
    );

    public static readonly Rule SeveralKeys = Known.Error(
        "More than one private key.",
        "Envoy takes the first and does not look at the others: KEY_VALUES_MISMATCH where it is the wrong one.",
        "Keep the key of the certificate only."
    );
}
