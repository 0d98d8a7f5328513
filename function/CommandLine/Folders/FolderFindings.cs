using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.CommandLine.Folders;

/// <summary>What can be in a folder that is neither a file nor a folder to read.</summary>
internal static class FolderFindings
{
    public static readonly Rule LinkToFolder = new(
        Severity.Error,
        "A symbolic link in the folder leads to another folder."
    )
    {
        Source = "kustomize and kpt do not follow such links either; a link to its own parent never ends",
        Consequence = "It is not followed, so the files behind it are not read. In `check` this is a warning.",
        Fix = "Pass the other folder as well, or add the name of the link to .krmignore.",
    };

    public static readonly Rule LinkOutside = new(Severity.Error, "A symbolic link leads to a file outside the folder.")
    {
        Source = "kustomize, api/internal/loader: a file must be in or below the folder of its kustomization",
        Consequence = "The file is not read, so that no repository can print files of the machine.",
        Fix = "Copy the file into the folder, or pass it by name.",
    };

    public static readonly Rule BrokenLink = new(Severity.Error, "A symbolic link leads nowhere, or in a circle.")
    {
        Consequence = "Nothing is read from it. What it was meant for is missing.",
        Fix = "Correct the link, or remove it.",
    };

    public static readonly Rule NotAFile = new(
        Severity.Error,
        "A device, a pipe or a socket is named like a file with resources."
    )
    {
        Consequence = "It is not opened, because reading it may never end.",
        Fix = "Remove it, or add its name to .krmignore.",
    };

    public static readonly Rule NameNotUtf8 = new(Severity.Error, "The name of a file or folder is not UTF-8.")
    {
        Consequence = "It cannot be opened by that name, so nothing is read from it.",
        Fix = "Rename it.",
    };

    public static readonly Rule Unreadable = new(Severity.Error, "A file or folder cannot be read.")
    {
        Consequence =
            "Nothing is read from it. Where Argo CD prunes, the resources in it are deleted from the cluster.",
        Fix = "Give the user that runs kyma-krm permission to read it, or add its name to .krmignore.",
    };

    public static readonly Rule BadIgnoreFile = new(
        Severity.Error,
        "The .krmignore is not a regular file within the folder, or is too large."
    )
    {
        Consequence = "It is not read, so nothing is ignored.",
        Fix = "Write a file of at most 1 MiB, with at most 256 patterns that contain *, ? or [.",
    };

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
