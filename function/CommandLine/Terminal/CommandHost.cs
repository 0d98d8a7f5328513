using System.Text;
using System.Text.Json.Nodes;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Explaining;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.CommandLine.Terminal;

/// <summary>The world outside, as far as commands see it; tests put their own in its place.</summary>
/// <param name="Environment">Environment variables by name.</param>
internal sealed record CommandHost(
    Func<Stream> StandardInput,
    Func<Stream> StandardOutput,
    TextWriter StandardError,
    Func<string, string?> Environment
)
{
    public bool InputIsTerminal { get; init; }

    /// <summary>How much stdin holds at most; null where nobody knows.</summary>
    public Func<long?> InputLength { get; init; } = () => null;

    public bool OutputIsTerminal { get; init; }

    public bool ErrorIsTerminal { get; init; }

    /// <summary>
    /// So many unpredictable bytes. Only what a person asks for by name may use it: what is rendered never depends on
    /// chance.
    /// </summary>
    public Func<int, byte[]> RandomBytes { get; init; } =
        _ => throw new InvalidOperationException("no source of randomness was given");

    /// <summary>
    /// Argo CD sets it for every plugin that it runs (docs/operator-manual/config-management-plugins.md).
    /// </summary>
    public bool IsInArgoCd => !string.IsNullOrEmpty(Environment("ARGOCD_APP_NAME"));

    /// <summary>How much may be read altogether.</summary>
    public int MaximumMebibytes { get; init; } = InputLimit.Default;

    public long MaximumBytes => Math.Clamp(MaximumMebibytes, 1, InputLimit.Default) * 1024L * 1024;

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The names of all environment variables.</summary>
    public Func<IEnumerable<string>> VariableNames { get; init; } = () => [];

    /// <summary>Starts another program; null where it cannot be started or does not end.</summary>
    public Func<ToolCall, ToolAnswer?> RunTool { get; init; } = ToolProcess.Run;

    /// <summary>The file that this program is.</summary>
    public string ProgramFile { get; init; } = "";

    /// <summary>Colour is for eyes: never in a file or pipe, and not for who does not want it (no-color.org).</summary>
    public bool WantsColour => OutputIsTerminal && AllowsColour;

    /// <summary>A terminal that knows no escape sequences gets none.</summary>
    public bool IsDumb => Environment("TERM") == "dumb";

    /// <summary>How text looks on stdout.</summary>
    public TextLook OutputLook => OutputIsTerminal ? new(AllowsColour, Columns) : TextLook.Plain;

    /// <summary>How text looks on stderr.</summary>
    public TextLook ErrorLook => ErrorIsTerminal ? new(AllowsColour, Columns) : TextLook.Plain;

    bool AllowsColour => string.IsNullOrEmpty(Environment("NO_COLOR")) && !IsDumb;

    /// <summary>Columns of the terminal; null where nobody knows.</summary>
    public Func<int?> WindowWidth { get; init; } = () => null;

    /// <summary>What the person says, else what the terminal says, else what every terminal has.</summary>
    int Columns =>
        Digits.Read(Environment("COLUMNS")) is >= 40 and <= 1000 and var said ? said
        : WindowWidth() is >= 40 and <= 1000 and var width ? width
        : 80;

    /// <summary>Gives the answer on stdout, in one piece.</summary>
    public void Print(ReadOnlySpan<byte> answer)
    {
        using var output = StandardOutput();
        output.Write(answer);
        output.Flush();
    }

    /// <summary>Lines for people: at a terminal, what does not fit goes on below.</summary>
    public void PrintLines(string answer) => Print(Wrapped(answer.TrimEnd('\n').Split('\n'), OutputLook));

    /// <summary>A remark on stderr, in the same way: one line, whatever is in it.</summary>
    public void Say(string line) => StandardError.Write(Wrapped([line], ErrorLook));

    static string Wrapped(IReadOnlyList<string> lines, TextLook look)
    {
        var page = new TextPage(look);
        foreach (var line in lines)
            page.Line(line);
        return page.ToString();
    }

    /// <summary>Text for people: whatever is in it, no line is a command to who runs us.</summary>
    public void Print(string answer) => Print([answer]);

    /// <summary>The same of a page.</summary>
    public void Print(TextPage page) => Print(page.Pieces());

    /// <summary>In the form that was asked for: as JSON for programs, else as a page for people.</summary>
    public void Print(string output, Func<JsonNode> json, Action<TextPage> write)
    {
        if (output == "json")
        {
            Print(JsonText.OfReport(json()));
            return;
        }

        var page = new TextPage(OutputLook);
        write(page);
        Print(page);
    }

    /// <summary>Gives the answer, and the exit code where there is nothing else to tell.</summary>
    public int Answer(string answer)
    {
        Print(answer);
        return ExitCodes.Fine;
    }

    /// <summary>The same in the form that was asked for.</summary>
    public int Answer(string output, Func<JsonNode> json, Action<TextPage> write)
    {
        Print(output, json, write);
        return ExitCodes.Fine;
    }

    void Print(IEnumerable<string> pieces)
    {
        // Line by line: the lines of a long answer, and those joined again, would be many times what is printed.
        using var output = new StreamWriter(StandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        var isFirst = true;
        foreach (var line in Lines(pieces))
        {
            if (!isFirst)
                output.Write('\n');
            output.Write(PrintableText.WithoutCommand(line));
            isFirst = false;
        }
    }

    static IEnumerable<string> Lines(IEnumerable<string> pieces)
    {
        var line = new StringBuilder();
        foreach (var piece in pieces)
        {
            var rest = piece.AsMemory();
            while (rest.Span.IndexOf('\n') is var end and >= 0)
            {
                yield return line.Append(rest[..end]).ToString();
                line.Clear();
                rest = rest[(end + 1)..];
            }

            line.Append(rest);
        }

        yield return line.ToString();
    }
}

/// <summary><c>--max-input</c>: how much a command reads altogether, because memory grows with it.</summary>
internal static class InputLimit
{
    public const string Option = "max-input";
    public const string Value = "MIB";
    public const string Help = "The most MiB that are read altogether; more is an error. Default: 512.";
    public const string ValidValues = "a whole number of MiB from 1 to 512";

    /// <summary>Five times the largest list we measure with (100,000 Deployments).</summary>
    public const int Default = 512;

    public static bool Accepts(string value) => Digits.Read(value) is >= 1 and <= Default;
}
