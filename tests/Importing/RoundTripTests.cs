using Kyma.Krm.Yaml;

namespace Kyma.Krm.Tests.Importing;

/// <summary>Whatever the project's own examples render can be imported again, and gives the same once more.</summary>
public sealed class RoundTripTests
{
    public static TheoryData<string> Folders =>
        [
            .. GoldenCase
                .Below("examples")
                .Concat(GoldenCase.Below("tests/cases"))
                .Select(row => row.Data)
                .Where(folder => new GoldenCase(Repository.File(folder)).Expected is not null),
        ];

    [Theory, MemberData(nameof(Folders))]
    public void What_an_example_renders_is_imported_and_rendered_again(string folder)
    {
        var expected = new GoldenCase(Repository.File(folder)).Expected!;
        var run = ImportRun.Of(expected);
        var ours = run
            .Items.Where(item =>
                item.Annotation("krm.kyma-project.io/rendered-from") is not null
                && item.Root.Find("spec") is null or YamlMapping { Entries.Count: > 0 }
                && item.Id is not { Group: "", Kind: "Secret" }
            )
            .Select(item => item.Id.ToString())
            .ToHashSet();
        if (ours.Count == 0)
            return;

        Assert.Empty(run.Differences);
        Assert.Subset(run.Rendered.ToHashSet(), ours);
    }
}
