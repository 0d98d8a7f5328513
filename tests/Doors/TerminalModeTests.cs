namespace Kyma.Krm.Tests.Doors;

/// <summary>The program in a terminal, which it leaves as it found it.</summary>
public sealed class TerminalModeTests
{
    [Theory]
    [InlineData("render examples/quickstart")]
    [InlineData("check examples/check-a-package")]
    [InlineData("explain examples/quickstart")]
    [InlineData("render examples/invalid-config")]
    [InlineData("no-such-command")]
    public void Nothing_is_left_switched(string command)
    {
        using var folder = new Workspace();
        var program = string.Join(' ', [Tool.Binary.Path, .. Tool.Binary.FirstArguments]);

        var seen = Tool.Named("script")
            .Run(
                ["-q", "-e", "-c", $"cd '{Repository.File("")}' && {program} {command}", folder.Path("log")],
                environment: new Dictionary<string, string?> { ["TERM"] = "xterm-256color", ["NO_COLOR"] = null }
            );

        Assert.NotEmpty(seen.Stdout);
        Assert.DoesNotContain("\e[?", seen.Stdout, StringComparison.Ordinal);
        Assert.DoesNotContain("\e=", seen.Stdout, StringComparison.Ordinal);
    }
}
