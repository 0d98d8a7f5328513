namespace Kyma.Krm.Tests.Doors;

/// <summary>
/// The published file is trimmed, also of what function/Trimming.xml says is never reached: whatever the tests know, it
/// says the same as the untrimmed program in this process, word for word.
/// </summary>
public sealed class StaticFileTests
{
    static readonly string[] Verbs = ["render", "check", "explain", "import"];

    public static TheoryData<string> Folders =>
        [.. GoldenCase.Below("examples").Concat(GoldenCase.Below("tests/cases")).Select(row => row.Data)];

    [Theory, MemberData(nameof(Folders))]
    public void Every_verb_says_of_every_case_what_the_untrimmed_program_says(string folder)
    {
        var golden = new GoldenCase(Repository.File(folder));
        string[] files =
        [
            golden.FileNamed("config.yaml"),
            .. golden.Resources is null ? (string[])[] : [golden.FileNamed("resources.yaml")],
        ];
        foreach (var verb in Verbs)
            AssertSame([verb, .. files]);
        AssertSame([], golden.AsResourceList());
    }

    [Fact]
    public void Certificates_and_keys_are_judged_alike()
    {
        var files = Directory
            .EnumerateFiles(Fixtures.Path(""))
            .Where(file => Path.GetExtension(file) is ".crt" or ".key" or ".crl")
            .Order(StringComparer.Ordinal)
            .ToList();
        Assert.NotEmpty(files);
        foreach (var file in files)
            AssertSame(["inspect", file]);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("--version")]
    [InlineData("rendr")]
    [InlineData("render --nothing")]
    [InlineData("render --help")]
    [InlineData("check examples/quickstart --output")]
    [InlineData("check --output=sarif examples/quickstart")]
    [InlineData("explain --output mermaid examples/quickstart")]
    [InlineData("explain --output=html examples/quickstart")]
    [InlineData("import --istio-version 1.x examples/quickstart")]
    [InlineData("schema")]
    public void The_command_line_is_understood_alike(string arguments) =>
        AssertSame([
            .. arguments
                .Split(' ')
                .Select(argument =>
                    argument.StartsWith("examples/", StringComparison.Ordinal) ? Repository.File(argument) : argument
                ),
        ]);

    /// <summary>In kilobytes of addresses; of them the heap takes what it may, and no more than it needs.</summary>
    [Theory]
    [InlineData("300000")]
    [InlineData("16000000")]
    [InlineData("unlimited")]
    public void It_runs_within_whatever_ulimit_lets_it_have(string addresses)
    {
        var program = Tool.Published;
        var limited = Tool.Named("sh")
            .Run(["-c", "ulimit -v \"$1\" && exec \"$2\" --version", "sh", addresses, program.Path]);
        Assert.Equal(program.Run(["--version"]).Ends(0).Stdout, limited.Ends(0).Stdout);
    }

    static void AssertSame(string[] arguments, string stdin = "")
    {
        var published = Tool.Published;
        var here = Session.RunAt(TimeProvider.System, stdin, arguments);
        var there = published.Run(arguments, stdin);
        Assert.Equal(here, new Session(there.ExitCode, there.Stdout, there.Stderr));
    }
}
