using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.CommandLine.Folders;

/// <summary>What can be in a folder that is neither a file nor a folder to read.</summary>
internal static class FolderFindings
{
    static readonly RuleTexts Texts = new(nameof(FolderFindings));

    public static readonly Rule LinkToFolder = Texts.Error();
    public static readonly Rule LinkOutside = Texts.Error();
    public static readonly Rule BrokenLink = Texts.Error();
    public static readonly Rule NotAFile = Texts.Error();
    public static readonly Rule NameNotUtf8 = Texts.Error();
    public static readonly Rule Unreadable = Texts.Error();
    public static readonly Rule BadIgnoreFile = Texts.Error();

    /// <summary>Each concerns one entry: all others are still read and judged.</summary>
    public static readonly IReadOnlyList<Rule> All =
    [
        LinkToFolder,
        LinkOutside,
        BrokenLink,
        NotAFile,
        NameNotUtf8,
        Unreadable,
        BadIgnoreFile,
    ];
}
