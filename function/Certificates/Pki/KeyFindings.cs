using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Certificates.Pki;

/// <summary>Which keys a gateway can serve with, and with which cipher suites.</summary>
internal static class KeyFindings
{
    static readonly RuleTexts Texts = new(nameof(KeyFindings));

    /// <summary>In the order of their declarations.</summary>
    public static IReadOnlyList<Rule> All => Texts.Rules;

    /// <summary>Envoy: "only RSA certificates with 2048-bit or larger keys are supported".</summary>
    public const int SmallestRsa = 2048;

    /// <summary>OPENSSL_RSA_MAX_MODULUS_BITS of BoringSSL.</summary>
    public const int LargestRsa = 16384;

    public static readonly Rule KeyMismatch = Texts.Error();
    public static readonly Rule RsaKeyTooSmall = Texts.Error();
    public static readonly Rule RsaKeyTooLarge = Texts.Error();
    public static readonly Rule RsaExponent = Texts.Error();
    public static readonly Rule RsaPssKey = Texts.Error();
    public static readonly Rule UnsupportedCurve = Texts.Error();
    public static readonly Rule UnsupportedKeyAlgorithm = Texts.Error();
    public static readonly Rule Ed25519Key = Texts.Error();
    public static readonly Rule P521Key = Texts.Error();
    public static readonly Rule P384Key = Texts.Error();
    public static readonly Rule KeyFitsNoCipherSuite = Texts.Error();
    public static readonly Rule KeyOnlyForTls13 = Texts.Warning();
}
