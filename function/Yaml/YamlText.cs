using System.Text;
using System.Text.Json.Nodes;

namespace Kyma.Krm.Yaml;

/// <summary>
/// Trees as block style YAML, in the form kustomize and kpt write: two spaces, dashes not indented under their key,
/// no folding of long lines. YamlDotNet's emitter is not used because it writes some texts so that they come back as
/// numbers.
/// </summary>
internal sealed class YamlText
{
    /// <summary>
    /// A key longer than YAML's 1024 characters is only found where a '?' stands before it; quotes and escapes count.
    /// </summary>
    const int LongestSimpleKey = 1000;

    readonly StringBuilder _text = new();
    readonly string _newLine;

    YamlText(string newLine) => _newLine = newLine;

    /// <summary>The value as a document that ends with a line break.</summary>
    public static string Of(JsonNode? json) => Of(YamlJson.FromJson(json));

    /// <summary>
    /// The same for a tree that was read: numbers keep their characters, aliases are written out, comments are lost.
    /// </summary>
    public static string Of(YamlNode node)
    {
        var writer = new YamlText("\n");
        writer.WriteBlock(node, 0);
        return writer._text.ToString();
    }

    /// <summary>
    /// What follows <c>key:</c> or <c>-</c> up to and including the line break, for a key or dash that stands at a
    /// column.
    /// </summary>
    public static string AfterIndicator(YamlNode value, int column, bool isListElement, string newLine)
    {
        var writer = new YamlText(newLine);
        if (isListElement)
            writer.WriteElement(value, column);
        else
            writer.WriteValue(value, column);
        return writer._text.ToString();
    }

    /// <summary>
    /// A value whose first line begins at the current place and whose other lines begin at the column.
    /// </summary>
    void WriteBlock(YamlNode node, int column)
    {
        if (node is YamlMapping { Entries.Count: > 0, Tag: null } mapping)
            WriteEntries(mapping, column);
        else if (node is YamlSequence { Items.Count: > 0, Tag: null } list)
            WriteElements(list, column);
        else
            WriteValue(node, column, separator: "");
    }

    void WriteEntries(YamlMapping mapping, int column)
    {
        for (var i = 0; i < mapping.Entries.Count; i++)
        {
            var (key, value) = mapping.Entries[i];
            if (i > 0)
                _text.Append(' ', column);
            if (IsSimpleKey(key))
            {
                _text.Append(SimpleKey((YamlScalar)key)).Append(':');
            }
            else
            {
                _text.Append('?');
                WriteElement(key, column);
                _text.Append(' ', column).Append(':');
            }

            WriteValue(value, column);
        }
    }

    void WriteElements(YamlSequence list, int column)
    {
        for (var i = 0; i < list.Items.Count; i++)
        {
            if (i > 0)
                _text.Append(' ', column);
            _text.Append('-');
            WriteElement(list.Items[i], column);
        }
    }

    void WriteElement(YamlNode element, int column)
    {
        if (IsBlock(element) && element.Tag is null)
        {
            _text.Append(' ');
            WriteBlock(element, column + 2);
        }
        else
        {
            // A list behind a tag stands on lines of its own: below the tag, or its dashes would be the outer list's.
            WriteValue(element, element is YamlSequence ? column + 2 : column);
        }
    }

    void WriteValue(YamlNode value, int column, string separator = " ")
    {
        var isText = value is YamlScalar { Tag: null or YamlScalar.TextTag };
        if (value.Tag is { } tag && !isText)
        {
            _text.Append(separator).Append(YamlTag.Written(tag));
            separator = " ";
        }

        switch (value)
        {
            case YamlScalar scalar:
                WriteScalar(scalar, column, separator);
                break;
            case YamlMapping { Entries.Count: > 0 } mapping:
                _text.Append(_newLine).Append(' ', column + 2);
                WriteEntries(mapping, column + 2);
                break;
            case YamlSequence { Items.Count: > 0 } list:
                _text.Append(_newLine).Append(' ', column);
                WriteElements(list, column);
                break;
            default:
                _text.Append(separator).Append(value is YamlMapping ? "{}" : "[]").Append(_newLine);
                break;
        }
    }

    void WriteScalar(YamlScalar scalar, int column, string separator)
    {
        if (IsWrittenAsText(scalar) && YamlQuoting.LiteralHeader(scalar.Value) is { } header)
        {
            _text.Append(separator).Append(header).Append(_newLine);
            foreach (var line in scalar.Value[..^(scalar.Value.EndsWith('\n') ? 1 : 0)].Split('\n'))
            {
                if (line.Length > 0)
                    _text.Append(' ', column + 2).Append(line);
                _text.Append(_newLine);
            }
        }
        else
        {
            _text.Append(separator).Append(OneLine(scalar)).Append(_newLine);
        }
    }

    /// <summary>Written before its colon, with no '?' and no tag.</summary>
    public static bool IsSimpleKey(YamlNode key) =>
        key is YamlScalar { Tag: null or YamlScalar.TextTag or YamlScalar.MergeTag } scalar
        && SimpleKey(scalar).Length <= LongestSimpleKey;

    static string SimpleKey(YamlScalar key) => IsWrittenAsText(key) ? YamlQuoting.Key(key.Value) : OneLine(key);

    /// <summary>
    /// A scalar on one line, without its tag: numbers and the like with the characters they were written in.
    /// </summary>
    public static string OneLine(YamlScalar scalar) =>
        IsWrittenAsText(scalar) ? YamlQuoting.OneLine(scalar.Value)
        : scalar.Value.Length > 0 ? scalar.Value
        : scalar.Tag is null ? "null"
        : "\"\"";

    static bool IsWrittenAsText(YamlScalar scalar) =>
        !scalar.IsPlain || scalar.Tag == YamlScalar.TextTag || !YamlScalar.LooksLikeAnotherType(scalar.Value);

    static bool IsBlock(YamlNode node) =>
        node is YamlMapping { Entries.Count: > 0 } or YamlSequence { Items.Count: > 0 };
}
