using System.IO.Enumeration;
using System.Text;
using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.CommandLine.Folders;

/// <summary>
/// A <c>.krmignore</c> as kpt knows it: a pattern a line, for files and folders that are no resources.
/// A pattern without '/' fits a name at any depth, one with '/' a path below the ignore file's folder.
/// </summary>
internal sealed class IgnoreFile
{
    public const string Name = ".krmignore";

    /// <summary>Names without wildcards are looked up; each pattern with them is compared with each file.</summary>
    const int MostWildcards = 256;

    const int MaximumBytes = 1024 * 1024;

    static readonly IgnoreFile Nothing = new([]);

    readonly HashSet<string> _exact;
    readonly List<string> _wildcards;

    public IgnoreFile(IEnumerable<string> lines)
    {
        var patterns = lines
            .Select(line => line.Trim())
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Trim('/'))
            .ToLookup(pattern => pattern.AsSpan().ContainsAny('*', '?', '\\'));
        _exact = patterns[false].ToHashSet(StringComparer.Ordinal);
        _wildcards = [.. patterns[true].Distinct(StringComparer.Ordinal)];
    }

    /// <summary>That of a folder, where it has one.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="kindWithin">What a path without links is; null where it lies outside the folder.</param>
    /// <param name="findings">Gets an error where the file must not be read.</param>
    public static IgnoreFile Of(string folder, Func<string, EntryKind?> kindWithin, Findings findings)
    {
        var path = Path.Combine(folder, Name);
        if (Entries.KindOf(path) == EntryKind.Missing)
            return Nothing;
        var place = new Place { File = new FileReference(path, 0) };
        if (RealPath.Of(path) is not { } real || kindWithin(real) != EntryKind.File)
            return Refuse("must be a file within the folder");
        try
        {
            if (new FileInfo(real).Length > MaximumBytes)
                return Refuse("must be at most 1 MiB");
            var ignore = new IgnoreFile(File.ReadAllText(real, Encoding.UTF8).Split('\n'));
            return ignore._wildcards.Count <= MostWildcards
                ? ignore
                : Refuse($"must have at most {MostWildcards} patterns with * or ?: name files and folders instead");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Refuse("cannot be read: check its permissions");
        }

        IgnoreFile Refuse(string why)
        {
            findings.Add(FolderFindings.BadIgnoreFile, place, $"{Name} {why}");
            return Nothing;
        }
    }

    /// <summary>Asked for each entry on the way down: what is in an ignored folder is ignored with it.</summary>
    /// <param name="path">Relative to the ignore file's folder, with '/'.</param>
    public bool Ignores(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        return _exact.Contains(name)
            || _exact.Contains(path)
            || _wildcards.Exists(pattern =>
                FileSystemName.MatchesSimpleExpression(
                    pattern,
                    pattern.Contains('/', StringComparison.Ordinal) ? path : name,
                    ignoreCase: false
                )
            );
    }
}
