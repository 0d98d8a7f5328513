using Kyma.Krm.Diagnostics;
using static Kyma.Krm.CommandLine.Folders.FolderFindings;

namespace Kyma.Krm.CommandLine.Folders;

/// <summary>
/// The files below a folder that a person names. What is in it was written by others: links to folders are not
/// followed, links to files only within the folder, and only regular files are opened. Whatever is left out for such a
/// reason is a finding, unless the folder's <c>.krmignore</c> names it.
/// </summary>
/// <param name="folder">As the person wrote it; it may be a link itself.</param>
/// <param name="isWanted">Whether the file at this path, relative to the folder, is read; of the others only links are
/// looked at.</param>
internal sealed class FolderWalk(string folder, Func<string, bool> isWanted, Findings findings)
{
    static readonly EnumerationOptions WithoutHidden = new()
    {
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System,
        IgnoreInaccessible = false,
    };

    /// <summary>In a folder with one, kpt reads the ignore file that is there, and no other.</summary>
    const string Kptfile = "Kptfile";

    readonly string _root = folder.TrimEnd('/') is { Length: > 0 } trimmed ? trimmed : "/";
    readonly List<string> _files = [];
    string? _realRoot;

    /// <summary>How links to folders are reported: where nothing is rendered, nothing gets lost.</summary>
    public Severity LinkedFolders { get; init; } = Severity.Error;

    /// <summary>How many files that would be read are left out because of <c>.krmignore</c>.</summary>
    public int Ignored { get; private set; }

    /// <summary>Paths relative to the folder, with '/', in ordinal order.</summary>
    public IReadOnlyList<string> Files()
    {
        _realRoot = RealPath.Of(_root);
        var folders = new Stack<(string Path, bool IsIgnored, string Package, IgnoreFile Ignore)>([
            ("", false, "", IgnoreFile.Of(_root, KindWithin, findings)),
        ]);
        while (folders.TryPop(out var at))
        {
            var names = NamesIn(at.Path, at.IsIgnored);
            if (at is { IsIgnored: false, Path.Length: > 0 } && names.Contains(Kptfile))
                at = (at.Path, false, $"{at.Path}/", IgnoreFile.Of(FullPath(at.Path), KindWithin, findings));
            foreach (var name in names)
            {
                var path = at.Path.Length == 0 ? name : $"{at.Path}/{name}";
                Redaction.Opened(path);
                Redaction.Opened(Shown(path));
                var kind = Entries.KindOf(FullPath(path));
                var isIgnored =
                    at.IsIgnored
                    || at.Ignore.Ignores(path[at.Package.Length..], kind is EntryKind.Folder or EntryKind.Link);
                switch (isIgnored ? kind : KindOf(path, kind))
                {
                    case EntryKind.Folder:
                        folders.Push((path, isIgnored, at.Package, at.Ignore));
                        break;
                    case EntryKind.File when isWanted(path):
                        if (isIgnored)
                            Ignored++;
                        else
                            _files.Add(path);
                        break;
                }
            }
        }

        return _files.Order(StringComparer.Ordinal).ToArray();
    }

    IReadOnlyList<string> NamesIn(string path, bool isIgnored)
    {
        try
        {
            return Directory
                .EnumerateFileSystemEntries(FullPath(path), "*", WithoutHidden)
                .Select(entry => Path.GetFileName(entry))
                .ToArray();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            if (!isIgnored)
                Report(Unreadable, path.Length == 0 ? "." : path, "is a folder that cannot be read: allow it");
            return [];
        }
    }

    /// <summary>
    /// File and Folder are as good as ordinary ones; for all others there is a finding where it matters.
    /// </summary>
    EntryKind KindOf(string path, EntryKind kind)
    {
        switch (kind)
        {
            case EntryKind.Link:
                return KindOfLink(path);
            case EntryKind.Special when isWanted(path):
                Report(NotAFile, path, "is a device, a pipe or a socket, not a file: remove it");
                break;
            case EntryKind.Missing when path.Contains('\ufffd', StringComparison.Ordinal):
                Report(NameNotUtf8, path, "has a name that is not UTF-8, so it cannot be opened: rename it");
                break;
            case EntryKind.Missing:
                Report(Unreadable, path, "cannot be looked at: check its permissions");
                break;
        }

        return kind;
    }

    EntryKind KindOfLink(string path)
    {
        if (RealPath.Of(FullPath(path)) is not { } target)
        {
            Report(BrokenLink, path, "is a link that leads nowhere or in a circle: correct or remove it");
            return EntryKind.Missing;
        }

        var kind = Entries.KindOf(target);
        if (kind == EntryKind.Folder)
        {
            findings.Add(
                new Finding(
                    LinkToFolder,
                    LinkedFolders,
                    "is a link to a folder, which is not followed: pass that folder as well, or put"
                        + $" the link's name into {IgnoreFile.Name}",
                    PlaceOf(path)
                )
            );
            return EntryKind.Missing;
        }

        if (!isWanted(path))
            return EntryKind.Missing;
        if (KindWithin(target) is { } inside)
        {
            if (inside == EntryKind.File)
                return EntryKind.File;
            Report(NotAFile, path, "is a link to a device, a pipe or a socket: remove it");
        }
        else
        {
            Report(LinkOutside, path, "is a link to a file outside the folder: copy the file, or pass it by name");
        }

        return EntryKind.Missing;
    }

    /// <summary>What a path without links is; null where it lies outside.</summary>
    EntryKind? KindWithin(string realPath) =>
        _realRoot is { } root && RealPath.IsWithin(realPath, root) ? Entries.KindOf(realPath) : null;

    string FullPath(string path) => path.Length == 0 ? _root : Path.Combine(_root, path);

    void Report(Rule rule, string path, string what) => findings.Add(rule, PlaceOf(path), what);

    Place PlaceOf(string path) => new() { File = new FileReference(path == "." ? _root : Shown(path), 0) };

    string Shown(string path) => $"{_root.TrimEnd('/')}/{path}";
}
