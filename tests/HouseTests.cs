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
    public void Lines_fit_on_the_screen()
    {
        var wide =
            from folder in new[] { "function", "tests" }
            from file in House.SourcesIn(Repository.File(folder))
            from line in WideLines.In(File.ReadAllText(file), mayQuote: folder == "tests")
            select $"{Path.GetRelativePath(Repository.File("."), file)}:{line}";
        Assert.Empty(wide);
    }

    [Theory]
    [InlineData("long ", false, true)]
    [InlineData("long ", true, true)]
    [InlineData("\"pattern", false, false)]
    [InlineData("\"\"\"\nlong ", false, true)]
    [InlineData("\"\"\"\nlong ", true, false)]
    [InlineData("\"\"\"\n\"\"\";\nlong ", true, true)]
    public void A_wide_line_is_found(string begin, bool mayQuote, bool isFound) =>
        Assert.Equal(isFound, WideLines.In(begin + new string('x', 121), mayQuote).Any());

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
