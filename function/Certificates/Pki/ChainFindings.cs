using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Certificates.Pki;

/// <summary>What can be wrong between the certificates of one file.</summary>
internal static class ChainFindings
{
    static readonly RuleTexts Texts = new(nameof(ChainFindings));

    /// <summary>In the order of their declarations.</summary>
    public static IReadOnlyList<Rule> All => Texts.Rules;

    /// <summary>
    /// SSL_MAX_CERT_LIST_DEFAULT of OpenSSL and BoringSSL: clients break the handshake off when the server's
    /// certificates are larger.
    /// </summary>
    public const int MaximumSize = 100 * 1024;

    public static readonly Rule LeafNotFirst = Texts.Error();
    public static readonly Rule ChainOutOfOrder = Texts.Warning();
    public static readonly Rule ChainIncomplete = Texts.Warning();
    public static readonly Rule UnrelatedCertificate = Texts.Error();
    public static readonly Rule SurplusCertificate = Texts.Warning();
    public static readonly Rule SignatureMismatch = Texts.Error();
    public static readonly Rule IssuerNotACa = Texts.Error();
    public static readonly Rule IssuerNotForServers = Texts.Error();
    public static readonly Rule IssuerKeyTooSmall = Texts.Error();
    public static readonly Rule PathLengthExceeded = Texts.Error();
    public static readonly Rule RenewedCertificateBehind = Texts.Error();
    public static readonly Rule DuplicateCertificate = Texts.Warning();
    public static readonly Rule IssuerKeyUnsupported = Texts.Error();
    public static readonly Rule CrossSignExpiredAsOf = Texts.Warning();
    public static readonly Rule CrossSignExpired = Texts.Warning();
    public static readonly Rule NameConstraintViolated = Texts.Error();
    public static readonly Rule ChainTooLarge = Texts.Error();
}
