namespace Kyma.Krm.Tests;

public sealed class ExamplesTests
{
    public static TheoryData<string> Examples => GoldenCase.Below("examples");

    public static TheoryData<string> Cases => GoldenCase.Below("tests/cases");

    [Theory, MemberData(nameof(Examples))]
    public void Every_example_renders_exactly_what_it_promises(string folder) => Golden.Verify(folder);

    [Theory, MemberData(nameof(Cases))]
    public void Every_case_renders_exactly_what_it_promises(string folder) => Golden.Verify(folder);

    /// <summary>A file of another name proves nothing, and a folder without the right one is no case.</summary>
    [Fact]
    public void Every_file_of_a_case_is_read()
    {
        var root = Repository.File("tests/cases");
        Assert.Empty(
            Directory
                .EnumerateFiles(root, "*", SearchOption.AllDirectories)
                .GroupBy(file => Path.GetDirectoryName(file)!)
                .SelectMany(folder => folder.Except(ReadIn(folder.Key)))
                .Select(file => Path.GetRelativePath(root, file))
                .Order(StringComparer.Ordinal)
        );
    }

    /// <summary>The folders of <c>check</c> are read whole.</summary>
    static IEnumerable<string> ReadIn(string folder)
    {
        string[] names =
            folder.Contains("/cases/check/", StringComparison.Ordinal) ? ["*"]
            : File.Exists(Path.Combine(folder, "cluster.yaml"))
                ? ["cluster.yaml", "report.txt", "config.yaml", "expected.yaml", "findings.txt"]
            : File.Exists(Path.Combine(folder, "config.yaml"))
                ? ["config.yaml", "resources.yaml", "expected.yaml", "findings.txt"]
            : [];
        return names.SelectMany(name => Directory.EnumerateFiles(folder, name));
    }
}
