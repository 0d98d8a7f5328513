using System.Text;
using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Explaining;

/// <summary>Text for a terminal, in sections and aligned columns.</summary>
internal sealed class TextPage(TextLook look)
{
    const string Bold = TextLook.Bold;
    const string Dim = TextLook.Dim;

    /// <summary>Longer cells go on in the next line; the last column takes what the terminal leaves it.</summary>
    const int WidestColumn = 44;

    /// <summary>Columns that text needs to be read with ease.</summary>
    const int NarrowestText = 34;

    /// <summary>Of what is below its label.</summary>
    const int Indent = 4;

    /// <summary>Characters after which what is written so far is kept as bytes.</summary>
    const int LongestPiece = 8192;

    /// <summary>Whole lines, in half the memory: a page about thousands of configs is many times their size.</summary>
    readonly List<byte[]> _before = [];

    readonly StringBuilder _text = new();

    /// <summary>Adds a line with the text in bold, and the rest behind it.</summary>
    public void Title(string text, string rest = "")
    {
        _text.Append(Paint(text, Bold)).Append(rest.Length > 0 ? $"  {Safe(rest)}" : "");
        End();
    }

    /// <summary>What does not fit goes on below the first word, or below the text of a list's entry.</summary>
    public void Line(string text = "")
    {
        var words = text.TrimStart(' ');
        var indent = text.Length - words.Length;
        var bullet = words.IndexOf(' ', StringComparison.Ordinal);
        var isEntry =
            bullet > 0 && (words[..bullet] == "-" || (words[bullet - 1] == '.' && char.IsAsciiDigit(words[0])));
        var below = isEntry ? indent + bullet + 1 : indent;
        _text.Append(' ', indent).AppendJoin($"\n{new string(' ', below)}", look.Wrap(words, below).Select(Safe));
        End();
    }

    /// <summary>In one line, however long: it is there to be copied.</summary>
    public void Verbatim(string text)
    {
        _text.Append(Safe(text));
        End();
    }

    /// <summary>Labels on the left; a value of several lines keeps its column.</summary>
    public void Rows(int indent, params IReadOnlyList<(string Label, string Value)> rows)
    {
        var shown = rows.Where(row => row.Value.Length > 0).ToArray();
        var width = shown.Select(row => row.Label.Length).DefaultIfEmpty(0).Max();
        foreach (var (label, value) in shown)
        {
            _text.Append(' ', indent).Append(Paint(label.PadRight(width), Dim)).Append("  ");
            LastCell(value.Split('\n'), indent, indent + width + 2);
        }
    }

    /// <summary>Adds rows in aligned columns below their heads; long cells are wrapped.</summary>
    public void Table(int indent, IReadOnlyList<string> head, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var wrapped = rows.Select(row => row.Select((cell, i) => i < head.Count - 1 ? Wrap(cell) : [cell]).ToList())
            .ToArray();
        var widths = head.Select(
                (title, i) => wrapped.SelectMany(row => row[i]).Select(line => line.Length).Append(title.Length).Max()
            )
            .ToArray();
        var before = indent + widths.SkipLast(1).Sum(width => width + 2);
        var isBelow = IsBelow(before);
        foreach (var row in wrapped)
            row[^1] = isBelow ? [""] : look.Wrap(row[^1][0], before);
        Append(isBelow ? [.. head.SkipLast(1), ""] : head, text => Paint(text, Dim));
        foreach (var (i, row) in wrapped.Index())
        {
            for (var line = 0; line < row.Max(cell => cell.Count); line++)
                Append(row.Select(cell => line < cell.Count ? cell[line] : "").ToArray(), Safe);
            if (isBelow)
                Below(rows[i][^1], indent + Indent);
        }

        void Append(IReadOnlyList<string> cells, Func<string, string> paint)
        {
            var last = cells.Select((cell, i) => cell.Length > 0 ? i : 0).Max();
            _text.Append(' ', indent);
            for (var i = 0; i <= last; i++)
                _text.Append(paint(i < last ? cells[i].PadRight(widths[i] + 2) : cells[i]));
            End();
        }
    }

    /// <summary>What stands last in its line, after so many columns.</summary>
    void LastCell(IReadOnlyList<string> lines, int indent, int before)
    {
        if (!IsBelow(before))
        {
            _text.AppendJoin(
                $"\n{new string(' ', before)}",
                lines.SelectMany(line => look.Wrap(line, before)).Select(Safe)
            );
            End();
            return;
        }

        while (_text[^1] == ' ')
            _text.Length--;
        End();
        foreach (var line in lines)
            Below(line, indent + Indent);
    }

