using System.Text;
using Kyma.Krm.CommandLine;
using Kyma.Krm.CommandLine.Terminal;

namespace Kyma.Krm.Tests.CommandLine;

/// <summary>What a person at a terminal sees, and a file or pipe does not.</summary>
public sealed class TerminalTests : IDisposable
{
    readonly Scratch _scratch = new();
    readonly string _config;

    public TerminalTests() =>
        _config = _scratch.Write(
            "config.yaml",
            """
            apiVersion: krm.kyma-project.io/v1alpha1
            kind: KymaTraffic
            metadata: {name: shop}
            spec:
              domain: shop.example.com
              certificate: gardener
              gateway: {name: shop-gateway, namespace: shop}
            """
        );

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Severity_is_coloured_and_long_lines_go_on_below()
    {
        var (_, stderr) = Run(["render", _config]);

        Assert.StartsWith("\e[33mwarning\e[0m: ", stderr, StringComparison.Ordinal);
        var lines = stderr.TrimEnd('\n').Replace("\e[33m", "", StringComparison.Ordinal).Split('\n');
        Assert.True(lines.Length > 1);
        Assert.All(lines.Skip(1), line => Assert.StartsWith("  ", line, StringComparison.Ordinal));
        Assert.All(
            lines.Where(line => !line.Contains(_config, StringComparison.Ordinal)),
            line => Assert.InRange(line.Length, 1, 80)
        );
    }

    [Fact]
    public void So_is_a_mistake_on_the_command_line() =>
        Assert.StartsWith("\e[31merror\e[0m: 'rendr'", Run(["rendr"]).Stderr, StringComparison.Ordinal);

    [Fact]
    public void Check_says_it_on_stdout_in_the_same_way()
    {
        var (stdout, _) = Run(["check", _config]);
        Assert.StartsWith("\e[33mwarning\e[0m: ", stdout, StringComparison.Ordinal);
        Assert.Contains("\n  ", stdout, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NO_COLOR", "1")]
    [InlineData("TERM", "dumb")]
    public void Without_colour_where_nobody_wants_it(string name, string value)
    {
        Assert.DoesNotContain("\e", Run(["render", _config], (name, value)).Stderr, StringComparison.Ordinal);
        Assert.DoesNotContain("\e", Run(["explain", _config], (name, value)).Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public void The_width_is_what_COLUMNS_says()
    {
        var narrow = Run(["explain", _config], ("COLUMNS", "60"), ("NO_COLOR", "1")).Stdout.Split('\n');
        var wide = Run(["explain", _config], ("COLUMNS", "200"), ("NO_COLOR", "1")).Stdout.Split('\n');

        Assert.True(narrow.Length > wide.Length);
        Assert.Contains(wide, line => line.Length > 100);
    }

    [Fact]
    public void Words_are_the_same_in_a_pipe_in_one_line_and_without_escapes()
    {
        var session = Session.Run("render", _config);

        Assert.DoesNotContain("\e", session.Stderr, StringComparison.Ordinal);
        Assert.Single(session.Stderr.TrimEnd('\n').Split('\n'));
        Assert.Equal(
            string.Join(' ', session.Stderr.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            string.Join(
                ' ',
                Run(["render", _config], ("NO_COLOR", "1"))
                    .Stderr.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            )
        );
    }

    [Fact]
    public void A_name_cannot_steer_the_terminal()
    {
        var config = _scratch.Write(
            "hostile.yaml",
            "apiVersion: krm.kyma-project.io/v1alpha1\nkind: KymaTraffic\nmetadata: {name: shop}\n"
                + "spec: {\"\\e[2Jx ::warning::y\": 1}\n"
        );

        var (_, stderr) = Run(["render", config]);

        Assert.DoesNotContain("\e[2J", stderr, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?m)^\\s*::", stderr);
    }

    /// <summary>Commands that are there to be copied stay in one line, and a word is not broken.</summary>
    [Theory]
    [InlineData("--help")]
    [InlineData("help check")]
    [InlineData("help init")]
    [InlineData("check --list")]
    [InlineData("explain --findings")]
    [InlineData("trace --from shop/frontend $PACKAGE")]
    [InlineData("trace --from shop $PACKAGE")]
    [InlineData("trace --from shop --to https://api.partner.com $PACKAGE")]
    [InlineData("trace --from internet --to https://shop.example.com/cart $PACKAGE")]
    [InlineData("check $PACKAGE")]
    [InlineData("init $NEW")]
    [InlineData("init $NEW --certificate gardener")]
    public void Nothing_is_wider_than_the_terminal(string typed)
    {
        var package = Repository.File("examples/egress-locked-namespace");
        string[] arguments =
        [
            .. typed
                .Split(' ')
                .Select(word =>
                    word switch
                    {
                        "$PACKAGE" => package,
                        "$NEW" => _scratch.Path("new"),
                        _ => word,
                    }
                ),
        ];

        var (stdout, stderr) = Run(arguments, ("COLUMNS", "80"), ("NO_COLOR", "1"));

        Assert.NotEqual("", stdout + stderr);
        Assert.DoesNotContain(
            $"{stdout}{stderr}".Split('\n', '\r'),
            line =>
                line.Length > 80
                && !line.StartsWith("  kyma-krm ", StringComparison.Ordinal)
                && !line.StartsWith("  kpt ", StringComparison.Ordinal)
                && !line.StartsWith("  kustomize ", StringComparison.Ordinal)
                && line.Trim().Split(' ').All(word => word.Length < 40)
        );
    }

    static (string Stdout, string Stderr) Run(string[] arguments, params (string Name, string Value)[] environment)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter { NewLine = "\n" };
        var variables = environment.ToDictionary(variable => variable.Name, variable => variable.Value);
        var host = new CommandHost(
            () => new MemoryStream(),
            () => new KeptStream(output),
            error,
            variables.GetValueOrDefault
        )
        {
            OutputIsTerminal = true,
            ErrorIsTerminal = true,
        };
        Commands.Run(arguments, host);
        return (Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }

    /// <summary>The program closes its stdout; the test still reads it.</summary>
    sealed class KeptStream(MemoryStream kept) : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => kept.Write(buffer);

        public override void Write(byte[] buffer, int offset, int count) => kept.Write(buffer, offset, count);
    }
}
