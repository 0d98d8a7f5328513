using System.Text.RegularExpressions;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Planning;

namespace Kyma.Krm.Tests;

/// <summary>
/// The version stands in the project file; what users copy from pages, examples and components names the same, or its
/// series (v0.1).
/// </summary>
public sealed partial class VersionTests
{
    static readonly string[] Folders = ["docs", "examples", "kustomization"];

    [Fact]
    public void Whatever_names_a_release_names_this_one()
    {
        var version = Repository.Version;
        var named = Pages().SelectMany(file => Named().Matches(File.ReadAllText(file)).Select(match => (file, match)));
        Assert.NotEmpty(named);
        Assert.Empty(
            named
                .Where(entry =>
                    !$"{version}.".StartsWith($"{entry.match.Groups["version"].Value}.", StringComparison.Ordinal)
                )
                .Select(entry => $"{Path.GetRelativePath(Repository.File("."), entry.file)}: {entry.match.Value}")
        );
    }

    [Fact]
    public void The_front_page_names_the_releases_of_Istio_that_are_known()
    {
        var page = File.ReadAllText(Repository.File("README.md"));
        Assert.Contains(
            $"the rules of Istio {IstioVersion.OldestKnown} to {IstioVersion.NewestKnown}.",
            page,
            StringComparison.Ordinal
        );
        Assert.Contains($"The default is {IstioVersion.Default},", page, StringComparison.Ordinal);
        Assert.Contains(
            $"before {IstioVersion.OldestKnown} or after {IstioVersion.NewestKnown}",
            page,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_rule_about_two_releases_names_the_default() =>
        Assert.EndsWith(
            $" {IstioVersion.Default}",
            PlanningFindings.IstioVersionsDiffer.Source,
            StringComparison.Ordinal
        );

    [Fact]
    public void The_page_of_trace_names_the_release_that_answers() =>
        Assert.Contains(
            $"; {IstioVersion.Default} where none says it.",
            File.ReadAllText(Repository.File("docs/trace.md")),
            StringComparison.Ordinal
        );

    static IEnumerable<string> Pages() =>
        Directory
            .EnumerateFiles(Repository.File("."), "*.md")
            .Where(file => Path.GetFileName(file) != "CHANGELOG.md")
            .Concat(
                Folders.SelectMany(folder =>
                    Directory
                        .EnumerateFiles(Repository.File(folder), "*", SearchOption.AllDirectories)
                        .Where(file => Path.GetExtension(file) is ".md" or ".yaml" or ".yml" or ".sh")
                )
            );

    /// <summary>An image, a reference to the repository, the tag of a kustomization's image.</summary>
    [GeneratedRegex(@"(?:kyma-krm:v|kyma-krm//\S+\?ref=v|releases/download/v|newTag: v?)(?<version>\d[\w.-]*\w)")]
    private static partial Regex Named();
}
