using System.Text.RegularExpressions;

namespace Kyma.Krm.Tests;

public sealed class DocumentationTests
{
    public static TheoryData<string> Readmes => Markdown.All;

    [Theory, MemberData(nameof(Readmes))]
    public void Embedded_blocks_are_their_files(string readme)
    {
        var page = new Markdown(Repository.File(readme));
        var (text, wanted) = (page.Text, page.WithEmbeddedFiles());
        if (text != wanted && Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            File.WriteAllText(page.Path, wanted);
        Assert.Equal(wanted, text);
    }

    [Theory, MemberData(nameof(Readmes))]
    public void Commands_print_what_the_page_shows(string readme)
    {
        var page = new Markdown(Repository.File(readme));
        foreach (var (arguments, output) in page.Commands())
        {
            var run = Tool.Binary.Run(arguments, directory: page.Folder);
            var lines = output.TrimEnd('\n');
            var shown = string.Join(
                ".*",
                (lines.EndsWith("\n...", StringComparison.Ordinal) ? lines[..^"...".Length] : lines)
                    .Split("...\n")
                    .Select(Regex.Escape)
            );
            Assert.True(
                Regex.IsMatch(run.Stdout + run.Stderr, shown, RegexOptions.Singleline),
                $"{readme}: {string.Join(' ', arguments)}\nprints\n{run.Stdout}{run.Stderr}\nnot\n{output}"
            );
        }
    }

    [Fact]
    public void Every_link_leads_somewhere()
    {
        var broken =
            from name in Markdown.Pages
            let page = new Markdown(Repository.File(name))
            from link in page.Links()
            let file = link.File.Length == 0 ? page.Path : Path.Combine(page.Folder, link.File)
            where
                !Path.Exists(file) || (link.Heading.Length > 0 && !new Markdown(file).Headings().Contains(link.Heading))
            select $"{name}: {link.File}#{link.Heading}";
        Assert.Empty(broken);
    }

    [Fact]
    public void Links_and_headings_are_read_as_they_are_written()
    {
        using var scratch = new Scratch();
        var page = new Markdown(
            scratch.Write(
                "a.md",
                "# The `x` of a, b\n\n[b](b/c.md#d) [e](#f) [g](https://h)\n\n```\n# i\n[j](k)\n```\n"
            )
        );
        Assert.Equal([("b/c.md", "d"), ("", "f")], page.Links());
        Assert.Equal(["the-x-of-a-b"], page.Headings());
    }

    /// <summary>GitHub shows no tag that it does not know, and takes two wildcards for emphasis.</summary>
    [Fact]
    public void No_page_has_words_that_vanish() =>
        Assert.Empty(Markdown.Pages.SelectMany(name => new Markdown(Repository.File(name)).Vanishing()));

    [Fact]
    public void The_tour_lists_every_example()
    {
        var tour = File.ReadAllText(Repository.File("examples/README.md"));
        var missing = Directory
            .GetDirectories(Repository.File("examples"))
            .Select(Path.GetFileName)
            .Where(name => !tour.Contains($"({name}/", StringComparison.Ordinal));
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_example_is_a_page()
    {
        var silent = Directory
            .GetDirectories(Repository.File("examples"))
            .Where(folder => !File.Exists(Path.Combine(folder, "README.md")));
        Assert.Empty(silent);
    }

    /// <summary>Of a config with mistakes nothing can be said, which is what its page shows.</summary>
    [Fact]
    public void Every_example_follows_a_request()
    {
        var silent = Directory
            .GetDirectories(Repository.File("examples"))
            .Where(folder =>
                !new Markdown(Path.Combine(folder, "README.md"))
                    .Commands()
                    .Any(command =>
                        command.Arguments is ["trace", ..]
                        && command.Output.Contains(
                            folder.EndsWith("/invalid-config", StringComparison.Ordinal) ? "error: " : "Result: ",
                            StringComparison.Ordinal
                        )
                    )
            );
        Assert.Empty(silent);
    }

    [Theory]
    [InlineData("examples/quickstart")]
    [InlineData("examples/shop")]
    public void The_picture_is_what_explain_draws(string example)
    {
        var file = Repository.File($"{example}/explain.mmd");
        var (drawn, shown) = (
            Session.Run("explain", Repository.File(example), "--output", "mermaid").Stdout,
            File.Exists(file) ? File.ReadAllText(file) : ""
        );
        if (drawn != shown && Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            File.WriteAllText(file, drawn);
        Assert.Equal(drawn, shown);
    }

    [Fact]
    public void The_front_page_has_one_command_for_the_job_and_one_for_the_tests()
    {
        var page = File.ReadAllText(Repository.File("README.md"));
        Assert.Contains("dotnet run --project function -- render examples/quickstart", page, StringComparison.Ordinal);
        Assert.Contains("\ndotnet test ", page, StringComparison.Ordinal);
    }

    /// <summary>Another configuration would build, and keep alive, what no user runs.</summary>
    [Fact]
    public void Ci_runs_the_command_of_the_front_page()
    {
        var step = File.ReadAllText(Repository.File(".ci/run")).Split("step test ")[1].Split("\n[[")[0];
        Assert.StartsWith("dotnet test --", step, StringComparison.Ordinal);
        Assert.DoesNotContain(" -c ", step, StringComparison.Ordinal);
        Assert.DoesNotContain("--configuration", step, StringComparison.Ordinal);
    }
}
