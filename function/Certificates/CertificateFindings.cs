using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Certificates;

/// <summary>Every finding of this room; what is said of each is in the YAML file of this name.</summary>
internal static class CertificateFindings
{
    static readonly RuleTexts Texts = new(nameof(CertificateFindings));

    public static readonly Rule SeveralCertificateSources = Texts.Error();
    public static readonly Rule NoCertificateSource = Texts.Error();
    public static readonly Rule HalfACertificateSource = Texts.Error();
    public static readonly Rule PrivateKeyInConfig = Texts.Warning();
    public static readonly Rule EcdsaWithoutSuite = Texts.Error();
    public static readonly Rule KeySize = Texts.Error();
    public static readonly Rule HostsNotCovered = Texts.Error();
    public static readonly Rule SecretWrittenTwice = Texts.Error();
    public static readonly Rule CertificateNoNames = Texts.Error();
    public static readonly Rule CertificateNameTooLong = Texts.Error();
    public static readonly Rule CertificateNameTwice = Texts.Error();
    public static readonly Rule CertificateTwoSecrets = Texts.Error();
    public static readonly Rule TooManyNames = Texts.Error();
    public static readonly Rule CertificateDurations = Texts.Error();
    public static readonly Rule SelfSignedNeeds = Texts.Error();
    public static readonly Rule WeakSeed = Texts.Error();
    public static readonly Rule NameOutsideDomain = Texts.Error();
    public static readonly Rule PublishedKey = Texts.Warning();
    public static readonly Rule NobodyRotates = Texts.Info();
    public static readonly Rule SecretIsEncrypted = Texts.Error();
}
