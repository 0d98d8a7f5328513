using System.Text;

namespace Kyma.Krm.Tests.Properties;

/// <summary>
/// What holds for every command that reads, whatever the bytes: it ends with a known exit code, and no line of it
/// steers who reads it.
/// </summary>
internal static class CommandProperties
{
    static readonly string[][] Commands =
    [
        ["render", "-"],
        ["check", "-"],
        ["check", "-", "--output", "json"],
        ["check", "-", "--output", "github"],
        ["check", "-", "--output", "sarif"],
        ["explain", "-"],
        ["explain", "-", "--output", "html"],
        ["explain", "-", "--output", "json"],
        ["explain", "-", "--output", "mermaid"],
        ["import", "-"],
        ["inspect", "-"],
        ["argocd-parameters", "-"],
        [],
    ];

    /// <summary>Documents are what a person asked for; all else is printable.</summary>
    static readonly string[] PrintsDocuments = ["render", "import"];

    public static void AreAnswered(byte[] input)
    {
        foreach (var arguments in Commands)
        {
            var outcome = Session.RunBytes(input, arguments);
            Assert.True(
                outcome.ExitCode is >= 0 and <= 3,
                $"{string.Join(' ', arguments)}: exit code {outcome.ExitCode}\n"
                    + $"{outcome.Stderr}\n{Encoding.UTF8.GetString(input)}"
            );
            var shown =
                arguments.Length == 0 || PrintsDocuments.Contains(arguments[0])
                    ? outcome.Stderr
                    : outcome.Stdout + outcome.Stderr;
            foreach (var line in shown.Split('\n'))
            {
                Assert.DoesNotContain("##[", line, StringComparison.Ordinal);
                Assert.DoesNotContain(line, c => c < ' ' || c is '\u007f' or (>= '\u202a' and <= '\u202e'));
                if (!arguments.Contains("github"))
                    Assert.False(line.TrimStart().StartsWith("::", StringComparison.Ordinal), line);
            }
        }
    }
}
