namespace Kyma.Krm.Tests.Checking;

/// <summary>
/// Packages and what is said of them. A case is a folder with YAML files and findings.txt, what `check` prints; where
/// nothing may be said, it is "No findings.". Told in the same words as text, as JSON and as a validator's results.
/// </summary>
public sealed class CheckGoldenTests
{
    const string Root = "tests/cases/check";

    public static TheoryData<string> Cases =>
        [
            .. Directory
                .GetDirectories(Repository.File(Root))
                .Select(folder => $"{Root}/{Path.GetFileName(folder)}")
                .Order(StringComparer.Ordinal),
        ];

    [Theory, MemberData(nameof(Cases))]
    public void Every_package_is_told_what_its_file_says(string folder)
    {
        var path = Repository.File(folder);
        var session = Session.Run("check", path);
        var told = session.Stdout.Replace($"{path}/", "", StringComparison.Ordinal);
        var file = Path.Combine(path, "findings.txt");
        var recorded = File.Exists(file) ? File.ReadAllText(file) : "";
        if (told != recorded && Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(file, told);
            Assert.Fail($"wrote {file}; read it, and run again");
        }

        Assert.Equal(recorded, told);
        Assert.Equal(told.Contains("error: ", StringComparison.Ordinal) ? 1 : 0, session.ExitCode);
        Assert.Equal(session, Session.Run("check", path));
    }
}
