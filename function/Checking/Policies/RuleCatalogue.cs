using Kyma.Krm.Certificates.Pki;
using Kyma.Krm.Checking.Dangers;
using Kyma.Krm.Checking.Kinds;
using Kyma.Krm.Checking.Traffic;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Gateways;
using Kyma.Krm.Istio;
using Kyma.Krm.Istio.Package;
using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes.Metadata;
using static Kyma.Krm.Certificates.Pki.SecretFindings;
using static Kyma.Krm.Checking.CheckFindings;

namespace Kyma.Krm.Checking.Policies;

/// <summary>
/// Every rule that a check can tell, with its gate. Their names are what <c>spec.severity</c> of a KymaTrafficCheck may
/// name.
/// </summary>
internal static class RuleCatalogue
{
    /// <summary>
    /// Between the resources of a package, besides what Istio's own resources say of each other (Istio/Package).
    /// </summary>
    static readonly IReadOnlyList<Rule> Packages =
    [
        ApiruleHostUnserved,
        ResourceTwice,
        FolderJudgedApart,
        EgressHostNotRegistered,
        CheckMinProtocolVersion,
        CheckCipherSuites,
        .. TrafficRules.All,
        .. DangerRules.All,
        LockedNamespaceReachesOthers,
        LockedNamespaceClusterHost,
        LockedNamespaceAnyAddress,
        EgressGatewayOpenServer,
        ExpectationUnmet,
        ExpectationUnclear,
        LiveObjectFields,
        ReferenceNearMiss,
        ReferenceMissing,
        DestinationPortMissing,
        ServicePortMissing,
        IssuerOtherKind,
        WildcardNeedsDns01,
        Http01BehindRedirect,
        SubsetWithoutPods,
        HiddenCharacter,
    ];

    /// <summary>
    /// Between a Gateway and the Secret it reads, besides what is wrong with a certificate itself (Certificates/Pki).
    /// </summary>
    static readonly IReadOnlyList<Rule> Credentials =
    [
        GatewayConfigFindings.CredentialElsewhere,
        CredentialRenamed,
        SecretFindings.CredentialKeys,
        SecretNotBase64,
        CaCrlIgnored,
        ClientCaNotFound,
        CertificateHostsNotCovered,
        CertificateEcdsaWithoutSuite,
        CredentialName,
        CertificateUsages,
        CertificateCommonNameOnly,
    ];

    /// <summary>What only the resources of a package together show.</summary>
    public static readonly IReadOnlyList<Rule> BetweenResources = [.. Packages, .. Credentials];

    /// <summary>By gate, and within it in the order of the rooms.</summary>
    public static readonly IReadOnlyList<(Rule Rule, Gate Gate)> All =
    [
        .. Of(Gate.Admission, IstioRules.Admissions),
        .. Of(Gate.Admission, [.. ObjectMetadataRules.All, .. KindCheck.All, Placeholder]),
        .. Of(Gate.Trap, PitfallRules.All),
        .. Of(Gate.Package, [.. PackageRules.All, .. Packages]),
        .. Of(Gate.Credential, [.. Credentials, .. PkiRules.All]),
        .. Of(Gate.Config, ConfigRuleList.All),
        .. Of(
            Gate.Input,
            [
                .. KrmFindings.Unreadable,
                KrmFindings.NotAResource,
                KrmFindings.BrokenList,
                KrmFindings.DocumentNotRead,
                KrmFindings.ReadersDiffer,
                NotJudged,
                CheckFindings.SeveralClusters,
                CheckFindings.NotChecked,
                DiagnosticsFindings.MoreFindings,
            ]
        ),
    ];

    static readonly Dictionary<string, (Rule Rule, Gate Gate)> ByName = All.ToDictionary(entry => entry.Rule.Name);

    /// <summary>Rules whose severity can be set: all but those over files that cannot be read.</summary>
    public static bool Knows(string name) => ByName.TryGetValue(name, out var entry) && entry.Gate != Gate.Input;

    /// <summary>What the cluster refuses is refused whatever a check says: it is told as a warning at least.</summary>
    public static bool StaysVisible(string name) =>
        ByName.TryGetValue(name, out var entry) && entry is { Gate: Gate.Admission, Rule.Severity: Severity.Error };

    /// <summary>Rules of the command line are of no other gate than the input's.</summary>
    public static Gate GateOf(Rule rule) => ByName.TryGetValue(rule.Name, out var entry) ? entry.Gate : Gate.Input;

    static IEnumerable<(Rule, Gate)> Of(Gate gate, IEnumerable<Rule> rules) => rules.Select(rule => (rule, gate));
}

/// <summary>Who has something against it. Only <see cref="Admission"/> is what the cluster itself would say.</summary>
internal enum Gate
{
    /// <summary>
    /// The CRD schema and Istio's webhook: an error rejects the resource, a warning is what kubectl prints.
    /// </summary>
    Admission,

    /// <summary>A single resource that Istio accepts and that does not do what it seems to.</summary>
    Trap,

    /// <summary>Between the resources of a package.</summary>
    Package,

    /// <summary>Secrets, certificates and keys.</summary>
    Credential,

    /// <summary>A KymaTraffic, a KymaTrafficCheck, and what renders from them.</summary>
    Config,

    /// <summary>Files that cannot be read.</summary>
    Input,
}

/// <summary>The names of the categories, as <c>check --list</c> shows them.</summary>
internal static class Gates
{
    /// <summary>In the order of the enum.</summary>
    public static readonly IReadOnlyList<string> Names = [.. Enum.GetValues<Gate>().Select(gate => gate.Name())];

    /// <summary>The name of a category.</summary>
    public static string Name(this Gate gate) =>
        gate switch
        {
            Gate.Admission => "admission",
            Gate.Trap => "trap",
            Gate.Package => "package",
            Gate.Credential => "credential",
            Gate.Config => "config",
            _ => "input",
        };
}
