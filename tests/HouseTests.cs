using System.Reflection;
using System.Text.RegularExpressions;
using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Tests;

/// <summary>
/// What a reader trips over: rings, rooms with too many files, or one name for two types.
/// </summary>
public sealed class HouseTests
{
    const int MostFilesInRoom = 25;
    const int MostRingsOfFiles = 3;
    const int MostFilesInRing = 3;

    static readonly Lazy<House> Function = new(() => House.Read(Repository.File("function")));

    static readonly Lazy<List<(string Path, string Text)>> Sources = new(() =>
        [
            .. House
                .SourcesIn(Repository.File("function"))
                .Select(file => (Path.GetRelativePath(Repository.File("function"), file), File.ReadAllText(file))),
        ]
    );

    static readonly Lazy<Dictionary<MemberInfo, SortedSet<string>>> Used = new(() =>
        MembersBetweenRooms.In(typeof(Rule).Assembly, "Kyma.Krm", Sources.Value)
    );

    [Fact]
    public void No_room_reaches_itself_through_others() => Assert.Empty(Rings.Of(Function.Value.Rooms));

    [Fact]
    public void Few_files_need_each_other()
    {
        var rings = Rings.Of(Function.Value.Files);
        Assert.True(rings.Count <= MostRingsOfFiles, string.Join('\n', rings));
        Assert.All(rings, ring => Assert.True(ring.Split(", ").Length <= MostFilesInRing, ring));
    }

    [Theory]
    [InlineData("function")]
    [InlineData("tests")]
    public void A_room_with_many_files_has_inner_rooms(string folder)
    {
        var full = House
            .SourcesIn(Repository.File(folder))
            .GroupBy(House.RoomOf)
            .Where(room => room.Count() > MostFilesInRoom)
            .Select(room => $"{room.Key}: {room.Count()} files");
        Assert.Empty(full);
    }

    [Fact]
    public void A_name_stands_for_one_type() => Assert.Empty(Function.Value.NamesOfTwo);

    /// <summary>Each program of the tests has a type of its own for its start: no reader mistakes them.</summary>
    [Fact]
    public void A_name_stands_for_one_type_of_the_tests() =>
        Assert.DoesNotContain(
            House.Read(Repository.File("tests")).NamesOfTwo,
            name => !name.StartsWith("Program: ", StringComparison.Ordinal)
        );

    [Fact]
    public void Every_type_says_what_it_is() =>
        Assert.Empty(TypesWithoutSummary.In(House.SourcesIn(Repository.File("function")).Select(File.ReadAllText)));

    [Theory]
    [InlineData("internal sealed class A", "A")]
    [InlineData("// A.\ninternal enum A", "A")]
    [InlineData("/// <param name=\"B\">C.</param>\ninternal readonly record struct A(int B);", "A")]
    [InlineData("/// <summary>A.</summary>\ninternal static class A", null)]
    [InlineData("/// <summary>\n/// A.\n/// </summary>\n[Flags]\ninternal enum A", null)]
    [InlineData("[Verb(\"a\", HelpText = \"A.\")]\ninternal sealed class A", null)]
    public void A_type_that_does_not_say_what_it_is_is_found(string text, string? type) =>
        Assert.Equal(type is null ? [] : [type], TypesWithoutSummary.In(text));

    /// <summary>
    /// Units, shapes, errors and sources: whoever calls from another room should not have to read the code for them.
    /// </summary>
    [Fact]
    public void A_member_that_another_room_uses_has_a_summary()
    {
        var assembly = typeof(Rule).Assembly;
        var summaries = new MemberSummaries(Path.ChangeExtension(assembly.Location, ".xml"));
        var sources = Sources.Value;
        var without =
            from used in Used.Value
            where MemberSummaries.IsExpectedOf(used.Key) && !summaries.Has(used.Key)
            let type = used.Key.DeclaringType!.Name.Split('`')[0]
            let file = sources.FirstOrDefault(source => Declares(source.Text, type, used.Key.Name)).Path
            orderby file, used.Key.Name
            select $"{file}: {MemberSummaries.IdOf(used.Key)} is used by {string.Join(", ", used.Value)}";
        Assert.Empty(without);
    }

    static bool Declares(string text, string type, string member) =>
        Regex.IsMatch(text, $@"\b(class|record|struct|interface|enum) {type}\b")
        && text.Contains(member == ".ctor" ? type : member, StringComparison.Ordinal);

    /// <summary>An identifier that is put together wrongly would find no summary, or one of another member.</summary>
    [Fact]
    public void Members_have_the_identifiers_that_the_compiler_gives_them()
    {
        var assembly = typeof(Rule).Assembly;
        const BindingFlags all =
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;
        var known = assembly
            .GetTypes()
            .SelectMany(type => type.GetMembers(all).Append(type))
            .Select(MemberSummaries.IdOf)
            .ToHashSet();
        var ids = new MemberSummaries(Path.ChangeExtension(assembly.Location, ".xml")).All;
        Assert.True(ids.Count > 1000, $"{ids.Count} members are documented");
        Assert.Subset(known, ids.Where(id => id.Contains(":Kyma.Krm.", StringComparison.Ordinal)).ToHashSet());
    }

    [Theory]
    [InlineData("M:Kyma.Krm.Diagnostics.Findings.Add(Kyma.Krm.Diagnostics.Finding)", "Checking")]
    [InlineData("M:Kyma.Krm.Diagnostics.Position.#ctor(System.Int32,System.Int32)", "Yaml")]
    [InlineData("M:Kyma.Krm.Schema.Shape`1.Describe", "Config")]
    [InlineData("P:Kyma.Krm.Diagnostics.Place.Field", "Schema")]
    [InlineData("P:Kyma.Krm.Sequences.Grouping`2.Key", "Egress")]
    [InlineData("F:Kyma.Krm.Diagnostics.Place.Input", "Krm")]
    [InlineData("F:Kyma.Krm.Diagnostics.ExitCodes.Fine", "CommandLine")]
    [InlineData("F:Kyma.Krm.Diagnostics.Severity.Error", "Egress")]
    [InlineData("P:Kyma.Krm.RunResult.ExitCode", "CommandLine")]
    [InlineData("M:Kyma.Krm.Diagnostics.Findings.Fit(System.String)", null)]
    public void A_member_that_another_room_uses_is_found(string id, string? room)
    {
        var rooms = Used.Value.FirstOrDefault(member => MemberSummaries.IdOf(member.Key) == id).Value ?? [];
        Assert.Equal(room is not null, room is null ? rooms.Count > 0 : rooms.Contains(room));
        Assert.DoesNotContain("Diagnostics", id.Contains("Diagnostics", StringComparison.Ordinal) ? rooms : []);
    }

    [Fact]
    public void Lines_fit_on_the_screen()
    {
        const int MostColumns = 120;
        var wide =
            from folder in new[] { "function", "tests" }
            from file in House.SourcesIn(Repository.File(folder))
            from line in File.ReadLines(file).Index()
            where line.Item.Length > MostColumns
            select $"{Path.GetRelativePath(Repository.File("."), file)}:{line.Index + 1} {line.Item.Length}";
        Assert.Empty(wide);
    }

    [Fact]
    public void A_ring_is_found()
    {
        Dictionary<string, HashSet<string>> graph = new()
        {
            ["a"] = ["b"],
            ["b"] = ["c", "d"],
            ["c"] = ["a"],
            ["d"] = [],
        };
        Assert.Equal(["a, b, c"], Rings.Of(graph));
    }
}
