using Xunit.Sdk;

namespace Kyma.Krm.Tests.Support;

public sealed class ToolTests
{
    static readonly Tool Shell = Tool.Named("sh", required: true);

    [Fact]
    public void A_missing_tool_skips_with_a_message()
    {
        // Assert.Throws would let the skip through.
        try
        {
            Tool.Named("no-such-tool", required: false);
        }
        catch (SkipException skip)
        {
            Assert.Contains("`no-such-tool` is missing", skip.Message, StringComparison.Ordinal);
            return;
        }
        Assert.Fail("It was not skipped.");
    }

    [Fact]
    public void A_missing_tool_fails_where_all_are_required() =>
        Assert.Contains(
            "`no-such-tool` is missing",
            Assert.Throws<FailException>(() => Tool.Named("no-such-tool", required: true)).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Bytes_go_in_and_come_out_unchanged()
    {
        byte[] bytes = [.. Enumerable.Range(0, 1 << 20).Select(i => (byte)(i % 251))];

        Assert.Equal(bytes, Shell.Run(["-c", "cat"], bytes).Ends(0).Bytes.ToArray());
    }

    [Fact]
    public void The_exit_code_and_both_outputs_are_told_apart()
    {
        var outcome = Shell.Run(["-c", "echo out; echo err >&2; exit 3"]).Ends(3);

        Assert.Equal(("out\n", "err\n"), (outcome.Stdout, outcome.Stderr));
    }

    [Fact]
    public void Input_that_nobody_reads_is_no_failure() => Shell.Run(["-c", "exit 0"], new byte[1 << 20]).Ends(0);

    [Fact]
    public void The_environment_is_added_to_and_taken_from() =>
        Assert.Equal(
            "there gone /\n",
            Shell
                .Run(
                    ["-c", "echo $KYMA_KRM_TEST ${HOME-gone} $PWD"],
                    directory: "/",
                    environment: new Dictionary<string, string?> { ["KYMA_KRM_TEST"] = "there", ["HOME"] = null }
                )
                .Ends(0)
                .Stdout
        );

    [Fact]
    public void A_tool_that_never_ends_fails_the_test_and_is_ended() =>
        Assert.Contains(
            "was not done",
            Assert
                .Throws<FailException>(() =>
                    Shell.Run(["-c", "sleep 60; true"], timeout: TimeSpan.FromMilliseconds(200))
                )
                .Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void An_unexpected_end_shows_the_command_and_what_it_said() =>
        Assert.Contains(
            "sh -c echo why >&2; exit 1\nended with 1, not 0.\nwhy",
            Assert.Throws<TrueException>(() => Shell.Run(["-c", "echo why >&2; exit 1"]).Ends(0)).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void The_program_under_test_starts() => Tool.Binary.Run(["--help"]).Ends(0);
}
