namespace Kyma.Krm.Tests.Checking;

/// <summary>
/// Over what this project itself promises a check has nothing to say that rendering does not say. Cases of ownership
/// hold mere stubs.
/// </summary>
public sealed class NoFalseAlarmTests
{
    public static TheoryData<string> Folders =>
        [
            .. new[] { "examples", "tests/cases" }
                .SelectMany(root => GoldenCase.Below(root).Select(row => row.Data))
                .Where(folder => !folder.StartsWith("tests/cases/ownership/", StringComparison.Ordinal)),
        ];

    [Theory, MemberData(nameof(Folders))]
    public void What_renders_passes(string folder)
    {
        var golden = new GoldenCase(Repository.File(folder));
        if (golden.Expected is not { } expected)
            return;
        var run = CheckRun.Of(expected, VersionOf(golden));
        var warned = golden.Findings?.Contains("warning: ", StringComparison.Ordinal) == true;
        Assert.False(run.Has("error") || (run.Has("warning") && !warned), run.Told);
    }

    /// <summary>A rendering is judged as the release that its config names would judge it.</summary>
    static string[] VersionOf(GoldenCase golden) =>
        File.ReadLines(golden.FileNamed("config.yaml"))
            .Select(line => line.Split('#')[0].Trim().Split(": "))
            .Where(words => words is ["istioVersion", _])
            .Select(words => words[1].Trim('"', '\''))
            .Take(1)
            .SelectMany(version => (string[])["--istio-version", version])
            .ToArray();

    [Theory, MemberData(nameof(Folders))]
    public void A_config_is_told_nothing_new(string folder)
    {
        var golden = new GoldenCase(Repository.File(folder));
        string[] files =
        [
            golden.FileNamed("config.yaml"),
            .. golden.Resources is null ? (string[])[] : [golden.FileNamed("resources.yaml")],
        ];
        var session = Session.Run(["check", .. files]);
        var told = session
            .Stdout.Replace($"{golden.Folder}/", "", StringComparison.Ordinal)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Empty(
            told.Where(line => !line.StartsWith("info: ", StringComparison.Ordinal) && line != "No findings.")
                // Istio warns of every one, and renders none.
                .Where(line => !line.Contains(": EnvoyFilter ", StringComparison.Ordinal))
                .Except((golden.Findings ?? "").Split('\n'))
        );
    }
}
