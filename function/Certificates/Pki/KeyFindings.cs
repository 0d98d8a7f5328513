using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Certificates.Pki;

/// <summary>Which keys a gateway can serve with, and with which cipher suites.</summary>
internal static class KeyFindings
{
    static readonly RuleSet Rules = new(nameof(KeyFindings), Gate.Credential);

    /// <summary>In the order of their declarations.</summary>
    public static IReadOnlyList<Rule> All => Rules.Declared;

    /// <summary>Envoy: "only RSA certificates with 2048-bit or larger keys are supported".</summary>
    public const int SmallestRsa = 2048;

    /// <summary>OPENSSL_RSA_MAX_MODULUS_BITS of BoringSSL.</summary>
    public const int LargestRsa = 16384;

    public static readonly Rule KeyMismatch = Rules.Error();
    public static readonly Rule RsaKeyTooSmall = Rules.Error();
    public static readonly Rule RsaKeyTooLarge = Rules.Error();
    public static readonly Rule RsaExponent = Rules.Error();
    public static readonly Rule RsaPssKey = Rules.Error();
    public static readonly Rule UnsupportedCurve = Rules.Error();
    public static readonly Rule UnsupportedKeyAlgorithm = Rules.Error();
    public static readonly Rule Ed25519Key = Rules.Error();
    public static readonly Rule P521Key = Rules.Error();
    public static readonly Rule P384Key = Rules.Error();
    public static readonly Rule KeyFitsNoCipherSuite = Rules.Error();
    public static readonly Rule KeyOnlyForTls13 = Rules.Warning();
}
