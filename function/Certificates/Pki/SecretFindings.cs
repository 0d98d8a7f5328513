using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Certificates.Pki;

/// <summary>What can be wrong with a Secret that a Gateway reads, besides what is in it.</summary>
internal static class SecretFindings
{
    static readonly RuleTexts Texts = new(nameof(SecretFindings));

    public static readonly Rule CredentialKeys = Texts.Error();
    public static readonly Rule SecretNotBase64 = Texts.Error();
    public static readonly Rule CaCrlIgnored = Texts.Error();
}
