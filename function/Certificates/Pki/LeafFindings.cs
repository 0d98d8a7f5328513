using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Certificates.Pki;

/// <summary>What makes clients refuse a certificate that Envoy loads silently.</summary>
internal static class LeafFindings
{
    static readonly RuleTexts Texts = new(nameof(LeafFindings));

    /// <summary>In the order of their declarations.</summary>
    public static IReadOnlyList<Rule> All => Texts.Rules;

    public static readonly Rule X509Version1 = Texts.Error("x509-version-1");
    public static readonly Rule CertificateWithoutNames = Texts.Error();
    public static readonly Rule NoSubjectAlternativeName = Texts.Error();
    public static readonly Rule CommonNameMismatch = Texts.Error();
    public static readonly Rule HostNotCovered = Texts.Error();
    public static readonly Rule NameUnusable = Texts.Error("certificate-name-unusable");
    public static readonly Rule NoServerAuth = Texts.Error();
    public static readonly Rule NoDigitalSignature = Texts.Error();
    public static readonly Rule MustStaple = Texts.Error();
    public static readonly Rule UnknownCriticalExtension = Texts.Error();
    public static readonly Rule Sha1Signature = Texts.Error();
    public static readonly Rule LeafIsCa = Texts.Warning();
    public static readonly Rule ValidityReversed = Texts.Error();
    public static readonly Rule ExpiredAsOf = Texts.Error();
    public static readonly Rule NotYetValidAsOf = Texts.Error();
    public static readonly Rule CertificateExpired = Texts.Warning();
    public static readonly Rule CertificateNotYetValid = Texts.Warning();
    public static readonly Rule CertificateExpiresSoon = Texts.Warning();
}
