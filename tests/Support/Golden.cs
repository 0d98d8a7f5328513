namespace Kyma.Krm.Tests.Support;

/// <summary>
/// What every example and case proves: the exact output and findings; the same again in a second run; as KRM function
/// nothing more changes when the answer is fed back in, and no other item loses a character.
/// With UPDATE_GOLDEN=1 the files are rewritten, and the test fails all the same so that a person reads them.
/// </summary>
internal static class Golden
{
    static bool Updates => Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1";

    public static void Verify(string folder)
    {
        var golden = new GoldenCase(Repository.File(folder));
        var rendered = Render(golden);
        Compare(
            golden,
            ("expected.yaml", golden.Expected ?? "", rendered.Stdout),
            ("findings.txt", golden.Findings ?? "", rendered.Stderr)
        );
        Assert.Equal(golden.Expected is null, rendered.ExitCode != 0);
        Assert.Equal(rendered, Render(golden));
        VerifyAsFunction(golden, rendered.ExitCode);
    }

    static Session Render(GoldenCase golden)
    {
        string[] files =
        [
            golden.FileNamed("config.yaml"),
            .. golden.Resources is null ? (string[])[] : [golden.FileNamed("resources.yaml")],
        ];
        var session = Session.Run(["render", .. files]);
        return session with { Stderr = session.Stderr.Replace($"{golden.Folder}/", "", StringComparison.Ordinal) };
    }

    static void VerifyAsFunction(GoldenCase golden, int exitCode)
    {
        var input = golden.AsResourceList();
        var first = Session.RunWith(input);
        Assert.True(
            exitCode == first.ExitCode,
            $"render ended with {exitCode}, the function with {first.ExitCode}:\n{first.Stderr}"
        );
        Assert.Equal(first, Session.RunWith(input));
        Assert.Equal(WithoutResults(first.Stdout), WithoutResults(Session.RunWith(first.Stdout).Stdout));
        if (exitCode != 0)
            Assert.Equal(input, WithoutResults(first.Stdout));
    }

    static string WithoutResults(string list) =>
        list.IndexOf("\nresults:\n", StringComparison.Ordinal) is >= 0 and var at ? list[..(at + 1)] : list;

    /// <summary>A recorded text against what is said today.</summary>
    public static void CompareFile(string file, string recorded, string actual)
    {
        if (recorded == actual)
            return;
        if (Updates)
        {
            File.WriteAllText(file, actual);
            Assert.Fail($"wrote {file}; read it, and run again");
        }

        Assert.Equal(recorded, actual);
    }

    static void Compare(GoldenCase golden, params (string Name, string Recorded, string Actual)[] files)
    {
        var others = files.Where(file => file.Recorded != file.Actual).ToList();
        if (others.Count > 0 && Updates)
        {
            foreach (var (name, _, actual) in others)
            {
                if (actual.Length == 0)
                    File.Delete(golden.FileNamed(name));
                else
                    File.WriteAllText(golden.FileNamed(name), actual);
            }

            var written = others.Select(file => golden.FileNamed(file.Name));
            Assert.Fail($"wrote {string.Join(", ", written)}; read them, and run again");
        }

        Assert.All(files, file => Assert.Equal(file.Recorded, file.Actual));
    }
}
