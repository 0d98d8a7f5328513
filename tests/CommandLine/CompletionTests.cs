using Kyma.Krm.CommandLine;
using Kyma.Krm.CommandLine.Verbs;

namespace Kyma.Krm.Tests.CommandLine;

public sealed class CompletionTests
{
    [Theory]
    [InlineData("kyma-krm expl", "explain")]
    [InlineData("kyma-krm explain --fin", "--finding", "--findings")]
    [InlineData("kyma-krm explain --output me", "mermaid")]
    [InlineData("kyma-krm init --certificate self", "self-signed")]
    public void Bash_completes(string typed, params string[] expected)
    {
        var words = typed.Split(' ');
        var script =
            $"{Session.Run("completion", "bash").Stdout}\n"
            + $"COMP_WORDS=({typed}); COMP_CWORD={words.Length - 1}; _kyma_krm; printf '%s\\n"
            + "' \"${COMPREPLY[@]}\"";

        Assert.Equal(
            expected,
            Tool.Named("bash", required: true)
                .Run(["-c", script])
                .Ends(0)
                .Stdout.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        );
    }

    /// <summary>A shell that loads a script with a mistake complains at every key.</summary>
    [Theory]
    [InlineData("fish", "kyma-krm explain --finding gateway-no", "gateway-no-hosts", "gateway-no-servers")]
    [InlineData(
        "fish",
        "kyma-krm init --certificate ",
        "cert-manager",
        "existing",
        "gardener",
        "provided",
        "self-signed"
    )]
    [InlineData("fish", "kyma-krm help ch", "check")]
    public void Fish_completes(string shell, string typed, params string[] expected)
    {
        using var scratch = new Scratch();
        var script = scratch.Write("kyma-krm.fish", Session.Run("completion", shell).Stdout);

        var outcome = Tool.Named(shell)
            .Run(["--no-config", "-c", $"source {script}; complete -C '{typed}'"], directory: scratch.Path("."))
            .Ends(0);

        Assert.Equal("", outcome.Stderr);
        Assert.Equal(
            expected,
            outcome.Stdout.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')[0])
        );
    }

    [Fact]
    public void Zsh_loads_it_and_knows_the_command()
    {
        using var scratch = new Scratch();
        var script = scratch.Write("_kyma-krm", Session.Run("completion", "zsh").Stdout);

        var outcome = Tool.Named("zsh")
            .Run([
                "-f",
                "-c",
                $"autoload -Uz compinit; compinit -u -d {scratch.Path("dump")}; source {script}; "
                    + "print -r -- $_comps[kyma-krm]",
            ])
            .Ends(0);

        Assert.Equal(("_kyma_krm\n", ""), (outcome.Stdout, outcome.Stderr));
    }

    /// <summary>Of a value that is a file, without which fish loads the script, but not that option.</summary>
    [Fact]
    public void No_option_of_fish_excludes_the_files_that_it_offers() =>
        Assert.DoesNotMatch("(?m) -x .*-F( |$)|(?m) -x -F", Session.Run("completion", "fish").Stdout);

    [Fact]
    public void Every_verb_has_help_and_an_example() =>
        Assert.All(
            Commands.Verbs.Select(VerbOptions.Of),
            verb =>
            {
                Assert.NotEmpty(verb.Summary);
                Assert.NotEmpty(verb.Examples);
                Assert.All(
                    verb.Options,
                    option =>
                        Assert.True(
                            option.HelpText.Length > 0 && (!option.TakesValue || !option.Label.EndsWith(' ')),
                            $"{verb.Name} --{option.Name}"
                        )
                );
            }
        );
}
