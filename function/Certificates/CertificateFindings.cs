using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Certificates;

/// <summary>Every finding of this room: its name, what it means, what follows and how to fix it.</summary>
internal static class CertificateFindings
{
    public static readonly Rule SeveralCertificateSources = new(
        Severity.Error,
        "More than one certificate source is written."
    )
    {
        Consequence = "Kyma's chart silently used one of them; kyma-krm renders nothing until only one is left.",
        Fix = "Keep exactly one of existing, provided, gardener, certManager, selfSigned.",
    };

    public static readonly Rule NoCertificateSource = new(Severity.Error, "No certificate source is written.")
    {
        Consequence = "The Gateway would have no certificate, and every connection to port 443 would be reset.",
        Fix = "certificate:\n  gardener: {}",
    };

    public static readonly Rule HalfACertificateSource = new(Severity.Error, "A certificate source is incomplete.")
    {
        Source = "Kyma, resources/certificates: a certificate without its key was silently ignored",
        Consequence = "A certificate is of no use without its key, nor a key without its certificate.",
        Fix = "Write certificate and privateKey both, or secretRef, or externalSecret.",
    };

    public static readonly Rule PrivateKeyInConfig = new(Severity.Warning, "The config contains a private key.")
    {
        Consequence = "The config is stored in Git, and everyone who can read the repository has the key.",
        Fix = "Put it into a Secret that is decrypted by SOPS or KSOPS, and point to it with provided.secretRef.",
    };

    public static readonly Rule EcdsaWithoutSuite = new(
        Severity.Error,
        "An ECDSA key is asked for, but every cipher suite needs an RSA key."
    )
    {
        Source = "Envoy, TlsParameters.cipher_suites; RFC 5289: the suite names the key it is signed with",
        Consequence = "Clients that speak TLS 1.2 could not connect; those that speak 1.3 could, which hides it.",
        Fix =
            "Use an RSA key, or add ECDHE-ECDSA-AES256-GCM-SHA384 and ECDHE-ECDSA-AES128-GCM-SHA256 to "
            + "gateway.tls.cipherSuites.",
    };

    public static readonly Rule KeySize = new(Severity.Error, "The size of the key does not fit its algorithm.")
    {
        Source = "cert-management and cert-manager: RSA from 2048, ECDSA 256, 384 or 521",
        Consequence = "The controller rejects the Certificate.",
        Fix = "RSA: 2048, 3072 or 4096. ECDSA: 256 or 384.",
    };

    public static readonly Rule HostsNotCovered = new(
        Severity.Error,
        "The certificate will not cover a host of the Gateway."
    )
    {
        Source = "RFC 9525 section 6.3: a wildcard matches exactly one label",
        Consequence = "Clients refuse the certificate for that host.",
        Fix = "Add the host to dnsNames.",
    };

    public static readonly Rule SecretWrittenTwice = new(Severity.Error, "Two resources write the same Secret.")
    {
        Source =
            "cert-manager, troubleshooting: two Certificates with one secretName; Gardener cert-management "
            + "and external-secrets update the Secret that they name",
        Consequence =
            "Each writer replaces the other's certificate, again and again, so clients get a certificate "
            + "for other hosts.",
        Fix = "Keep one writer, or give each a secretName of its own.",
    };

    public static readonly Rule CertificateNoNames = new(Severity.Error, "A Certificate resource without any name.")
    {
        Source =
            "cert-manager, internal/apis/certmanager/validation/certificate.go; cert-management, "
            + "pkg/cert/utils/utils_certificate.go",
        Consequence = "The controller rejects the Certificate.",
        Fix = "dnsNames: [shop.example.com]",
    };

    public static readonly Rule CertificateNameTooLong = new(
        Severity.Error,
        "A name that is longer than a certificate allows."
    )
    {
        Source = "RFC 5280, ub-common-name: 64 characters; RFC 1035, 2.3.4: 253 for a DNS name",
        Consequence = "The controller or its issuer rejects the Certificate.",
        Fix = "Put names of more than 64 characters into dnsNames.",
    };

    public static readonly Rule CertificateNameTwice = new(
        Severity.Error,
        "A Gardener Certificate lists the same name twice."
    )
    {
        Source = "cert-management, pkg/cert/utils/utils_certificate.go: duplicate domain",
        Consequence = "The controller rejects the Certificate.",
        Fix = "Remove one of the two.",
    };

    public static readonly Rule CertificateTwoSecrets = new(
        Severity.Error,
        "A Gardener Certificate names two different Secrets."
    )
    {
        Source = "cert-management: conflicting names in secretRef.name and secretName",
        Consequence = "The controller rejects the Certificate.",
        Fix = "secretRef: {name: shop-certs, namespace: istio-system}, without secretName",
    };

    public static readonly Rule TooManyNames = new(Severity.Error, "More names than the controller accepts.")
    {
        Source = "cert-management, pkg/cert/utils/utils_certificate.go: at most 99 dnsNames",
        Consequence = "The controller rejects the Certificate.",
        Fix = "Use wildcards, or several configs with a Gateway each.",
    };

    public static readonly Rule CertificateDurations = new(
        Severity.Error,
        "Durations that the controller or this certificate source does not allow."
    )
    {
        Source =
            "cert-manager: duration at least 1h, renewBefore at least 5m and below it; selfSigned: at "
            + "least 184 days (Kyma's \"at least 6 months\")",
        Consequence = "The controller rejects the Certificate, or it expires before anyone expects it.",
        Fix = "Lengthen duration or shorten renewBefore.",
    };

    public static readonly Rule SelfSignedNeeds = new(
        Severity.Error,
        "A self-signed certificate for a domain other than local.kyma.dev lacks its seed or its start date."
    )
    {
        Consequence =
            "Without a secret seed everyone could compute the key; without a start date the certificate "
            + "would depend on the clock.",
        Fix = "selfSigned:\n  seedSecretRef: {name: seed}\n  notBefore: \"2026-01-01T00:00:00Z\"",
    };

    public static readonly Rule WeakSeed = new(Severity.Error, "The seed is too short or not random.")
    {
        Consequence = "Anyone who guesses the seed has the private key.",
        Fix = "kyma-krm new-seed > seed.yaml",
    };

    public static readonly Rule NameOutsideDomain = new(
        Severity.Error,
        "A name of the self-signed certificate is outside the domain."
    )
    {
        Source = "RFC 5280 section 4.2.1.10: the CA is constrained to the domain",
        Consequence = "Clients refuse the certificate.",
        Fix = "Remove the name, or use another config for its domain.",
    };

    public static readonly Rule PublishedKey = new(
        Severity.Warning,
        "The certificate of local.kyma.dev comes from a published seed."
    )
    {
        Consequence =
            "Everyone has its private key, as everyone has that of Kyma's own certificate for local.kyma.dev.",
        Fix = "Use it on a local cluster only, and never trust its CA outside of it.",
    };

    public static readonly Rule NobodyRotates = new(
        Severity.Info,
        "Nothing manages or rotates a self-signed certificate."
    )
    {
        Consequence = "When it ends, clients refuse it.",
        Fix = "Set a later notBefore before the certificate ends, or use gardener or certManager.",
    };

    public static readonly Rule SecretIsEncrypted = new(Severity.Error, "The Secret is still encrypted.")
    {
        Source = "SOPS: the key sops in a resource",
        Consequence = "There is nothing to read.",
        Fix = "Decrypt it before this function, for example with KSOPS as generator.",
    };
}
