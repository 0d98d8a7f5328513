using System.Text;
using System.Text.Json.Nodes;
using Kyma.Krm.Yaml.Scanning;

namespace Kyma.Krm.Yaml;

/// <summary>
/// Changes a text so that it says something else and stays the text it was: what is equal as data keeps its characters,
/// comments and order. Lists and mappings are edited line by line; whatever cannot be edited so is written anew.
/// </summary>
internal sealed partial class YamlEdit
{
    readonly string _text;
    readonly TextLines _lines;
    readonly string _newLine;
    readonly List<Edit> _edits = [];

    /// <param name="Start">The first character that goes.</param>
    /// <param name="End">The first that stays; equal to <paramref name="Start"/> for an insertion.</param>
    /// <param name="IsWholeLines">The new text begins at the start of a line.</param>
    sealed record Edit(int Start, int End, string NewText, bool IsWholeLines);

    YamlEdit(string text)
    {
        _text = text;
        _lines = new TextLines(text);
        _newLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
    }

    /// <summary>The text with the wanted content.</summary>
    /// <param name="root">Parsed from <paramref name="text"/>, which holds one document.</param>
    public static string Apply(string text, YamlMapping root, JsonObject wanted) =>
        TryApply(text, root, wanted) ?? YamlText.Of(wanted);

    /// <summary>The same, or null where only writing everything anew would do.</summary>
    public static string? TryApply(string text, YamlMapping root, JsonObject wanted)
    {
        if (YamlJson.SameData(YamlJson.ToJson(root), wanted))
            return text;
        var edit = new YamlEdit(text);
        return edit.EditMapping(root, wanted) && edit.Result() is var result && Says(result, wanted) ? result : null;
    }

    /// <summary>
    /// Reads the result back: an anchor may have gone whose alias stays, and comments can stand where nobody thought
    /// of.
    /// </summary>
    static bool Says(string text, JsonObject wanted) =>
        YamlParser.Parse(text, out _) is [var root] && YamlJson.SameData(YamlJson.ToJson(root), wanted);

    bool EditNested(YamlNode node, JsonNode? wanted)
    {
        var before = _edits.Count;
        var isEdited = (node, wanted) switch
        {
            (YamlMapping mapping, JsonObject map) => EditMapping(mapping, map),
            (YamlSequence sequence, JsonArray list) => EditList(sequence, list),
            _ => false,
        };
        if (!isEdited)
            _edits.RemoveRange(before, _edits.Count - before);
        return isEdited;
    }

    /// <summary>Puts a new value behind a colon or dash.</summary>
    void ReplaceValue(YamlNode old, int indicator, JsonNode? wanted, int column, bool isListElement)
    {
        var value = YamlJson.FromJson(wanted);
        var rendered = YamlText.AfterIndicator(value, column, isListElement, _newLine);
        var isOneLine = rendered.IndexOf('\n', StringComparison.Ordinal) == rendered.Length - 1;
        if (isOneLine && IsInline(old))
        {
            // The comment behind the value stays.
            var token = rendered.AsSpan().Trim().ToString();
            _edits.Add(
                new Edit(old.Offset, old.End, old.Offset == indicator + 1 ? $" {token}" : token, IsWholeLines: false)
            );
        }
        else
        {
            var end = _lines.EndOf(Math.Max(old.End, indicator + 1));
            if (IsInline(old) && _text[old.End..end].Trim() is ['#', ..] comment)
                rendered = rendered.Insert(FirstLineOf(rendered), $" {comment}");
            _edits.Add(new Edit(indicator + 1, end, rendered, IsWholeLines: false));
        }
    }

    /// <summary>Where a comment can stand that was behind all of it: the line of the key, or of the dash.</summary>
    static int FirstLineOf(string rendered) => rendered.AsSpan().IndexOfAny('\r', '\n');

    /// <summary>Begins and ends within its lines, unlike block scalars and block collections.</summary>
    bool IsInline(YamlNode node) =>
        node.AliasOf is not null
        || node is YamlMapping { IsFlow: true } or YamlSequence { IsFlow: true }
        || (node is YamlScalar && !_lines.EndsLine(node.End));

    void RemoveLines(int start, int end) =>
        _edits.Add(new Edit(_lines.StartOf(start), _lines.EndOf(end), "", IsWholeLines: true));

    void InsertLines(int at, string lines) => _edits.Add(new Edit(at, at, lines, IsWholeLines: true));

    string Result()
    {
        var result = new StringBuilder(_text.Length);
        var copied = 0;

        // OrderBy is stable: insertions at one place keep the order in which they were made, inner ones first.
        foreach (var edit in _edits.OrderBy(edit => edit.Start))
        {
            result.Append(_text, copied, Math.Max(0, edit.Start - copied));
            if (edit is { IsWholeLines: true, NewText.Length: > 0 } && result.Length > 0 && result[^1] != '\n')
                result.Append(_newLine);
            result.Append(edit.NewText);
            copied = Math.Max(copied, edit.End);
        }

        return result.Append(_text, copied, _text.Length - copied).ToString();
    }
}
