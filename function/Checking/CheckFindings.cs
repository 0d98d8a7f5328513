using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Checking;

/// <summary>Every finding of this room; what is said of each is in the YAML file of this name.</summary>
internal static class CheckFindings
{
    static readonly RuleSet Rules = new(nameof(CheckFindings), Gate.Package);
    static readonly RuleSet Credentials = Rules.With(Gate.Credential);
    static readonly RuleSet Input = Rules.With(Gate.Input);
    static readonly RuleSet Admission = Rules.With(Gate.Admission);

    /// <summary>In the order of their declarations.</summary>
    public static IReadOnlyList<Rule> All =>
        [.. Rules.Declared, .. Credentials.Declared, .. Input.Declared, .. Admission.Declared];

    public static readonly Rule ApiruleHostUnserved = Rules.Warning();
    public static readonly Rule ResourceTwice = Rules.Warning();
    public static readonly Rule ReferenceNearMiss = Rules.Warning();
    public static readonly Rule ReferenceMissing = Rules.Error();
    public static readonly Rule DestinationPortMissing = Rules.Warning();
    public static readonly Rule ServicePortMissing = Rules.Warning();
    public static readonly Rule IssuerOtherKind = Rules.Error();
    public static readonly Rule WildcardNeedsDns01 = Rules.Error();
    public static readonly Rule Http01BehindRedirect = Rules.Warning();
    public static readonly Rule SubsetWithoutPods = Rules.Warning();
    public static readonly Rule CertificateUsages = Credentials.Error();
    public static readonly Rule CertificateCommonNameOnly = Credentials.Warning();
    public static readonly Rule HiddenCharacter = Rules.Warning();
    public static readonly Rule CredentialName = Credentials.Error();
    public static readonly Rule CredentialRenamed = Credentials.Warning();
    public static readonly Rule LiveObjectFields = Rules.Warning();
    public static readonly Rule ClientCaNotFound = Credentials.Warning();
    public static readonly Rule CertificateHostsNotCovered = Credentials.Error();
    public static readonly Rule CertificateEcdsaWithoutSuite = Credentials.Warning();
    public static readonly Rule CheckMinProtocolVersion = Rules.Error();
    public static readonly Rule CheckCipherSuites = Rules.Error();
    public static readonly Rule EgressHostNotRegistered = Rules.Warning();
    public static readonly Rule ExpectationUnclear = Rules.Error();
    public static readonly Rule ExpectationUnmet = Rules.Error();
    public static readonly Rule LockedNamespaceReachesOthers = Rules.Warning();
    public static readonly Rule LockedNamespaceClusterHost = Rules.Warning();
    public static readonly Rule LockedNamespaceAnyAddress = Rules.Warning();
    public static readonly Rule EgressGatewayOpenServer = Rules.Warning();
    public static readonly Rule NotChecked = Input.Info();
    public static readonly Rule Placeholder = Admission.Warning();
    public static readonly Rule SeveralClusters = Input.Error();
    public static readonly Rule FolderJudgedApart = Rules.Info();
    public static readonly Rule NotJudged = Input.Error();
}
