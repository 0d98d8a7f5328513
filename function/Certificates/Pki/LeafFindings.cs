using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Certificates.Pki;

/// <summary>What makes clients refuse a certificate that Envoy loads silently.</summary>
internal static class LeafFindings
{
    static readonly RuleSource Known = new("RFC 5280, RFC 9525");

    /// <summary>In the order of their declarations.</summary>
    public static IReadOnlyList<Rule> All => Known.Rules;

    const string Reissue = "Have it reissued";

    public static readonly Rule X509Version1 = Known.Error(
        "A certificate of X.509 version 1 (or 2), which has no extensions.",
        "It cannot name hosts, so every client refuses it.",
        $"{Reissue} as version 3: openssl req -x509 -addext 'subjectAltName=DNS:HOST'.",
        name: "x509-version-1"
    );

    public static readonly Rule CertificateWithoutNames = Known.Error(
        "Neither a subject nor a subject alternative name.",
        "Envoy refuses to load it.",
        $"{Reissue} with the Gateway's hosts as subject alternative names."
    );

    public static readonly Rule NoSubjectAlternativeName = Known.Error(
        "No subject alternative name.",
        "Every client says that the name does not match: none reads the common name any more.",
        $"{Reissue} with the Gateway's hosts as subject alternative names."
    );

    public static readonly Rule CommonNameMismatch = Known.Error(
        "A common name that is not one of the Gateway's hosts, and no other name.",
        "Every client says that the name does not match, the oldest too.",
        $"{Reissue} with the Gateway's hosts as subject alternative names."
    );

    public static readonly Rule HostNotCovered = Known.Error(
        "A host of the Gateway that no name in the certificate covers.",
        "The certificate loads, then clients refuse the host: the name does not match.",
        $"{Reissue} with the missing names, or take the host out of the Gateway."
    );

    public static readonly Rule NameUnusable = Known.Error(
        "A DNS name in the certificate that no client can match with a host.",
        "The certificate loads, then clients refuse the host: the name does not match.",
        $"{Reissue} with host names alone.",
        name: "certificate-name-unusable"
    );

    public static readonly Rule NoServerAuth = Known.Error(
        "Extended key usage without server authentication.",
        "Clients refuse it: unsupported certificate purpose.",
        $"{Reissue} with extendedKeyUsage serverAuth, or without the extension."
    );

    public static readonly Rule NoDigitalSignature = Known.Error(
        "Key usage without digitalSignature.",
        "Chromium, gRPC and Envoy as a client refuse it (KEY_USAGE_BIT_INCORRECT): with ECDHE and TLS 1.3 "
            + "a server signs.",
        $"{Reissue} with keyUsage digitalSignature."
    );

    public static readonly Rule MustStaple = Known.Error(
        "A certificate that demands a stapled OCSP response, and none in the Secret.",
        "Envoy says 'OCSP response is required for must-staple certificate'. The gateway keeps the old "
            + "certificate, or has none.",
        $"{Reissue} without the TLS feature extension, or put the response (DER) into the Secret's "
            + "tls.ocsp-staple and keep it fresh."
    );

    public static readonly Rule UnknownCriticalExtension = Known.Error(
        "A critical extension that TLS clients do not know.",
        "Clients must refuse it: unhandled critical extension.",
        $"{Reissue} without it, or with the extension not critical."
    );

    public static readonly Rule Sha1Signature = Known.Error(
        "A signature with SHA-1 or MD5.",
        "OpenSSL 3 says 'ca md too weak' or 'ee md too weak', and browsers refuse it.",
        $"{Reissue} with SHA-256."
    );

    public static readonly Rule LeafIsCa = Known.Warning(
        "A CA certificate serves as the server's certificate.",
        "Most clients accept it, Firefox does not (MOZILLA_PKIX_ERROR_CA_CERT_USED_AS_END_ENTITY), and "
            + "anyone who gets the gateway's key can issue certificates.",
        "Let the CA issue a certificate with CA:FALSE for the hosts.",
        by: "RFC 5280, 4.2.1.9"
    );

    public static readonly Rule ValidityReversed = Known.Error(
        "A certificate that ends before it begins.",
        "No client ever accepts it.",
        $"{Reissue}."
    );

    public static readonly Rule ExpiredAsOf = Known.Error(
        "A certificate that has expired at the time of `certificate.asOf`.",
        "The certificate loads, then every client says that it has expired.",
        $"{Reissue}."
    );

    public static readonly Rule NotYetValidAsOf = Known.Error(
        "A certificate that is not valid yet at the time of `certificate.asOf`.",
        "The certificate loads, then every client says that it is not yet valid.",
        "Wait, or have it reissued with an earlier start date."
    );

    public static readonly Rule CertificateExpired = Known.Warning(
        "A certificate that has expired.",
        "The certificate loads, then every client says that it has expired. istiod only counts it "
            + "in pilot_sds_certificate_errors_total.",
        $"{Reissue}."
    );

    public static readonly Rule CertificateNotYetValid = Known.Warning(
        "A certificate that is not valid yet.",
        "The certificate loads, then every client says that it is not yet valid.",
        "Wait, or have it reissued with an earlier start date."
    );

    public static readonly Rule CertificateExpiresSoon = Known.Warning(
        "A certificate that will soon expire.",
        "Then every client refuses it.",
        $"{Reissue} in time."
    );
}
