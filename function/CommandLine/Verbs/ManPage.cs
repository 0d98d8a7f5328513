using System.Text;
using Kyma.Krm.CommandLine.Terminal;

namespace Kyma.Krm.CommandLine.Verbs;

/// <summary>The help of all commands as a manual page (groff_man(7)), from the same declarations.</summary>
internal static class ManPage
{
    public static string Of(IReadOnlyList<Verb> verbs)
    {
        var text = new StringBuilder()
            .Append($".TH KYMA-KRM 1 \"\" \"{ProgramVersion.Text}\"\n")
            .Append(".SH NAME\nkyma\\-krm \\- ")
            .Append(Escaped(Help.Purpose))
            .Append("\n.SH SYNOPSIS\n.B kyma\\-krm\n.I COMMAND\n[\n.I OPTIONS\n]\n.SH COMMANDS\n");
        foreach (var verb in verbs.Select(VerbOptions.Of))
        {
            text.Append($".SS \"{Escaped(verb.Usage)}\"\n{Escaped(verb.Summary)}\n");
            foreach (var option in verb.Values.Concat(verb.Options))
                text.Append($".TP\n.B {Escaped(option.Label)}\n{Escaped(option.HelpText)}\n");
            foreach (var example in verb.Examples)
                text.Append($".PP\n{Escaped(example.Purpose)}:\n.PP\n.nf\n.RS\n{Escaped(example.Command)}\n.RE\n.fi\n");
        }

        text.Append(".SH \"EXIT STATUS\"\n");
        foreach (var (code, meaning) in Help.ExitCodes)
            text.Append($".TP\n.B {code}\n{Escaped(meaning)}\n");
        return text.ToString();
    }

    /// <summary>
    /// groff reads a backslash as an escape, a hyphen as a soft one, and a dot or quote at the start of a line as a
    /// request.
    /// </summary>
    static string Escaped(string text)
    {
        var escaped = text.Replace("\\", "\\e", StringComparison.Ordinal)
            .Replace("-", "\\-", StringComparison.Ordinal)
            .Replace("\"", "\\(dq", StringComparison.Ordinal)
            .Replace("'", "\\(aq", StringComparison.Ordinal);
        return escaped.StartsWith('.') ? $"\\&{escaped}" : escaped;
    }
}
