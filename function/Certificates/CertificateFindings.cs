using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Certificates;

/// <summary>Every finding of this room; what is said of each is in the YAML file of this name.</summary>
internal static class CertificateFindings
{
    static readonly RuleSet Rules = new(nameof(CertificateFindings), Gate.Config);

    /// <summary>In the order of their declarations.</summary>
    public static IReadOnlyList<Rule> All => Rules.Declared;

    public static readonly Rule SeveralCertificateSources = Rules.Error();
    public static readonly Rule NoCertificateSource = Rules.Error();
    public static readonly Rule HalfACertificateSource = Rules.Error();
    public static readonly Rule PrivateKeyInConfig = Rules.Warning();
    public static readonly Rule EcdsaWithoutSuite = Rules.Error();
    public static readonly Rule KeySize = Rules.Error();
    public static readonly Rule HostsNotCovered = Rules.Error();
    public static readonly Rule SecretWrittenTwice = Rules.Error();
    public static readonly Rule CertificateNoNames = Rules.Error();
    public static readonly Rule CertificateNameTooLong = Rules.Error();
    public static readonly Rule CertificateNameTwice = Rules.Error();
    public static readonly Rule CertificateTwoSecrets = Rules.Error();
    public static readonly Rule TooManyNames = Rules.Error();
    public static readonly Rule CertificateDurations = Rules.Error();
    public static readonly Rule SelfSignedNeeds = Rules.Error();
    public static readonly Rule WeakSeed = Rules.Error();
    public static readonly Rule NameOutsideDomain = Rules.Error();
    public static readonly Rule PublishedKey = Rules.Warning();
    public static readonly Rule NobodyRotates = Rules.Info();
    public static readonly Rule SecretIsEncrypted = Rules.Error();
}
