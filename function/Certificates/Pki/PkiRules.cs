using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Certificates.Pki;

/// <summary>
/// Every rule over certificates and keys: how the file is written, what is in it, the key, the certificate, its chain,
/// and client CAs.
/// </summary>
internal static class PkiRules
{
    /// <summary>In this order.</summary>
    public static readonly IReadOnlyList<Rule> All =
    [
        .. PemFindings.All,
        .. ContentFindings.All,
        .. KeyFindings.All,
        .. LeafFindings.All,
        .. ChainFindings.All,
        .. CaFindings.All,
    ];
}
