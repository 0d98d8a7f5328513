using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Checking;

/// <summary>What can be wrong between a Gateway and the Secret it reads, besides what is wrong with a certificate itself (Certificates/Pki).</summary>
internal static class CredentialRules
{
    public static readonly IReadOnlyList<Rule> All =
    [
        CheckFindings.CredentialElsewhere,
        CheckFindings.CredentialRenamed,
        CheckFindings.CredentialKeys,
        CheckFindings.SecretNotBase64,
        CheckFindings.ClientCaNotFound,
        CheckFindings.CertificateHostsNotCovered,
        CheckFindings.CertificateEcdsaWithoutSuite,
    ];
}
