using Kyma.Krm.Checking.Policies;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Texts;

namespace Kyma.Krm.Checking;

/// <summary>Every finding of this room; what is said of each is in the YAML file of this name.</summary>
internal static class CheckFindings
{
    static readonly RuleTexts Texts = new(nameof(CheckFindings));

    public static readonly Rule ApiruleHostUnserved = Texts.Warning();
    public static readonly Rule ResourceTwice = Texts.Warning();
    public static readonly Rule ReferenceNearMiss = Texts.Warning();
    public static readonly Rule ReferenceMissing = Texts.Error();
    public static readonly Rule DestinationPortMissing = Texts.Warning();
    public static readonly Rule ServicePortMissing = Texts.Warning();
    public static readonly Rule IssuerOtherKind = Texts.Error();
    public static readonly Rule WildcardNeedsDns01 = Texts.Error();
    public static readonly Rule Http01BehindRedirect = Texts.Warning();
    public static readonly Rule SubsetWithoutPods = Texts.Warning();
    public static readonly Rule CertificateUsages = Texts.Error();
    public static readonly Rule CertificateCommonNameOnly = Texts.Warning();
    public static readonly Rule HiddenCharacter = Texts.Warning();
    public static readonly Rule CredentialName = Texts.Error();
    public static readonly Rule CredentialRenamed = Texts.Warning();
    public static readonly Rule LiveObjectFields = Texts.Warning();
    public static readonly Rule ClientCaNotFound = Texts.Warning();
    public static readonly Rule CertificateHostsNotCovered = Texts.Error();
    public static readonly Rule CertificateEcdsaWithoutSuite = Texts.Warning();
    public static readonly Rule CheckMinProtocolVersion = Texts.Error();
    public static readonly Rule CheckCipherSuites = Texts.Error();
    public static readonly Rule EgressHostNotRegistered = Texts.Warning();
    public static readonly Rule ExpectationUnclear = Texts.Error();
    public static readonly Rule ExpectationUnmet = Texts.Error();
    public static readonly Rule LockedNamespaceReachesOthers = Texts.Warning();
    public static readonly Rule LockedNamespaceClusterHost = Texts.Warning();
    public static readonly Rule LockedNamespaceAnyAddress = Texts.Warning();
    public static readonly Rule EgressGatewayOpenServer = Texts.Warning();
    public static readonly Rule NotChecked = Texts.Info();
    public static readonly Rule Placeholder = Texts.Warning();
    public static readonly Rule SeveralClusters = Texts.Error();
    public static readonly Rule FolderJudgedApart = Texts.Info();
    public static readonly Rule NotJudged = Texts.Error();
}
