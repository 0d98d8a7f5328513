using System.Text.RegularExpressions;

namespace Kyma.Krm.Tests.Doors;

/// <summary>
/// Every example, through every way in that fits it, with the real tools: the same resources everywhere.
/// </summary>
public sealed partial class EveryDoorTests
{
    static readonly IReadOnlyList<string> Examples = [.. GoldenCase.Below("examples").Select(row => row.Data)];

    static readonly Dictionary<string, HashSet<string>> Forms = Examples.ToDictionary(
        example => example,
        example => FormsOf(example).ToHashSet()
    );

    /// <summary>
    /// All that fits. xunit runs classes side by side, so the doors that write files have one of their own below.
    /// </summary>
    public static TheoryData<string, string> Rows(bool writesFiles)
    {
        var rows = new TheoryData<string, string>();
        foreach (var door in Door.All.Where(door => door.WritesFiles == writesFiles))
        {
            var fitting = Examples.Where(example => door.Fits(new GoldenCase(Repository.File(example)))).ToList();
            foreach (var example in door.IsSlow ? OneOfEachForm(fitting) : fitting)
                rows.Add(example, door.Name);
        }

        return rows;
    }

    /// <summary>Few examples that have between them whatever any of them has.</summary>
    static List<string> OneOfEachForm(IReadOnlyList<string> examples)
    {
        var chosen = new List<string>();
        var missing = examples.SelectMany(example => Forms[example]).ToHashSet();
        while (missing.Count > 0)
        {
            var next = examples.MaxBy(example => Forms[example].Count(missing.Contains))!;
            chosen.Add(next);
            missing.ExceptWith(Forms[next]);
        }

        return chosen;
    }

    /// <summary>How the input is passed, and which kinds come out of it.</summary>
    static IEnumerable<string> FormsOf(string example)
    {
        var golden = new GoldenCase(Repository.File(example));
        yield return golden.Resources is null ? "a config alone" : "a config and resources";
        yield return golden.Expected is null ? "refused" : "rendered";
        foreach (var resource in golden.Expected is { } expected ? Manifests.Parse(expected) : [])
            yield return $"{resource["apiVersion"]} {resource["kind"]}";
    }

    [Theory, MemberData(nameof(Rows), false)]
    public void Every_example_comes_out_the_same_through_every_door(string example, string name) =>
        AssertSame(example, name);

    internal static void AssertSame(string example, string name)
    {
        var golden = new GoldenCase(Repository.File(example));
        var door = Door.All.Single(door => door.Name == name);
        using var folder = new Workspace().Write("config.yaml", golden.Config);
        if (golden.Resources is { } resources)
            folder.Write("resources.yaml", resources);
        if (door.WritesFiles)
            folder.Commit();

        var outcome = door.Run(golden, folder);

        if (golden.Expected is not { } expected)
            AssertRefused(golden, door, folder, outcome);
        else
        {
            Manifests.AssertSame(Manifests.Parse(expected), door.Resources(folder, outcome.Ends(0)));
            if (door.WritesFiles)
                AssertNothingChangesInASecondRun(golden, door, folder.Commit());
        }
    }

    static void AssertNothingChangesInASecondRun(GoldenCase golden, Door door, Workspace folder)
    {
        door.Run(golden, folder).Ends(0);
        Assert.Empty(folder.Diff());
    }

    static void AssertRefused(GoldenCase golden, Door door, Workspace folder, Support.Outcome outcome)
    {
        Assert.NotEqual(0, outcome.ExitCode);
        foreach (
            var finding in golden
                .Findings!.Split('\n')
                .Where(line => line.StartsWith("error:", StringComparison.Ordinal))
                .Take(3)
        )
        {
            Assert.Contains(Position().Replace(finding, ""), outcome.Stderr + outcome.Stdout, StringComparison.Ordinal);
        }

        if (door.WritesFiles)
            Assert.Equal(golden.Config, folder.Read("config.yaml"));
        else
            Assert.Empty(door.Resources(folder, outcome));
    }

    [GeneratedRegex(@"^error: [^ ]*:\d+:\d+: ")]
    private static partial Regex Position();
}

/// <summary>The rest of the same table.</summary>
public sealed class EveryWritingDoorTests
{
    [Theory, MemberData(nameof(EveryDoorTests.Rows), true, MemberType = typeof(EveryDoorTests))]
    public void Every_example_comes_out_the_same_and_a_second_run_changes_nothing(string example, string name) =>
        EveryDoorTests.AssertSame(example, name);

    /// <summary>One kpt renders them all, each a package with a pipeline of its own.</summary>
    [Fact]
    public void All_examples_below_one_package_come_out_the_same_and_a_second_run_changes_nothing()
    {
        var examples = GoldenCase
            .Below("examples")
            .Select(row => new GoldenCase(Repository.File(row.Data)))
            .Where(golden => golden.Expected is not null)
            .ToList();
        using var folder = new Workspace().Write("Kptfile", Kpt.Root);
        foreach (var (i, golden) in examples.Index())
        {
            folder
                .Write($"{i}/Kptfile", Kpt.File($"exec: {Tool.Binary.Path}\nconfigPath: config.yaml"))
                .Write($"{i}/config.yaml", golden.Config);
            if (golden.Resources is { } resources)
                folder.Write($"{i}/resources.yaml", resources);
        }

        Kpt.Render(folder).Ends(0);

        foreach (var (i, golden) in examples.Index())
            Manifests.AssertSame(Manifests.Parse(golden.Expected!), folder.ResourcesBelow($"{i}/"));
        folder.Commit();
        Kpt.Render(folder).Ends(0);
        Assert.Empty(folder.Diff());
    }
}
