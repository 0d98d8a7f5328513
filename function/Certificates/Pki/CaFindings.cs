using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Certificates.Pki;

/// <summary>
/// What can be wrong with the CA that client certificates are verified against, and with its revocation list.
/// </summary>
internal static class CaFindings
{
    static readonly RuleSet Rules = new(nameof(CaFindings), Gate.Credential);

    /// <summary>In the order of their declarations.</summary>
    public static IReadOnlyList<Rule> All => Rules.Declared;

    public static readonly Rule ClientCaNotACa = Rules.Error();
    public static readonly Rule ClientCaCannotSign = Rules.Error();
    public static readonly Rule ClientCaNotForClients = Rules.Error();
    public static readonly Rule CrlNotParseable = Rules.Error();
    public static readonly Rule CrlMissing = Rules.Error();
    public static readonly Rule CrlMissingForCa = Rules.Error();
    public static readonly Rule ClientCaCannotSignCrl = Rules.Error();
    public static readonly Rule CrlOfAnotherCa = Rules.Warning();
    public static readonly Rule CrlOutdatedAsOf = Rules.Error();
    public static readonly Rule CrlOutdated = Rules.Warning();
    public static readonly Rule ClientCaWeakKey = Rules.Warning();
    public static readonly Rule CrlSignatureMismatch = Rules.Error();
    public static readonly Rule CrlUnknownCritical = Rules.Error("crl-unknown-critical-extension");
    public static readonly Rule CrlScope = Rules.Error();
    public static readonly Rule CrlNotYetValidAsOf = Rules.Error();
    public static readonly Rule CrlNotYetValid = Rules.Warning();
}
