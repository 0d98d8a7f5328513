using System.Text;

namespace Kyma.Krm.Diagnostics;

/// <summary>What is shown to people: without key material, and printable.</summary>
internal static class ShownText
{
    /// <summary>Without what looks like key material, and with control and bidirectional characters escaped.</summary>
    public static string Of(string text) => PrintableText.Of(Redaction.Of(text));

    /// <summary>At most so many characters, with dots for the rest; 80 of a value in a message.</summary>
    public static string Shortened(string text, int most = 80) =>
        text.Length <= most ? text : $"{text[..(most - 3)]}...";
}

/// <summary>
/// The only way by which names and values get into a line that a terminal, a log or a report shows. Characters that
/// steer a terminal, turn the reading direction or break the line are shown escaped (<c>\u001b</c>), and no line can
/// carry a workflow command: GitHub's runner executes <c>::name::</c> at the start of a line and <c>##[name]</c>
/// anywhere in it (actions/runner, src/Runner.Common/ActionCommand.cs).
/// </summary>
internal static class PrintableText
{
    const string OldCommand = "##[";

    /// <summary>Text that is part of a line.</summary>
    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~') && !text.Contains(OldCommand, StringComparison.Ordinal))
            return text;
        var shown = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsSurrogatePair(text, i))
                shown.Append(c).Append(text[++i]);
            else if (IsUnsafe(c))
                shown.Append(Escaped(c));
            else
                shown.Append(c);
        }

        return shown.Replace(OldCommand, @"##\u005b").ToString();
    }

    /// <summary>A whole line, without its line break.</summary>
    public static string Line(string line) => WithoutCommand(Of(line));

    /// <summary>A whole line that is printable already, and may have the colours of a terminal.</summary>
    public static string WithoutCommand(string line)
    {
        var shown = line.Replace(OldCommand, @"##\u005b", StringComparison.Ordinal);
        var start = shown.AsSpan().IndexOfAnyExcept(" \t");
        return start >= 0 && shown.AsSpan(start).StartsWith("::")
            ? $"{shown[..start]}\\u003a{shown[(start + 1)..]}"
            : shown;
    }

    /// <summary>
    /// JSON that is written already: within its strings the same characters leave as JSON's own escapes.
    /// </summary>
    public static string Json(string json)
    {
        if (!json.Any(c => c is not '\n' && IsUnsafe(c)) && !json.Contains(OldCommand, StringComparison.Ordinal))
            return json;
        var shown = new StringBuilder(json.Length + 16);
        foreach (var c in json)
        {
            if (c is not '\n' && IsUnsafe(c) && !char.IsSurrogate(c))
                shown.Append(Escaped(c));
            else
                shown.Append(c);
        }

        return shown.Replace(OldCommand, @"##\u005b").ToString();
    }

    static string Escaped(char c) =>
        c switch
        {
            '\n' => @"\n",
            '\r' => @"\r",
            '\t' => @"\t",
            _ => $"\\u{(int)c:x4}",
        };

    /// <summary>
    /// Control characters, halves of a pair, line and paragraph separators, and what turns the reading direction.
    /// </summary>
    static bool IsUnsafe(char c) =>
        char.IsControl(c)
        || char.IsSurrogate(c)
        || c
            is '\u061c'
                or '\u200e'
                or '\u200f'
                or '\u2028'
                or '\u2029'
                or (>= '\u202a' and <= '\u202e')
                or (>= '\u2066' and <= '\u2069')
                or '\ufeff';
}
