using System.Text;
using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.CommandLine.Folders;

/// <summary>
/// A <c>.krmignore</c> as kpt reads it: a pattern a line, for files and folders that are no resources. One that begins
/// with '/' stands for the path below the ignore file's folder, any other one for as many names at the end of a path as
/// it has; one that ends with '/' for folders only. What a line with '!' names is read, whatever others say.
/// </summary>
internal sealed class IgnoreFile
{
    public const string Name = ".krmignore";

    /// <summary>Names without wildcards are looked up; each pattern with them is compared with each file.</summary>
    const int MostWildcards = 256;

    const int MaximumBytes = 1024 * 1024;

    static readonly IgnoreFile Nothing = new([]);

    readonly Patterns _ignored;
    readonly Patterns _accepted;

    public IgnoreFile(IEnumerable<string> lines)
    {
        var patterns = lines
            .Select(line => line.TrimEnd('\r').Trim(' '))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.StartsWith("\\#", StringComparison.Ordinal) ? line[1..] : line)
            .ToLookup(line => line[0] == '!');
        _ignored = new Patterns(patterns[false]);
        _accepted = new Patterns(patterns[true].Select(line => line[1..]));
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
            return ignore._ignored.Wildcards + ignore._accepted.Wildcards <= MostWildcards
                ? ignore
                : Refuse($"must have at most {MostWildcards} patterns with *, ? or [: name files and folders instead");
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
    /// <param name="isFolder">Also for a link, which may lead to one.</param>
    public bool Ignores(string path, bool isFolder) =>
        _ignored.Match(path, isFolder) && !_accepted.Match(path, isFolder);

    sealed class Patterns
    {
        /// <summary>Names and paths without wildcards; those for folders only with '/' at the end.</summary>
        readonly HashSet<string> _names = [];
        readonly HashSet<string> _paths = [];
        readonly List<Wildcard> _wildcards = [];

        public Patterns(IEnumerable<string> lines)
        {
            foreach (var line in lines.Distinct(StringComparer.Ordinal))
            {
                var text = line.Trim('/');
                if (text.Length == 0)
                    continue;
                var (isPath, isForFolders) = (line[0] == '/', line[^1] == '/');
                if (NamePattern.IsOne(text))
                    _wildcards.Add(new(new NamePattern(text), isPath ? null : text.Count(c => c == '/'), isForFolders));
                else
                    (isPath ? _paths : _names).Add(isForFolders ? $"{text}/" : text);
            }
        }

        public int Wildcards => _wildcards.Count;

        public bool Match(string path, bool isFolder) =>
            Has(_paths, path, isFolder)
            || (_names.Count > 0 && Ends(path).Any(end => Has(_names, end, isFolder)))
            || _wildcards.Exists(wildcard =>
                (isFolder || !wildcard.IsForFolders)
                && wildcard.Pattern.Matches(wildcard.Slashes is { } slashes ? EndOf(path, slashes) : path)
            );

        static bool Has(HashSet<string> names, string name, bool isFolder) =>
            names.Contains(name) || (isFolder && names.Contains($"{name}/"));

        /// <summary>The last name, the last two, and so on up to the whole path.</summary>
        static IEnumerable<string> Ends(string path)
        {
            for (
                var slash = path.LastIndexOf('/');
                slash >= 0;
                slash = slash == 0 ? -1 : path.LastIndexOf('/', slash - 1)
            )
                yield return path[(slash + 1)..];
            yield return path;
        }

        /// <summary>As many names as there are in the pattern; the whole path where it has fewer.</summary>
        static string EndOf(string path, int slashes)
        {
            var end = path;
            foreach (var longer in Ends(path).Take(slashes + 1))
                end = longer;
            return end;
        }
    }

    /// <param name="Pattern">Of the whole path, or of its end.</param>
    /// <param name="Slashes">How many the end has; null where it is the whole path.</param>
    /// <param name="IsForFolders">It stands for no file.</param>
    sealed record Wildcard(NamePattern Pattern, int? Slashes, bool IsForFolders);
}
