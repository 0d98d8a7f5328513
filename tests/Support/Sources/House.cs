using System.Text.RegularExpressions;

namespace Kyma.Krm.Tests.Support.Sources;

/// <summary>
/// Which file of a folder names types of which, read from the C# text: a type by its declaration, a use by its name as
/// a whole word, outside of comments and strings, in a file whose namespace or usings can see it.
/// </summary>
internal sealed partial class House
{
    readonly Dictionary<string, Source> _sources;
    readonly ILookup<string, string> _homes;

    House(string folder)
    {
        _sources = SourcesIn(folder).ToDictionary(file => Path.GetRelativePath(folder, file), Source.Read);
        _homes = _sources
            .SelectMany(source => source.Value.Declared.Select(type => (Type: type, File: source.Key)))
            .ToLookup(entry => entry.Type, entry => entry.File);
        Files = _sources.Keys.ToDictionary(file => file, UsedBy);
        Rooms = Files
            .GroupBy(file => RoomOf(file.Key))
            .ToDictionary(
                room => room.Key,
                room => room.SelectMany(file => file.Value).Select(RoomOf).Where(used => used != room.Key).ToHashSet()
            );
    }

    /// <summary>By file, the others whose types it names.</summary>
    public Dictionary<string, HashSet<string>> Files { get; }

    /// <summary>By folder, the others whose types its files name.</summary>
    public Dictionary<string, HashSet<string>> Rooms { get; }

    /// <summary>
    /// Types that are declared in two files, without those that say themselves that they are partial.
    /// </summary>
    public IEnumerable<string> NamesOfTwo =>
        _homes
            .Where(home => home.Distinct().Count(file => !_sources[file].IsPartial(home.Key)) > 1)
            .Select(home => $"{home.Key}: {string.Join(", ", home.Distinct())}");

    public static House Read(string folder) => new(folder);

    public static IEnumerable<string> SourcesIn(string folder) =>
        Directory
            .EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !BuiltFolder().IsMatch(file))
            .Order(StringComparer.Ordinal);

    public static string RoomOf(string file) => Path.GetDirectoryName(file)!;

    HashSet<string> UsedBy(string file) =>
        _sources[file]
            .Words.Select(word => HomeOf(word, file))
            .OfType<string>()
            .Where(home => home != file)
            .ToHashSet();

    string? HomeOf(string word, string file)
    {
        if (!_homes.Contains(word) || _homes[word].Contains(file))
            return null;
        return _sources[file]
            .Sees.Select(space => _homes[word].FirstOrDefault(home => _sources[home].Namespace == space))
            .FirstOrDefault(home => home is not null);
    }

    [GeneratedRegex("/(bin|obj)/")]
    private static partial Regex BuiltFolder();
}
