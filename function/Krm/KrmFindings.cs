using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Krm;

/// <summary>Every finding of this room; what is said of each is in the YAML file of this name.</summary>
internal static class KrmFindings
{
    static readonly RuleSet Rules = new(nameof(KrmFindings), Gate.Input);

    /// <summary>In the order of their declarations.</summary>
    public static IReadOnlyList<Rule> All => Rules.Declared;

    public static readonly Rule NotUtf8 = Rules.Error();
    public static readonly Rule InvalidYaml = Rules.Error();
    public static readonly Rule DocumentNotRead = Rules.Error();
    public static readonly Rule ReadersDiffer = Rules.Warning();
    public static readonly Rule TooComplex = Rules.Error();
    public static readonly Rule TooLarge = Rules.Error();
    public static readonly Rule NotAResourceList = Rules.Error();
    public static readonly Rule NotAResource = Rules.Error();
    public static readonly Rule BrokenList = Rules.Error();

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
