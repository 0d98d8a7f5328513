using System.Globalization;
using System.Text;

namespace Kyma.Krm.Tracing;

/// <summary>
/// Lines for a terminal: names come from other people's files, and none of them can steer it or begin a line of its
/// own.
/// </summary>
internal sealed class TraceLines
{
    readonly StringBuilder _text = new();

    public void Add(string line) => _text.Append(Clean(line)).Append('\n');

    public void Blank() => _text.Append('\n');

    public override string ToString() => _text.ToString();

    public static string Clean(string line)
    {
        if (!line.Any(IsHidden))
            return line;
        var clean = new StringBuilder();
        foreach (var c in line)
        {
            if (IsHidden(c))
                clean.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else
                clean.Append(c);
        }

        return clean.ToString();
    }

    static bool IsHidden(char c) =>
        char.GetUnicodeCategory(c)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator;
}
