using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Certificates.Pki;

/// <summary>
/// What can be wrong with the things in a PEM file: something else than a certificate, or than a key that Envoy can
/// load.
/// </summary>
internal static class ContentFindings
{
    static readonly RuleSet Rules = new(nameof(ContentFindings), Gate.Credential);

    /// <summary>In the order of their declarations.</summary>
    public static IReadOnlyList<Rule> All => Rules.Declared;

    public static readonly Rule CertificateAndKeySwapped = Rules.Error();
    public static readonly Rule CertificateMissing = Rules.Error();
    public static readonly Rule CertificateRequest = Rules.Error();
    public static readonly Rule Pkcs7Bundle = Rules.Error();
    public static readonly Rule PrivateKeyInCertificate = Rules.Error();
    public static readonly Rule CertificateNotParseable = Rules.Error();
    public static readonly Rule KeyMissing = Rules.Error();
    public static readonly Rule OpensshKey = Rules.Error();
    public static readonly Rule PublicKey = Rules.Error();
    public static readonly Rule KeyNotParseable = Rules.Error();
    public static readonly Rule KeyDamaged = Rules.Error();
    public static readonly Rule KeyFormUnsupported = Rules.Error();
    public static readonly Rule KeyEncrypted = Rules.Error();
    public static readonly Rule MalformedExtension = Rules.Error();
    public static readonly Rule MalformedTime = Rules.Error();
    public static readonly Rule EmptyIssuer = Rules.Error();
    public static readonly Rule SeveralKeys = Rules.Error();
}
