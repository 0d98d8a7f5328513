using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Certificates.Pki;

/// <summary>What can be wrong between the certificates of one file.</summary>
internal static class ChainFindings
{
    static readonly RuleSet Rules = new(nameof(ChainFindings), Gate.Credential);

    /// <summary>In the order of their declarations.</summary>
    public static IReadOnlyList<Rule> All => Rules.Declared;

    /// <summary>
    /// SSL_MAX_CERT_LIST_DEFAULT of OpenSSL and BoringSSL: clients break the handshake off when the server's
    /// certificates are larger.
    /// </summary>
    public const int MaximumSize = 100 * 1024;

    public static readonly Rule LeafNotFirst = Rules.Error();
    public static readonly Rule ChainOutOfOrder = Rules.Warning();
    public static readonly Rule ChainIncomplete = Rules.Warning();
    public static readonly Rule UnrelatedCertificate = Rules.Error();
    public static readonly Rule SurplusCertificate = Rules.Warning();
    public static readonly Rule SignatureMismatch = Rules.Error();
    public static readonly Rule IssuerNotACa = Rules.Error();
    public static readonly Rule IssuerNotForServers = Rules.Error();
    public static readonly Rule IssuerKeyTooSmall = Rules.Error();
    public static readonly Rule PathLengthExceeded = Rules.Error();
    public static readonly Rule RenewedCertificateBehind = Rules.Error();
    public static readonly Rule DuplicateCertificate = Rules.Warning();
    public static readonly Rule IssuerKeyUnsupported = Rules.Error();
    public static readonly Rule CrossSignExpiredAsOf = Rules.Warning();
    public static readonly Rule CrossSignExpired = Rules.Warning();
    public static readonly Rule NameConstraintViolated = Rules.Error();
    public static readonly Rule ChainTooLarge = Rules.Error();
}
