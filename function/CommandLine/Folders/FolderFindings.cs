using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.CommandLine.Folders;

/// <summary>What can be in a folder that is neither a file nor a folder to read.</summary>
internal static class FolderFindings
{
    static readonly RuleSet Rules = new(nameof(FolderFindings), Gate.Input);

    /// <summary>In the order of their declarations.</summary>
    public static IReadOnlyList<Rule> All => Rules.Declared;

    public static readonly Rule LinkToFolder = Rules.Error();
    public static readonly Rule LinkOutside = Rules.Error();
    public static readonly Rule BrokenLink = Rules.Error();
    public static readonly Rule NotAFile = Rules.Error();
    public static readonly Rule NameNotUtf8 = Rules.Error();
    public static readonly Rule Unreadable = Rules.Error();
    public static readonly Rule BadIgnoreFile = Rules.Error();
}
