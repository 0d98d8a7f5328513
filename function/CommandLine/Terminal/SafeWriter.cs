using System.Text;
using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.CommandLine.Terminal;

/// <summary>
/// Standard error as the commands see it: every line is printable, and where nobody can read it, it is lost. A full
/// disk or a closed terminal on the reader's side changes neither the answer nor the exit code.
/// </summary>
internal sealed class SafeWriter(TextWriter inner) : TextWriter
{
    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => Try(() => inner.Write(value));

    public override void Write(string? value) => Try(() => inner.Write(value));

    public override void WriteLine(string? value) =>
        Try(() => inner.Write(PrintableText.Line(value ?? "") + inner.NewLine));

    public override void Flush() => Try(inner.Flush);

    static void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception failure)
            when (failure is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            // There is nobody left to tell.
        }
    }
}
