using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Certificates.Pki;

/// <summary>
/// What can be wrong with the CA that client certificates are verified against, and with its revocation list.
/// </summary>
internal static class CaFindings
{
    static readonly RuleTexts Texts = new(nameof(CaFindings));

    /// <summary>In the order of their declarations.</summary>
    public static IReadOnlyList<Rule> All => Texts.Rules;

    public static readonly Rule ClientCaNotACa = Texts.Error();
    public static readonly Rule ClientCaCannotSign = Texts.Error();
    public static readonly Rule ClientCaNotForClients = Texts.Error();
    public static readonly Rule CrlNotParseable = Texts.Error();
    public static readonly Rule CrlMissing = Texts.Error();
    public static readonly Rule CrlMissingForCa = Texts.Error();
    public static readonly Rule ClientCaCannotSignCrl = Texts.Error();
    public static readonly Rule CrlOfAnotherCa = Texts.Warning();
    public static readonly Rule CrlOutdatedAsOf = Texts.Error();
    public static readonly Rule CrlOutdated = Texts.Warning();
    public static readonly Rule ClientCaWeakKey = Texts.Warning();
    public static readonly Rule CrlSignatureMismatch = Texts.Error();
    public static readonly Rule CrlUnknownCritical = Texts.Error("crl-unknown-critical-extension");
    public static readonly Rule CrlScope = Texts.Error();
    public static readonly Rule CrlNotYetValidAsOf = Texts.Error();
    public static readonly Rule CrlNotYetValid = Texts.Warning();
}
