using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Probing;

/// <summary>Every finding of this room; what is said of each is in the YAML file of this name.</summary>
internal static class ProbeFindings
{
    static readonly RuleSet Rules = new(nameof(ProbeFindings), Gate.Input);

    /// <summary>In the order of their declarations.</summary>
    public static IReadOnlyList<Rule> All => Rules.Declared;

    public static readonly Rule ProbeUnreachable = Rules.Error();
    public static readonly Rule ProbeNoHandshake = Rules.Error();
    public static readonly Rule ProbeVersionAccepted = Rules.Error();
    public static readonly Rule ProbeVersionRefused = Rules.Error();
    public static readonly Rule ProbeSuiteAccepted = Rules.Error("probe-cipher-suite-accepted");
    public static readonly Rule ProbeSuiteRefused = Rules.Error("probe-cipher-suite-refused");
    public static readonly Rule ProbeCertificate = Rules.Error();
    public static readonly Rule ProbeCertificateDiffers = Rules.Error();
    public static readonly Rule ProbeCertificateExpires = Rules.Warning();
    public static readonly Rule ProbeClientAdmitted = Rules.Error();
    public static readonly Rule ProbeClientRefused = Rules.Error();
    public static readonly Rule ProbeNoRedirect = Rules.Error();
    public static readonly Rule ProbeForeignName = Rules.Error();
    public static readonly Rule ProbeNotTested = Rules.Info();
}
