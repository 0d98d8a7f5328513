using System.Text;

namespace Kyma.Krm.Tests.Support;

/// <summary>How a program ended and what it said, to the byte.</summary>
sealed record Outcome(string Command, int ExitCode, ReadOnlyMemory<byte> Bytes, string Stderr)
{
    public string Stdout => Encoding.UTF8.GetString(Bytes.Span);

    public Outcome Ends(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"{Command}\nended with {ExitCode}, not {exitCode}.\n{Stderr}\n{Stdout}");
        return this;
    }
}
