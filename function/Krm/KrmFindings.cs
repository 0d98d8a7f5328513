using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Krm;

/// <summary>Every finding of this room; what is said of each is in the YAML file of this name.</summary>
internal static class KrmFindings
{
    static readonly RuleTexts Texts = new(nameof(KrmFindings));

    public static readonly Rule NotUtf8 = Texts.Error();
    public static readonly Rule InvalidYaml = Texts.Error();
    public static readonly Rule DocumentNotRead = Texts.Error();
    public static readonly Rule ReadersDiffer = Texts.Warning();
    public static readonly Rule TooComplex = Texts.Error();
    public static readonly Rule TooLarge = Texts.Error();
    public static readonly Rule NotAResourceList = Texts.Error();
    public static readonly Rule NotAResource = Texts.Error();
    public static readonly Rule BrokenList = Texts.Error();

    /// <summary>With one of these there is no list to answer with.</summary>
    public static readonly IReadOnlyList<Rule> Unreadable =
    [
        TooLarge,
        NotUtf8,
        InvalidYaml,
        TooComplex,
        NotAResourceList,
    ];
}
