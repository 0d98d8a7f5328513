using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Certificates.Pki;

/// <summary>What can be wrong between the certificates of one file.</summary>
internal static class ChainFindings
{
    static readonly RuleSource Known = new("RFC 5280, 6.1; RFC 8446, 4.4.2");

    /// <summary>In the order of their declarations.</summary>
    public static IReadOnlyList<Rule> All => Known.Rules;

    /// <summary>
    /// SSL_MAX_CERT_LIST_DEFAULT of OpenSSL and BoringSSL: clients break the handshake off when the server's
    /// certificates are larger.
    /// </summary>
    public const int MaximumSize = 100 * 1024;

    const string Order = "cat leaf.pem intermediate.pem > tls.crt";

    public static readonly Rule LeafNotFirst = Known.Error(
        "The server's certificate is not the first in the file.",
        "Envoy takes the first one, which does not match the key: KEY_VALUES_MISMATCH, though key and "
            + "certificate are right.",
        $"Put it first, then its issuer, then the issuer of that: {Order}."
    );

    public static readonly Rule ChainOutOfOrder = Known.Warning(
        "An intermediate certificate comes before the one that it issued.",
        "Many clients sort them out; those that follow TLS 1.2 to the letter (RFC 5246, 7.4.2) do not.",
        $"Each certificate must be followed by its issuer: {Order}."
    );

    public static readonly Rule ChainIncomplete = Known.Warning(
        "The certificate's issuer is not in the file.",
        "Unless clients trust the issuer itself, they say 'unable to get local issuer certificate'. "
            + "Browsers may fetch it and hide the fault; curl, Go and Java do not.",
        $"Append the intermediate certificate that came with it: {Order}."
    );

    public static readonly Rule UnrelatedCertificate = Known.Error(
        "The file has other certificates than the issuers of the first.",
        "Clients cannot build the chain and say 'unable to get local issuer certificate'.",
        $"Append the missing issuer, and keep only the certificate and its own issuers: {Order}."
    );

    public static readonly Rule SurplusCertificate = Known.Warning(
        "A certificate that is not part of the chain, which is complete without it.",
        "It is sent in every handshake for nothing, and some clients refuse it.",
        "Remove it."
    );

    public static readonly Rule SignatureMismatch = Known.Error(
        "The issuer in the file has the right name, but did not sign the certificate.",
        "Clients refuse the chain: certificate signature failure.",
        "Append the issuer as it was when it issued the certificate: a CA may have several certificates of "
            + "one name, with other keys."
    );

    public static readonly Rule IssuerNotACa = Known.Error(
        "The issuer's certificate is not that of a CA.",
        "Clients refuse the chain: invalid CA certificate.",
        "Append the CA's own certificate; only one with basicConstraints CA:TRUE and keyUsage keyCertSign "
            + "may issue others."
    );

    public static readonly Rule IssuerNotForServers = Known.Error(
        "An intermediate certificate whose extended key usage lacks server authentication.",
        "OpenSSL, BoringSSL and Go clients refuse the chain: unsupported certificate purpose.",
        "Have the certificate issued by a CA without extended key usage, or with serverAuth among it."
    );

    public static readonly Rule IssuerKeyTooSmall = Known.Error(
        "An issuer with an RSA key of less than 2048 bits.",
        "OpenSSL clients refuse the chain: CA certificate key too weak.",
        "Have the certificate issued by a CA with RSA 2048 or larger, or ECDSA P-256."
    );

    public static readonly Rule PathLengthExceeded = Known.Error(
        "A CA with more CAs below itself than its path length allows.",
        "Clients refuse the chain: path length constraint exceeded.",
        "Have the certificate issued by a CA that is at most that far below, or that CA reissued with a "
            + "larger path length."
    );

    public static readonly Rule RenewedCertificateBehind = Known.Error(
        "An old certificate comes before the renewed one for the same key.",
        "Envoy serves the first certificate, and clients refuse it as soon as it has expired.",
        $"Remove the old one: the renewed certificate must be first, then its issuers: {Order}."
    );

    public static readonly Rule DuplicateCertificate = Known.Warning(
        "The same certificate is listed twice.",
        "It is sent twice in every handshake.",
        "Remove one of them."
    );

    public static readonly Rule IssuerKeyUnsupported = Known.Error(
        "A CA in the chain with a kind of key that not all clients know.",
        "The certificate loads, then clients on BoringSSL (Envoy, gRPC, Chrome, Android) refuse it: they "
            + "cannot read the CA's key.",
        "Have it issued by a CA with an RSA, ECDSA (P-256, P-384, P-521) or Ed25519 key."
    );

    public static readonly Rule CrossSignExpiredAsOf = Known.Warning(
        "A root that another CA has signed as well, with a certificate that has expired at the time of "
            + "`certificate.asOf`.",
        "Clients that have the root itself connect; those that only know the other CA refuse the chain: "
            + "certificate has expired.",
        "Remove it, or replace it with the root's own certificate."
    );

    public static readonly Rule CrossSignExpired = Known.Warning(
        "A root that another CA has signed as well, with a certificate that has expired.",
        "Clients that have the root itself connect; those that only know the other CA refuse the chain: "
            + "certificate has expired.",
        "Remove it, or replace it with the root's own certificate."
    );

    public static readonly Rule NameConstraintViolated = Known.Error(
        "A CA in the chain may not issue certificates for this name.",
        "The certificate loads, then clients refuse it: permitted subtree violation.",
        "Have it issued by a CA that may, or only for names that this one may issue."
    );

    public static readonly Rule ChainTooLarge = Known.Error(
        "More certificates than a TLS handshake allows.",
        "OpenSSL and BoringSSL clients break off at 100 KiB: excessive message size.",
        "Keep the certificate and its intermediates, without roots and other CAs."
    );
}
