using System.Text.RegularExpressions;

namespace Kyma.Krm.Tests;

/// <summary>CONTRIBUTING.md is followed step by step by people who know nothing else: what it names is there.</summary>
public sealed partial class ContributingTests
{
    /// <summary>Of Istio's repositories, and annotations.</summary>
    static readonly string[] Elsewhere = ["manifests/", "kubernetes/", "pkg/", "krm.kyma-project.io/"];

    static readonly Markdown Page = new(Repository.File("CONTRIBUTING.md"));

    /// <summary>Where a step that names a file may mean it to be.</summary>
    static readonly string[] Roots = ["", "function", "tests", "tests/cases"];

    [Fact]
    public void Every_file_is_there() =>
        Assert.All(
            Page.Codes().Where(code => FileName().IsMatch(code) && !Elsewhere.Any(code.StartsWith)),
            name => Assert.Contains(Roots, root => IsThere(Repository.File(root), name))
        );

    [Fact]
    public void Every_type_and_member_is_there()
    {
        var words = new[] { "function", "tests" }
            .SelectMany(folder => House.SourcesIn(Repository.File(folder)))
            .SelectMany(file => Word().Matches(File.ReadAllText(file)).Select(word => word.Value))
            .ToHashSet(StringComparer.Ordinal);
        words.UnionWith(Directory.GetDirectories(Repository.File("function/Mesh")).Select(Path.GetFileName)!);
        Assert.Subset(
            words,
            Page.Codes().Where(code => Identifier().IsMatch(code)).SelectMany(code => code.Split('.')).ToHashSet()
        );
    }

    [Fact]
    public void The_table_has_every_room_and_no_other()
    {
        var listed = Row().Matches(Page.Text).SelectMany(row => row.Groups["rooms"].Value.Split(", ")).ToList();
        Assert.All(listed, room => Assert.True(Directory.Exists(Repository.File($"function/{room}")), room));
        Assert.Equal(
            Directory
                .GetDirectories(Repository.File("function"))
                .Select(Path.GetFileName)
                .Where(room => room is not ("bin" or "obj"))
                .Order(StringComparer.Ordinal),
            listed.Select(room => room.Split('/')[0]).Distinct().Order(StringComparer.Ordinal)
        );
    }

    /// <param name="name">A path, or a name alone, which may be anywhere; with <c>*</c> in its last part.</param>
    static bool IsThere(string root, string name)
    {
        var file = Path.GetFileName(name.TrimEnd('/'));
        var folder = Path.Combine(root, Path.GetDirectoryName(name.TrimEnd('/')) ?? "");
        return Directory.Exists(folder)
            && Directory
                .EnumerateFileSystemEntries(
                    folder,
                    file,
                    name.Contains('/', StringComparison.Ordinal)
                        ? SearchOption.TopDirectoryOnly
                        : SearchOption.AllDirectories
                )
                .Any();
    }

    [GeneratedRegex(@"^(?=.*(/|\.(cs|md|sh|yaml|csproj|props|txt)$))[\w./*-]+$")]
    private static partial Regex FileName();

    [GeneratedRegex(@"^[A-Z]\w*[a-z]\w*(\.[A-Z]\w*)*$")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"[A-Z]\w*")]
    private static partial Regex Word();

    [GeneratedRegex(@"^\| (?<rooms>[A-Z]\w*(/\w+)*(, [A-Z]\w*(/\w+)*)*) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
