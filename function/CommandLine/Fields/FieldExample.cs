using System.Text;
using System.Text.Json.Nodes;
using Kyma.Krm.Schema;

namespace Kyma.Krm.CommandLine.Fields;

/// <summary>A value that a schema accepts, as YAML: the required fields of a mapping, else its first.</summary>
internal static class FieldExample
{
    public static string Of(string name, JsonObject schema)
    {
        var text = new StringBuilder();
        Write(text, name, WrittenForm.ExampleOf(schema), "");
        return text.ToString().TrimEnd('\n');
    }

    static void Write(StringBuilder text, string key, JsonNode value, string indent)
    {
        switch (value)
        {
            case JsonObject { Count: > 0 } mapping:
                text.Append($"{indent}{key}:\n");
                foreach (var (name, inner) in mapping)
                    Write(text, name, inner!, $"{indent}  ");
                break;
            case JsonArray { Count: > 0 } list when list[0] is JsonObject { Count: > 0 } entry:
                text.Append($"{indent}{key}:\n");
                var start = text.Length;
                foreach (var (name, inner) in entry)
                    Write(text, name, inner!, $"{indent}  ");
                // The dash stands where the first field is indented.
                text[start + indent.Length] = '-';
                break;
            case JsonValue lines
                when lines.TryGetValue<string>(out var written) && written.Contains('\n', StringComparison.Ordinal):
                text.Append($"{indent}{key}: |\n");
                foreach (var line in written.TrimEnd('\n').Split('\n'))
                    text.Append($"{indent}  {line}\n");
                break;
            default:
                text.Append($"{indent}{key}: {WrittenForm.Flow(value)}\n");
                break;
        }
    }
}
