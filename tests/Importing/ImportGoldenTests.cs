using System.Text.Json.Nodes;

namespace Kyma.Krm.Tests.Importing;

/// <summary>
/// Folders with a cluster.yaml: config.yaml is what `kyma-krm import` prints, report.txt what it says on stderr.
/// That config.yaml renders is proven like for any example.
/// </summary>
public sealed class ImportGoldenTests
{
    static bool Updates => Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1";

    public static TheoryData<string> Folders =>
        [
            .. new[] { "examples", "tests/cases" }
                .SelectMany(root =>
                    Directory.EnumerateFiles(Repository.File(root), "cluster.yaml", SearchOption.AllDirectories)
                )
                .Select(file => Path.GetRelativePath(Repository.File(""), Path.GetDirectoryName(file)!))
                .Order(StringComparer.Ordinal),
        ];

    [Theory, MemberData(nameof(Folders))]
    public void Every_import_prints_just_this(string folder)
    {
        var input = Repository.File($"{folder}/cluster.yaml");
        var session = Session.Run("import", input);

        Compare(
            ($"{folder}/config.yaml", session.Stdout),
            ($"{folder}/report.txt", session.Stderr.Replace(input, "cluster.yaml", StringComparison.Ordinal))
        );
        Assert.Equal(session.Stdout.Length == 0 ? 1 : 0, session.ExitCode);
        Assert.Equal(session, Session.Run("import", input));
    }

    [Fact]
    public void As_JSON_everything_is_one_answer()
    {
        var session = Session.Run("import", Repository.File("examples/import/cluster.yaml"), "--output", "json");

        var answer = JsonNode.Parse(session.Stdout)!;
        Assert.Equal(0, session.ExitCode);
        Assert.Empty(session.Stderr);
        Assert.Equal("KymaTraffic", (string?)answer["configs"]![0]!["kind"]);
        Assert.Contains(
            answer["findings"]!.AsArray(),
            finding => (string?)finding!["tags"]!["rule"] == "import-same-meaning"
        );
        Assert.NotEmpty(answer["steps"]!.AsArray());
    }

    [Theory]
    [InlineData("--output", "xml")]
    [InlineData("--istio-version", "new")]
    public void Wrong_options_are_wrong_usage(string option, string value) =>
        Assert.Equal(2, Session.RunWith("", "import", "-", option, value).ExitCode);

    [Fact]
    public void A_package_that_annotates_what_was_imported_is_taken_over()
    {
        using var scratch = new Scratch();
        var cluster = File.ReadAllText(Repository.File("examples/import/cluster.yaml"));
        scratch.Write(
            "cluster.yaml",
            cluster.Replace(
                "    annotations:\n",
                "    annotations:\n      krm.kyma-project.io/adopt: \"true\"\n",
                StringComparison.Ordinal
            )
        );
        scratch.Write("traffic.yaml", Session.Run("import", Repository.File("examples/import/cluster.yaml")).Stdout);

        var rendered = Session.Run("render", scratch.Path(""));

        Assert.True(rendered.ExitCode == 0, rendered.Stderr);
        Assert.Equal(
            "networking.istio.io/v1beta1",
            Assert
                .Single(
                    rendered.Stdout.Split("---\n"),
                    resource => resource.Contains("/adopt:", StringComparison.Ordinal)
                )
                .Split('\n')[0]["apiVersion: ".Length..]
        );
    }

    static void Compare(params (string File, string Text)[] answers)
    {
        var wrong = answers.Where(answer => Read(answer.File) != answer.Text).ToList();
        if (Updates && wrong.Count > 0)
        {
            foreach (var (file, text) in wrong)
                File.WriteAllText(Repository.File(file), text);
            Assert.Fail($"wrote {string.Join(", ", wrong.Select(answer => answer.File))}; read them, and run again");
        }

        foreach (var (file, text) in wrong)
            Assert.Equal(Read(file), text);
    }

    static string Read(string file) =>
        File.Exists(Repository.File(file)) ? File.ReadAllText(Repository.File(file)) : "";
}
