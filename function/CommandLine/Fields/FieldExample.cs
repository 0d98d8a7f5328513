using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.CommandLine.Fields;

/// <summary>A value that a schema accepts, as YAML: the required fields of a mapping, else its first.</summary>
internal static class FieldExample
{
    /// <summary>Deeper, a reader looks at the field itself.</summary>
    const int Depth = 4;

    public static string Of(string name, JsonObject schema)
    {
        var text = new StringBuilder();
        Write(text, name, ValueOf(schema, Depth), "");
        return text.ToString().TrimEnd('\n');
    }

    /// <summary>On one line.</summary>
    public static string Flow(JsonNode value) =>
        value switch
        {
            JsonArray list => $"[{string.Join(", ", list.Select(item => Flow(item!)))}]",
            JsonObject mapping =>
                $"{{{string.Join(", ", mapping.Select(entry => $"{entry.Key}: {Flow(entry.Value!)}"))}}}",
            JsonValue text when text.GetValueKind() == JsonValueKind.String => YamlQuoting.OneLine((string)text!),
            _ => value.ToJsonString(),
        };

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
                var first = true;
                foreach (var (name, inner) in entry)
                {
                    Write(text, first ? $"- {name}" : name, inner!, first ? indent : $"{indent}  ");
                    first = false;
                }

                break;
            default:
                text.Append($"{indent}{key}: {Flow(value)}\n");
                break;
        }
    }

    static JsonNode ValueOf(JsonObject schema, int depth)
    {
        if (schema["examples"] is JsonArray { Count: > 0 } examples)
            return examples[0]!.DeepClone();
        if (schema["default"] is { } standard)
            return standard.DeepClone();
        if (schema["enum"] is JsonArray { Count: > 0 } words)
            return words[0]!.DeepClone();
        return (string?)schema["type"] switch
        {
            "array" when schema["items"] is JsonObject items => new JsonArray(ValueOf(items, depth)),
            "object" when schema["additionalProperties"] is JsonObject values => new JsonObject
            {
                ["app"] = ValueOf(values, depth),
            },
            "object" => Mapping(schema, depth),
            "boolean" => JsonValue.Create(true),
            "integer" when (int?)schema["maximum"] == 65535 => JsonValue.Create(8080),
            "integer" => schema["minimum"]?.DeepClone() ?? JsonValue.Create(1),
            _ => JsonValue.Create("text"),
        };
    }

    static JsonObject Mapping(JsonObject schema, int depth)
    {
        var result = new JsonObject();
        if (depth == 0 || schema["properties"] is not JsonObject { Count: > 0 } properties)
            return result;
        var required = schema["required"] is JsonArray names ? names.Select(name => (string)name!).ToList() : [];
        foreach (var name in required.DefaultIfEmpty(properties.First().Key))
        {
            if (properties[name] is JsonObject inner)
                result[name] = ValueOf(inner, depth - 1);
        }

        return result;
    }
}
