using System.Runtime.CompilerServices;
using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Probing;

/// <summary>Every finding of this room; what is said of each is in the YAML file of this name.</summary>
internal static class ProbeFindings
{
    static readonly RuleTexts Texts = new(nameof(ProbeFindings));

    public static readonly Rule ProbeUnreachable = Texts.Error();
    public static readonly Rule ProbeNoHandshake = Texts.Error();
    public static readonly Rule ProbeVersionAccepted = Texts.Error();
    public static readonly Rule ProbeVersionRefused = Texts.Error();
    public static readonly Rule ProbeSuiteAccepted = Texts.Error("probe-cipher-suite-accepted");
    public static readonly Rule ProbeSuiteRefused = Texts.Error("probe-cipher-suite-refused");
    public static readonly Rule ProbeCertificate = Texts.Error();
    public static readonly Rule ProbeCertificateDiffers = Texts.Error();
    public static readonly Rule ProbeCertificateExpires = Texts.Warning();
    public static readonly Rule ProbeClientAdmitted = Texts.Error();
    public static readonly Rule ProbeClientRefused = Texts.Error();
    public static readonly Rule ProbeNoRedirect = Texts.Error();
    public static readonly Rule ProbeForeignName = Texts.Error();
    public static readonly Rule ProbeNotTested = Texts.Info();

    /// <summary>In the order in which a person would test them.</summary>
    public static IReadOnlyList<Rule> All =>
        [
            ProbeUnreachable,
            ProbeNoHandshake,
            ProbeVersionAccepted,
            ProbeVersionRefused,
            ProbeSuiteAccepted,
            ProbeSuiteRefused,
            ProbeCertificate,
            ProbeCertificateDiffers,
            ProbeCertificateExpires,
            ProbeClientAdmitted,
            ProbeClientRefused,
            ProbeNoRedirect,
            ProbeForeignName,
            ProbeNotTested,
        ];
}
