using Kyma.Krm.CommandLine;
using Kyma.Krm.CommandLine.Verbs;
using Kyma.Krm.Tests.Support;

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
