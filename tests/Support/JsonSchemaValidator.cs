using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Kyma.Krm.Tests.Support;

/// <summary>
/// As much of JSON Schema 2020-12 as our schema uses; any other keyword fails, so that nothing is taken for checked
/// that is not.
/// </summary>
internal sealed class JsonSchemaValidator(JsonObject root)
{
    static readonly HashSet<string> Notes =
    [
        "$schema",
        "$id",
        "$defs",
        "title",
        "description",
        "default",
        "format",
        "examples",
        "$comment",
    ];

    public IReadOnlyList<string> Violations(JsonNode? value) => [.. Check(value, root, "")];

    IEnumerable<string> Check(JsonNode? value, JsonObject schema, string path) =>
        schema
            .Where(keyword => !Notes.Contains(keyword.Key))
            .SelectMany(keyword => Check(value, schema, keyword.Key, keyword.Value!, path));

    IEnumerable<string> Check(JsonNode? value, JsonObject schema, string keyword, JsonNode argument, string path)
    {
        var kind = value?.GetValueKind() ?? JsonValueKind.Null;
        var text = kind == JsonValueKind.String ? (string)value! : null;
        var map = value as JsonObject;
        var list = value as JsonArray;
        return keyword switch
        {
            "type" => Demand(
                (argument as JsonArray ?? [argument.DeepClone()]).Any(type => IsOfType(value, kind, (string)type!)),
                $"is not of type {argument}"
            ),
            "const" => Demand(JsonNode.DeepEquals(value, argument), $"is not {argument.ToJsonString()}"),
            "enum" => Demand(
                argument.AsArray().Any(word => JsonNode.DeepEquals(word, value)),
                $"is not among {argument.ToJsonString()}"
            ),
            "pattern" => Demand(
                text is null || Regex.IsMatch(text, (string)argument!, RegexOptions.ECMAScript),
                $"does not match {argument}"
            ),
            "minLength" => Demand(text is null || text.Length >= (int)argument!, "is too short"),
            "maxLength" => Demand(text is null || text.Length <= (int)argument!, "is too long"),
            "minimum" => Demand(kind != JsonValueKind.Number || Number(value!) >= Number(argument), "is too small"),
            "maximum" => Demand(kind != JsonValueKind.Number || Number(value!) <= Number(argument), "is too big"),
            "minItems" => Demand(list is null || list.Count >= (int)argument!, "has too few items"),
            "maxItems" => Demand(list is null || list.Count <= (int)argument!, "has too many items"),
            "items" => list?.SelectMany((item, i) => Check(item, (JsonObject)argument, $"{path}[{i}]")) ?? [],
            "required" => argument
                .AsArray()
                .Where(name => map?.ContainsKey((string)name!) == false)
                .Select(name => $"{path}.{name}: is required"),
            "properties" => map?.Where(entry => argument[entry.Key] is not null)
                .SelectMany(entry => Check(entry.Value, (JsonObject)argument[entry.Key]!, $"{path}.{entry.Key}"))
                ?? [],
            "additionalProperties" => map?.Where(entry => schema["properties"]?[entry.Key] is null)
                .SelectMany(entry => Rest(entry.Value, argument, $"{path}.{entry.Key}"))
                ?? [],
            "propertyNames" => map?.SelectMany(entry =>
                Check((JsonNode)entry.Key, (JsonObject)argument, $"{path}.{entry.Key}")
            )
                ?? [],
            "allOf" => argument.AsArray().SelectMany(part => Check(value, (JsonObject)part!, path)),
            "anyOf" => Demand(
                argument.AsArray().Any(part => !Check(value, (JsonObject)part!, path).Any()),
                "fits none of anyOf"
            ),
            "oneOf" => Demand(
                argument.AsArray().Count(part => !Check(value, (JsonObject)part!, path).Any()) == 1,
                "does not fit exactly one of oneOf"
            ),
            "if" => Check(value, (JsonObject)argument, path).Any()
                ? []
                : Check(value, (JsonObject)schema["then"]!, path),
            "then" => [],
            "$ref" => Check(value, Target((string)argument!), path),
            _ => throw new InvalidOperationException($"keyword '{keyword}' at {path}"),
        };

        IEnumerable<string> Demand(bool holds, string message) =>
            holds ? [] : [$"{path}: {value?.ToJsonString() ?? "null"} {message}"];
    }

    IEnumerable<string> Rest(JsonNode? value, JsonNode rule, string path) =>
        rule is JsonObject schema ? Check(value, schema, path)
        : (bool)rule ? []
        : [$"{path}: is not a field"];

    JsonObject Target(string reference) =>
        reference.Split('/').Skip(1).Aggregate(root, (node, name) => (JsonObject)node[name]!);

    static bool IsOfType(JsonNode? value, JsonValueKind kind, string type) =>
        type switch
        {
            "object" => kind == JsonValueKind.Object,
            "array" => kind == JsonValueKind.Array,
            "string" => kind == JsonValueKind.String,
            "boolean" => kind is JsonValueKind.True or JsonValueKind.False,
            "integer" => kind == JsonValueKind.Number && decimal.IsInteger(Number(value!)),
            _ => throw new InvalidOperationException($"type '{type}'"),
        };

    static decimal Number(JsonNode value) => decimal.Parse(value.ToJsonString(), CultureInfo.InvariantCulture);
}
