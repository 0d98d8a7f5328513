using System.Text.RegularExpressions;
using Kyma.Krm.Tests.Support;

namespace Kyma.Krm.Tests.Doors;

/// <summary>
/// Every example, through every way in that fits it, with the real tools: the same resources everywhere.
/// </summary>
public sealed partial class EveryDoorTests
{
    /// <summary>
    /// All that fits. xunit runs classes side by side, so the doors that write files have one of their own below.
    /// </summary>
    public static TheoryData<string, string> Rows(bool writesFiles)
    {
        var rows = new TheoryData<string, string>();
        foreach (var example in GoldenCase.Below("examples").Select(row => row.Data))
        {
            foreach (
                var door in Door.All.Where(door =>
                    door.WritesFiles == writesFiles && door.Fits(new GoldenCase(Repository.File(example)))
                )
            )
                rows.Add(example, door.Name);
        }

        return rows;
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
}
