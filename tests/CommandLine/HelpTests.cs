using Kyma.Krm.CommandLine;
using Kyma.Krm.CommandLine.Fields;
using Kyma.Krm.CommandLine.Verbs;
using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Tests.CommandLine;

public sealed class HelpTests
{
    [Theory]
    [InlineData("render --help")]
    [InlineData("render -h")]
    [InlineData("-h render")]
    [InlineData("help render")]
    [InlineData("render . --nonsense --help")]
    public void Help_is_given_in_any_place(string typed)
    {
        var session = Session.Run(typed.Split(' '));

        Assert.Equal((0, ""), (session.ExitCode, session.Stderr));
        Assert.Contains("kyma-krm render [PATH...]", session.Stdout, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-v")]
    [InlineData("--version")]
    [InlineData("render -v")]
    [InlineData("version")]
    public void So_is_the_version(string typed) =>
        Assert.Matches("^kyma-krm [0-9.]+\n$", Session.Run(typed.Split(' ')).Stdout);

    [Theory]
    [InlineData("help version")]
    [InlineData("version --help")]
    public void The_version_is_a_command_like_any_other(string typed)
    {
        var session = Session.Run(typed.Split(' '));

        Assert.Equal((0, ""), (session.ExitCode, session.Stderr));
        Assert.Contains("\nUsage\n  kyma-krm version\n", session.Stdout, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("help rendr", "Did you mean 'render'?")]
    [InlineData("rendr --help", "Did you mean 'render'?")]
    [InlineData("check --stirct .", "Did you mean --strict?")]
    public void A_misspelt_word_is_named_with_the_right_one(string typed, string meant)
    {
        var session = Session.Run(typed.Split(' '));

        Assert.Equal(ExitCodes.WrongUsage, session.ExitCode);
        Assert.Contains(meant, session.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_exit_code_is_listed() =>
        Assert.Equal(
            typeof(ExitCodes).GetFields().Select(code => (int)code.GetRawConstantValue()!).Distinct().Order(),
            Help.ExitCodes.Select(code => code.Code)
        );

    [Fact]
    public void Behind_two_dashes_everything_is_a_path() =>
        Assert.Contains("'--help'", Session.Run("render", "--", "--help").Stderr, StringComparison.Ordinal);

    [Fact]
    public void The_manual_page_has_every_option()
    {
        var page = Session.Run("help", "--man").Stdout;

        Assert.StartsWith(".TH KYMA-KRM 1", page, StringComparison.Ordinal);
        Assert.All(
            Commands.Verbs.Select(VerbOptions.Of).SelectMany(verb => verb.Options),
            option =>
                Assert.Contains(
                    option.Name.Replace("-", "\\-", StringComparison.Ordinal),
                    page,
                    StringComparison.Ordinal
                )
        );
    }

    [Theory]
    [InlineData("spec.egress.services[].tls", "mode: SIMPLE")]
    [InlineData("spec.egress.services[3].tls.mode", "MUTUAL")]
    [InlineData("spec.egress.services.preset", "postgresql: 5432 TCP")]
    [InlineData("spec.gateway.name", "kyma-gateway")]
    public void A_field_is_explained(string path, string said)
    {
        var session = Session.Run("explain", "--field", path);

        Assert.Equal((0, ""), (session.ExitCode, session.Stderr));
        Assert.Contains(said, session.Stdout, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("spec.egress.service", "'spec.egress.services'")]
    [InlineData("credentialName", "'spec.egress.services[].tls.credentialName'")]
    public void A_field_that_does_not_exist_is_named_with_the_right_one(string path, string meant)
    {
        var session = Session.Run("explain", "--field", path);

        Assert.Equal(ExitCodes.WrongUsage, session.ExitCode);
        Assert.Contains(meant, session.Stderr, StringComparison.Ordinal);
    }
}
