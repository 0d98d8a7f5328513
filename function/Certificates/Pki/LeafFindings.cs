using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Certificates.Pki;

/// <summary>What makes clients refuse a certificate that Envoy loads silently.</summary>
internal static class LeafFindings
{
    static readonly RuleSet Rules = new(nameof(LeafFindings), Gate.Credential);

    /// <summary>In the order of their declarations.</summary>
    public static IReadOnlyList<Rule> All => Rules.Declared;

    public static readonly Rule X509Version1 = Rules.Error("x509-version-1");
    public static readonly Rule CertificateWithoutNames = Rules.Error();
    public static readonly Rule NoSubjectAlternativeName = Rules.Error();
    public static readonly Rule CommonNameMismatch = Rules.Error();
    public static readonly Rule HostNotCovered = Rules.Error();
    public static readonly Rule NameUnusable = Rules.Error("certificate-name-unusable");
    public static readonly Rule NoServerAuth = Rules.Error();
    public static readonly Rule NoDigitalSignature = Rules.Error();
    public static readonly Rule MustStaple = Rules.Error();
    public static readonly Rule UnknownCriticalExtension = Rules.Error();
    public static readonly Rule Sha1Signature = Rules.Error();
    public static readonly Rule LeafIsCa = Rules.Warning();
    public static readonly Rule ValidityReversed = Rules.Error();
    public static readonly Rule ExpiredAsOf = Rules.Error();
    public static readonly Rule NotYetValidAsOf = Rules.Error();
    public static readonly Rule CertificateExpired = Rules.Warning();
    public static readonly Rule CertificateNotYetValid = Rules.Warning();
    public static readonly Rule CertificateExpiresSoon = Rules.Warning();
}
