using Kyma.Krm.Tests.Support;

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

    [Fact]
    public void No_room_reaches_itself_through_others() => Assert.Empty(Rings.Of(Function.Value.Rooms));

    [Fact]
    public void Few_files_need_each_other()
    {
        var rings = Rings.Of(Function.Value.Files);
        Assert.True(rings.Count <= MostRingsOfFiles, string.Join('\n', rings));
        Assert.All(rings, ring => Assert.True(ring.Split(", ").Length <= MostFilesInRing, ring));
    }

    [Fact]
    public void A_room_with_many_files_has_inner_rooms()
    {
        var full = Function
            .Value.Files.Keys.GroupBy(House.RoomOf)
            .Where(room => room.Count() > MostFilesInRoom)
            .Select(room => $"{room.Key}: {room.Count()} files");
        Assert.Empty(full);
    }

    [Fact]
    public void A_name_stands_for_one_type() => Assert.Empty(Function.Value.NamesOfTwo);

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
