using System.Text;
using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Explaining.Diffs;

/// <summary>A change of files as <c>diff -u</c> and git write it, so that people and their tools can read it.</summary>
/// <param name="isColoured">For a terminal.</param>
internal sealed class UnifiedDiff(bool isColoured)
{
    /// <summary>Before the first line of a file it is kept: without it the patch would not apply.</summary>
    public const char ByteOrderMark = '\ufeff';

    const int Context = 3;
    const string Bold = "\e[1m";
    const string Red = "\e[31m";
    const string Green = "\e[32m";
    const string Cyan = "\e[36m";
    const string Plain = "\e[0m";

    /// <summary>Behind the text of a last line without a line break; it is not counted as a line.</summary>
    const string Unended = "\n\\ No newline at end of file";

    readonly StringBuilder _text = new();

    /// <summary>Of the file that is being shown.</summary>
    bool _isWindows;

    public override string ToString() => _text.ToString();

    /// <summary>Appends the change of one file; an empty side stands for a file that is not there.</summary>
    public void Add(FileChange change)
    {
        var path = change.Path.TrimStart('/');
        Append($"--- {(change.Before.Length == 0 ? "/dev/null" : $"a/{path}")}", Bold);
        Append($"+++ {(change.After.Length == 0 ? "/dev/null" : $"b/{path}")}", Bold);
        var lines = LineDiff.Between(LinesOf(change.Before), LinesOf(change.After));
        _isWindows = IsWindows(change.Before);
        if (lines.All(line => line.Sign == ' '))
            Append("@@ only hidden values differ @@", Cyan);
        var marked = MarkedLines(lines);
        var (old, @new, at) = (0, 0, 0);
        foreach (var hunk in Hunks(lines))
        {
            for (; at < hunk.Start.Value; at++)
                Count(lines[at], ref old, ref @new);
            var (oldStart, newStart) = (old, @new);
            for (; at < hunk.End.Value; at++)
                Count(lines[at], ref old, ref @new);
            Append($"@@ -{Part(oldStart, old)} +{Part(newStart, @new)} @@", Cyan);
            for (var i = hunk.Start.Value; i < hunk.End.Value; i++)
                Append(lines[i], marked.Contains(i));
        }
    }

    /// <summary>Where the first line of a side is that has a byte order mark before it.</summary>
    static int[] MarkedLines(IReadOnlyList<LineDiff.Line> lines) =>
        "+-"
            .Select(otherSide => lines.TakeWhile(line => line.Sign == otherSide).Count())
            .Where(first => first < lines.Count && lines[first].Text.StartsWith(ByteOrderMark))
            .ToArray();

    static void Count(LineDiff.Line line, ref int old, ref int @new)
    {
        if (line.Sign != '+')
            old++;
        if (line.Sign != '-')
            @new++;
    }

    /// <summary>First line and number of lines; of none, the line before.</summary>
    static string Part(int before, int until) => $"{(until > before ? before + 1 : before)},{until - before}";

    void Append(LineDiff.Line line, bool isMarked)
    {
        var isUnended = line.Text.EndsWith(Unended, StringComparison.Ordinal);
        var text = isUnended ? line.Text[..^Unended.Length] : line.Text;
        Append(
            isMarked ? $"{line.Sign}{ByteOrderMark}" : $"{line.Sign}",
            isMarked ? text[1..] : text,
            line.Sign switch
            {
                '-' => Red,
                '+' => Green,
                _ => "",
            },
            _isWindows && !isUnended ? "\r\n" : "\n"
        );
        if (isUnended)
            Append("", Unended[1..], "");
    }

    /// <summary>Every line ends with CR and LF; what replaces one does too, or the patch would not apply.</summary>
    static bool IsWindows(string text) =>
        text.Contains('\n', StringComparison.Ordinal)
        && !text.Replace("\r\n", "", StringComparison.Ordinal).Contains('\n', StringComparison.Ordinal);

    /// <summary>Runs of changed lines with the lines around them, as ranges of the list.</summary>
    static List<Range> Hunks(IReadOnlyList<LineDiff.Line> lines)
    {
        var hunks = new List<Range>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Sign == ' ')
                continue;
            var (start, end) = (Math.Max(0, i - Context), Math.Min(lines.Count, i + 1 + Context));
            if (hunks.Count > 0 && hunks[^1].End.Value >= start)
                hunks[^1] = hunks[^1].Start..end;
            else
                hunks.Add(start..end);
        }

        return hunks;
    }

    void Append(string line, string colour) => Append("", line, colour);

    /// <param name="sign">Written as it is.</param>
    void Append(string sign, string line, string colour, string end = "\n")
    {
        var safe = sign + ShownText.Of(line);
        _text.Append(isColoured && colour.Length > 0 ? $"{colour}{safe}{Plain}" : safe).Append(end);
    }

    /// <summary>Without what could be a key; a last line without a line break is marked as diff does.</summary>
    static List<string> LinesOf(string text)
    {
        if (text.Length == 0)
            return [];
        var lines = Redaction.Of(text).ReplaceLineEndings("\n").Split('\n').ToList();
        if (lines[^1].Length == 0)
            lines.RemoveAt(lines.Count - 1);
        else
            lines[^1] += Unended;
        return lines;
    }
}

/// <summary>A file of the package before and after a run, with the values of Secrets hidden.</summary>
/// <param name="Path">As it was given, below a folder that was given.</param>
/// <param name="Before">Empty where the file is new.</param>
/// <param name="After">Empty where the file goes.</param>
internal sealed record FileChange(string Path, string Before, string After);