    void Below(string text, int indent)
    {
        foreach (var line in look.Wrap(text, indent))
        {
            _text.Append(' ', indent).Append(Safe(line));
            End();
        }
    }

    /// <summary>Of the line.</summary>
    void End()
    {
        if (_text.Append('\n').Length < LongestPiece)
            return;
        _before.Add(Encoding.UTF8.GetBytes(_text.ToString()));
        _text.Clear();
    }

    /// <summary>Too little of the line is left for text: it goes on in lines of its own.</summary>
    bool IsBelow(int before) => look.Width - before < NarrowestText;

    static IReadOnlyList<string> Wrap(string text) => TextWrap.Lines(text, WidestColumn);

    public void Finding(Rule rule, string message)
    {
        var severity = rule.Severity.Word();
        _text
            .Append("  ")
            .Append(Paint(severity.PadRight(7), TextLook.Colour(rule.Severity)))
            .Append("  ")
            .Append(rule.Name)
            .Append("\n           ")
            .AppendJoin($"\n{new string(' ', 11)}", look.Wrap(message, 11).Select(Safe));
        End();
    }

    public override string ToString() => string.Concat(Pieces());

    /// <summary>The text in pieces: a long page is not made once more to be printed.</summary>
    public IEnumerable<string> Pieces()
    {
        foreach (var piece in _before)
            yield return Encoding.UTF8.GetString(piece);
        yield return _text.ToString();
    }

    string Paint(string text, string colour) => look.Paint(Safe(text), colour);

    static string Safe(string text) => ShownText.Of(text);
}

/// <summary>
/// How text looks where it is shown: wrapped and perhaps coloured at a terminal, anywhere else as it is.
/// </summary>
/// <param name="IsColoured">Colour only stresses what the words already say.</param>
/// <param name="Width">Columns; longer lines are wrapped.</param>
internal sealed record TextLook(bool IsColoured, int Width)
{
    /// <summary>Neither colour nor wrapping: for files and pipes.</summary>
    public static readonly TextLook Plain = new(false, int.MaxValue);

    public const string Bold = "\e[1m";
    public const string Dim = "\e[2m";
    const string Red = "\e[31m";
    const string Yellow = "\e[33m";
    const string End = "\e[0m";

    /// <summary>Narrower columns would break every second word.</summary>
    const int Narrowest = 24;

    /// <summary>The text between the colour and its end; unchanged where there are no colours.</summary>
    /// <param name="text">Printable already.</param>
    /// <param name="colour">One of those here.</param>
    public string Paint(string text, string colour) => IsColoured && text.Length > 0 ? $"{colour}{text}{End}" : text;

    /// <summary>The escape sequence for a severity.</summary>
    public static string Colour(Severity severity) =>
        severity switch
        {
            Severity.Error => Red,
            Severity.Warning => Yellow,
            _ => Dim,
        };

    /// <summary>Lines that fit behind so many columns.</summary>
    public IReadOnlyList<string> Wrap(string text, int columnsBefore) =>
        Width == int.MaxValue ? [text] : TextWrap.Lines(text, Math.Max(Narrowest, Width - columnsBefore));
}

/// <summary>Lines of a limited length.</summary>
internal static class TextWrap
{
    /// <summary>Broken at blanks; a longer word keeps a line of its own.</summary>
    public static IReadOnlyList<string> Lines(string text, int width) => Join(text.Split(' '), " ", width);

    /// <summary>Broken at blanks, then where names have joints, then anywhere: no line is longer.</summary>
    public static IReadOnlyList<string> Names(string text, int width) =>
        Lines(text, width)
            .SelectMany(line => line.Length <= width ? [line] : Join(Pieces(line, width).ToArray(), "", width))
            .ToArray();

    static List<string> Join(IReadOnlyList<string> words, string between, int width)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in words)
        {
            if (line.Length > 0 && line.Length + between.Length + word.Length > width)
            {
                lines.Add(line);
                line = "";
            }

            line = line.Length == 0 ? word : line + between + word;
        }

        return [.. lines, line];
    }

    /// <summary>Each begins with its joint: <c>shop</c>, <c>.example</c>, <c>.com</c>.</summary>
    static IEnumerable<string> Pieces(string name, int width)
    {
        var start = 0;
        for (var i = 1; i <= name.Length; i++)
        {
            if (i < name.Length && i - start < width && name[i] is not ('.' or '/' or ':'))
                continue;
            yield return name[start..i];
            start = i;
        }
    }
}
