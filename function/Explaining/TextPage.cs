using System.Text;
using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Explaining;

/// <summary>Text for a terminal, in sections and aligned columns. Colour only stresses what the words already say.</summary>
internal sealed class TextPage(bool isColoured)
{
    const string Bold = "\e[1m";
    const string Dim = "\e[2m";
    const string Red = "\e[31m";
    const string Yellow = "\e[33m";
    const string Plain = "\e[0m";

    /// <summary>Longer cells go on in the next line; only the last column may be as wide as it likes.</summary>
    const int WidestColumn = 44;

    readonly StringBuilder _text = new();

    public void Title(string text, string rest = "") =>
        _text.Append(Paint(text, Bold)).Append(rest.Length > 0 ? $"  {Safe(rest)}" : "").Append('\n');

    public void Line(string text = "") => _text.Append(Safe(text)).Append('\n');

    /// <summary>Labels on the left; a value of several lines keeps its column.</summary>
    public void Rows(int indent, params IReadOnlyList<(string Label, string Value)> rows)
    {
        var shown = rows.Where(row => row.Value.Length > 0).ToList();
        var width = shown.Select(row => row.Label.Length).DefaultIfEmpty(0).Max();
        foreach (var (label, value) in shown)
        {
            _text
                .Append(' ', indent)
                .Append(Paint(label.PadRight(width), Dim))
                .Append("  ")
                .AppendJoin($"\n{new string(' ', indent + width + 2)}", value.Split('\n').Select(Safe))
                .Append('\n');
        }
    }

    public void Table(int indent, IReadOnlyList<string> head, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var wrapped = rows.Select(row => row.Select((cell, i) => i < head.Count - 1 ? Wrap(cell) : [cell]).ToList())
            .ToList();
        var widths = head.Select(
                (title, i) => wrapped.SelectMany(row => row[i]).Select(line => line.Length).Append(title.Length).Max()
            )
            .ToList();
        Append(head, text => Paint(text, Dim));
        foreach (var row in wrapped)
        {
            for (var line = 0; line < row.Max(cell => cell.Count); line++)
                Append([.. row.Select(cell => line < cell.Count ? cell[line] : "")], Safe);
        }

        void Append(IReadOnlyList<string> cells, Func<string, string> paint)
        {
            var last = cells.Select((cell, i) => cell.Length > 0 ? i : 0).Max();
            _text.Append(' ', indent);
            for (var i = 0; i <= last; i++)
                _text.Append(paint(i < last ? cells[i].PadRight(widths[i] + 2) : cells[i]));
            _text.Append('\n');
        }
    }

    static IReadOnlyList<string> Wrap(string text) => TextWrap.Lines(text, WidestColumn);

    public void Finding(Rule rule, string message)
    {
        var severity = rule.Severity.Word();
        _text
            .Append("  ")
            .Append(
                Paint(
                    severity.PadRight(7),
                    rule.Severity == Severity.Error ? Red
                        : rule.Severity == Severity.Warning ? Yellow
                        : Dim
                )
            )
            .Append("  ")
            .Append(rule.Name)
            .Append("\n           ")
            .Append(Safe(message))
            .Append('\n');
    }

    public override string ToString() => _text.ToString();

    string Paint(string text, string colour) =>
        isColoured && text.Length > 0 ? $"{colour}{Safe(text)}{Plain}" : Safe(text);

    static string Safe(string text) => ShownText.Of(text);
}
