using System.Text.Json.Nodes;
using Kyma.Krm.Schema;

namespace Kyma.Krm.CommandLine.Fields;

/// <summary>One field of a config, as its declaration says it (JSON Schema).</summary>
/// <param name="Kind">The kind of config: <c>KymaTraffic</c>.</param>
/// <param name="Path">From the root; a list's entries are <c>[]</c>: <c>spec.egress.services[].tls</c>.</param>
internal sealed record ConfigField(string Kind, string Path, string Doc, JsonObject Schema, bool IsRequired)
{
    public string Name => Path[(Path.LastIndexOf('.') + 1)..].Replace("[]", "", StringComparison.Ordinal);

    public string Type => TypeOf(Schema);

    /// <summary>As YAML; empty where there is none, or where the text says it.</summary>
    public string Default => Schema["default"] is { } value ? WrittenForm.Flow(value) : "";

    public IReadOnlyList<string> Words =>
        (Schema["enum"] ?? Schema["items"]?["enum"]) is JsonArray words
            ? words.Select(word => word!.ToString()).ToArray()
            : [];

    /// <summary>What the value must be, in words.</summary>
    public string Limits =>
        (string?)Schema["$comment"]
        ?? (string?)Schema["items"]?["$comment"]
        ?? (Schema["minimum"] is { } least && Schema["maximum"] is { } most ? $"{least} to {most}" : "");

    /// <summary>The field as it is written, with what it cannot go without.</summary>
    public string Example => FieldExample.Of(Name, Schema);

    static string TypeOf(JsonObject schema) =>
        schema["type"] is JsonArray types
            ? string.Join(" or ", types.Select(type => TypeOf(new JsonObject { ["type"] = type!.ToString() })))
            : (string?)schema["type"] switch
            {
                "array" when schema["items"] is JsonObject items => $"list of {TypeOf(items)}",
                "object" when schema["additionalProperties"] is JsonObject values =>
                    $"mapping of names to {TypeOf(values)}",
                "object" => "mapping",
                "string" => "text",
                "integer" => "whole number",
                "boolean" => "true or false",
                _ when schema["enum"] is JsonArray words => words[0]!.GetValueKind()
                == System.Text.Json.JsonValueKind.Number
                    ? "whole number"
                    : "text",
                _ when schema["anyOf"] is JsonArray either => string.Join(
                    " or ",
                    either.OfType<JsonObject>().Select(TypeOf).Distinct()
                ),
                _ => "any",
            };
}
