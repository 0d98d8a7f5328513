using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Certificates.Pki;

/// <summary>
/// What can be wrong with the things in a PEM file: something else than a certificate, or than a key that Envoy can
/// load.
/// </summary>
internal static class ContentFindings
{
    static readonly RuleTexts Texts = new(nameof(ContentFindings));

    /// <summary>In the order of their declarations.</summary>
    public static IReadOnlyList<Rule> All => Texts.Rules;

    public static readonly Rule CertificateAndKeySwapped = Texts.Error();
    public static readonly Rule CertificateMissing = Texts.Error();
    public static readonly Rule CertificateRequest = Texts.Error();
    public static readonly Rule Pkcs7Bundle = Texts.Error();
    public static readonly Rule PrivateKeyInCertificate = Texts.Error();
    public static readonly Rule CertificateNotParseable = Texts.Error();
    public static readonly Rule KeyMissing = Texts.Error();
    public static readonly Rule OpensshKey = Texts.Error();
    public static readonly Rule PublicKey = Texts.Error();
    public static readonly Rule KeyNotParseable = Texts.Error();
    public static readonly Rule KeyDamaged = Texts.Error();
    public static readonly Rule KeyFormUnsupported = Texts.Error();
    public static readonly Rule KeyEncrypted = Texts.Error();
    public static readonly Rule MalformedExtension = Texts.Error();
    public static readonly Rule MalformedTime = Texts.Error();
    public static readonly Rule EmptyIssuer = Texts.Error();
    public static readonly Rule SeveralKeys = Texts.Error();
}
