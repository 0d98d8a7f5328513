using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Certificates.Pki;

/// <summary>What can be wrong with a Secret that a Gateway reads, besides what is in it.</summary>
internal static class SecretFindings
{
    static readonly RuleSet Rules = new(nameof(SecretFindings), Gate.Credential);

    /// <summary>In the order of their declarations.</summary>
    public static IReadOnlyList<Rule> All => Rules.Declared;

    public static readonly Rule CredentialKeys = Rules.Error();
    public static readonly Rule SecretNotBase64 = Rules.Error();
    public static readonly Rule CaCrlIgnored = Rules.Error();
}
