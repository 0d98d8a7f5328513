using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Certificates.Pki;

/// <summary>Which keys a gateway can serve with, and with which cipher suites.</summary>
internal static class KeyFindings
{
    static readonly RuleSource Known = new("Envoy, source/common/tls/context_impl.cc");

    /// <summary>In the order of their declarations.</summary>
    public static IReadOnlyList<Rule> All => Known.Rules;

    /// <summary>Envoy: "only RSA certificates with 2048-bit or larger keys are supported".</summary>
    public const int SmallestRsa = 2048;

    /// <summary>OPENSSL_RSA_MAX_MODULUS_BITS of BoringSSL.</summary>
    public const int LargestRsa = 16384;

    const string NewKey = "Make a new key and certificate: RSA 2048 or larger, or ECDSA P-256.";
    const string OldCertificate = " The gateway keeps the old certificate, or has none and resets every connection.";

    public static readonly Rule KeyMismatch = Known.Error(
        "The private key belongs to another certificate.",
        "Envoy says 'Failed to load private key' (KEY_VALUES_MISMATCH or KEY_TYPE_MISMATCH)." + OldCertificate,
        "Bring the pair that was made together; openssl x509 -in tls.crt -noout -pubkey and openssl pkey "
            + "-in tls.key -pubout must print the same."
    );

    public static readonly Rule RsaKeyTooSmall = Known.Error(
        "An RSA key with less than 2048 bits.",
        "Envoy says 'only RSA certificates with 2048-bit or larger keys are supported'." + OldCertificate,
        NewKey
    );

    public static readonly Rule RsaKeyTooLarge = Known.Error(
        "An RSA key with more than 16384 bits.",
        "Envoy refuses it (MODULUS_TOO_LARGE)." + OldCertificate,
        NewKey
    );

    public static readonly Rule RsaExponent = Known.Error(
        "An RSA key with an even modulus, or with an exponent that is even, 1, or longer than 33 bits.",
        "Envoy refuses it (BAD_E_VALUE)." + OldCertificate,
        NewKey
    );

    public static readonly Rule RsaPssKey = Known.Error(
        "A key that is limited to RSA-PSS.",
        "Envoy refuses it (UNSUPPORTED_ALGORITHM)." + OldCertificate,
        "Use a plain RSA key (openssl genpkey -algorithm RSA); TLS 1.3 signs with PSS anyway."
    );

    public static readonly Rule UnsupportedCurve = Known.Error(
        "An ECDSA key on a curve that Envoy does not know.",
        "Envoy refuses it (UNSUPPORTED_ALGORITHM or UNKNOWN_GROUP)." + OldCertificate,
        NewKey
    );

    public static readonly Rule UnsupportedKeyAlgorithm = Known.Error(
        "A key of a kind that Envoy does not know.",
        "Envoy refuses it (UNSUPPORTED_ALGORITHM)." + OldCertificate,
        NewKey
    );

    public static readonly Rule Ed25519Key = Known.Error(
        "An Ed25519 key.",
        "Envoy loads it, then every handshake fails: NO_SHARED_CIPHER, with TLS 1.3 NO_COMMON_SIGNATURE_ALGORITHMS.",
        NewKey
    );

    public static readonly Rule P521Key = Known.Error(
        "An ECDSA key on P-521.",
        "Envoy loads it, then handshakes fail with Chromium and every other client on BoringSSL, none of "
            + "which offers P-521.",
        NewKey
    );

    public static readonly Rule P384Key = Known.Error(
        "An ECDSA key on P-384 for an Istio that is too old for it.",
        "Envoy before 1.33 (Istio before 1.25) says 'only P-256 ECDSA certificates are supported'." + OldCertificate,
        NewKey
    );

    public static readonly Rule KeyFitsNoCipherSuite = Known.Error(
        "No cipher suite of the Gateway works with this kind of key, and TLS 1.3 is switched off.",
        "The certificate loads, then every handshake fails (NO_SHARED_CIPHER).",
        "Add suites for the key, or allow TLS 1.3."
    );

    public static readonly Rule KeyOnlyForTls13 = Known.Warning(
        "No TLS 1.2 cipher suite of the Gateway works with this kind of key.",
        "TLS 1.2 clients cannot connect (NO_SHARED_CIPHER); browsers speak TLS 1.3, so it looks fine.",
        "Add suites for the key, or set minProtocolVersion TLSV1_3.",
        by: "RFC 8422, 5.1"
    );
}
