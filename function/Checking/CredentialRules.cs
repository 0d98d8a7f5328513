using Kyma.Krm.Certificates.Pki;
using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Checking;

/// <summary>What can be wrong between a Gateway and the Secret it reads, besides what is wrong with a certificate itself (Certificates/Pki).</summary>
internal static class CredentialRules
{
    public static readonly IReadOnlyList<Rule> All =
    [
        CheckFindings.CredentialElsewhere,
        CheckFindings.CredentialRenamed,
        SecretFindings.CredentialKeys,
        SecretFindings.SecretNotBase64,
        SecretFindings.CaCrlIgnored,
        CheckFindings.ClientCaNotFound,
        CheckFindings.CertificateHostsNotCovered,
        CheckFindings.CertificateEcdsaWithoutSuite,
        CheckFindings.CredentialName,
        CheckFindings.CertificateUsages,
        CheckFindings.CertificateCommonNameOnly,
    ];
}
