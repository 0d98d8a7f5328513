using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Tests.Support;

/// <summary>
/// The structural OpenAPI v3 schemas of the CRDs that lie beside the project, as the API server applies them under
/// strict field validation. CEL rules (<c>x-kubernetes-validations</c>) are not evaluated.
/// </summary>
internal static class CrdSchema
{
    static readonly string Folder = Repository.File("../shared/crds");

    static readonly Lazy<Dictionary<(string ApiVersion, string Kind), JsonObject>> Schemas = new(Load);

    /// <summary>
    /// What the API server would refuse, each with its field path; empty also for kinds that have no CRD.
    /// </summary>
    public static IReadOnlyList<string> Violations(JsonObject resource)
    {
        SkipWithoutCrds();
        var id = ((string?)resource["apiVersion"] ?? "", (string?)resource["kind"] ?? "");
        return Schemas.Value.TryGetValue(id, out var schema) ? [.. Check(resource, schema, "")] : [];
    }

    public static bool Knows(string apiVersion, string kind)
    {
        SkipWithoutCrds();
        return Schemas.Value.ContainsKey((apiVersion, kind));
    }

    static void SkipWithoutCrds()
    {
        if (!Directory.Exists(Folder))
            Repository.MissShared($"No CRDs to validate against: {Folder} is missing.");
    }

    static IEnumerable<string> Check(JsonNode? value, JsonObject schema, string path)
    {
        if (value is null)
            return schema["nullable"] is JsonValue ? [] : [$"{path}: null"];
        var wrongType =
            TypeOf(value, schema) is { } expected && !Fits(value, expected)
                ? $"{path}: must be {expected}, is {value.ToJsonString()}"
                : null;
        return wrongType is not null
            ? [wrongType]
            :
            [
                .. Scalars(value, schema, path),
                .. Combinations(value, schema, path),
                .. value switch
                {
                    JsonObject map => Fields(map, schema, path),
                    JsonArray list => Items(list, schema, path),
                    _ => [],
                },
            ];
    }

    static string? TypeOf(JsonNode value, JsonObject schema) =>
        schema["x-kubernetes-int-or-string"] is not null
            ? value.GetValueKind() == JsonValueKind.String
                ? "string"
                : "integer"
            : (string?)schema["type"];

    static bool Fits(JsonNode value, string type) =>
        (type, value.GetValueKind()) switch
        {

            ("object", JsonValueKind.Object)
            or
            ("array", JsonValueKind.Array)
            or
            ("string", JsonValueKind.String)
            or ("number", JsonValueKind.Number) => true,
            ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
            ("integer", JsonValueKind.Number) => decimal.IsInteger(Number(value)),
            _ => false,
        };

    static decimal Number(JsonNode value) =>
        decimal.Parse(value.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture);

    static IEnumerable<string> Scalars(JsonNode value, JsonObject schema, string path)
    {
        if (schema["enum"] is JsonArray words && !words.Any(word => JsonNode.DeepEquals(word, value)))
            yield return $"{path}: {value.ToJsonString()} is not among {words.ToJsonString()}";
        if (value.GetValueKind() == JsonValueKind.String)
        {
            var text = (string)value!;
            if (schema["pattern"] is { } pattern && !Regex.IsMatch(text, (string)pattern!))
                yield return $"{path}: '{text}' does not match {pattern}";
            if (text.Length < Limit(schema, "minLength", 0) || text.Length > Limit(schema, "maxLength", int.MaxValue))
                yield return $"{path}: '{text}' has {text.Length} characters";
        }

        if (
            value.GetValueKind() == JsonValueKind.Number
            && (
                Number(value) < Limit(schema, "minimum", decimal.MinValue)
                || Number(value) > Limit(schema, "maximum", decimal.MaxValue)
            )
        )
        {
            yield return $"{path}: {value.ToJsonString()} is out of range";
        }
    }

    static decimal Limit(JsonObject schema, string name, decimal absent) =>
        schema[name] is { } limit ? Number(limit) : absent;

    static IEnumerable<string> Fields(JsonObject map, JsonObject schema, string path)
    {
        foreach (var required in schema["required"] as JsonArray ?? [])
        {
            if (!map.ContainsKey((string)required!))
                yield return $"{path}.{required}: required";
        }

        if (map.Count > Limit(schema, "maxProperties", int.MaxValue))
            yield return $"{path}: {map.Count} entries";
        var known = schema["properties"] as JsonObject;
        var rest = schema["additionalProperties"];
        var isOpen =
            schema["x-kubernetes-preserve-unknown-fields"] is not null || rest is JsonValue || path == ".metadata";
        foreach (var (name, value) in map)
        {
            var found = known?[name] as JsonObject ?? rest as JsonObject;
            if (found is not null)
                foreach (var violation in Check(value, found, $"{path}.{name}"))
                    yield return violation;
            else if (!isOpen)
                yield return $"{path}.{name}: unknown field";
        }
    }

    static IEnumerable<string> Items(JsonArray list, JsonObject schema, string path)
    {
        if (list.Count < Limit(schema, "minItems", 0) || list.Count > Limit(schema, "maxItems", int.MaxValue))
            yield return $"{path}: {list.Count} items";
        if (schema["items"] is JsonObject item)
        {
            foreach (var violation in list.SelectMany((value, i) => Check(value, item, $"{path}[{i}]")))
                yield return violation;
        }

        if (
            schema["x-kubernetes-list-map-keys"] is JsonArray keys
            && list.Select(value => string.Join('/', keys.Select(key => value![(string)key!]?.ToJsonString())))
                .GroupBy(key => key)
                .Any(group => group.Count() > 1)
        )
        {
            yield return $"{path}: {keys.ToJsonString()} stands twice";
        }
    }

    static IEnumerable<string> Combinations(JsonNode value, JsonObject schema, string path)
    {
        bool Holds(JsonNode? other) => !Check(value, Loosened((JsonObject)other!), path).Any();
        if (schema["oneOf"] is JsonArray one && one.Count(Holds) != 1)
            yield return $"{path}: not exactly one of {one.ToJsonString()}";
        if (schema["anyOf"] is JsonArray any && !any.Any(Holds))
            yield return $"{path}: none of {any.ToJsonString()}";
        if (schema["allOf"] is JsonArray all && !all.All(Holds))
            yield return $"{path}: not all of {all.ToJsonString()}";
        if (schema["not"] is { } not && Holds(not))
            yield return $"{path}: must not be {not.ToJsonString()}";
    }

    /// <summary>
    /// Inside a combination a schema names only what it asks for; the other fields are none of its business.
    /// </summary>
    static JsonObject Loosened(JsonObject schema)
    {
        var copy = (JsonObject)schema.DeepClone();
        copy["x-kubernetes-preserve-unknown-fields"] = true;
        return copy;
    }

    static Dictionary<(string ApiVersion, string Kind), JsonObject> Load()
    {
        var schemas = new Dictionary<(string, string), JsonObject>();
        foreach (var file in Directory.GetFiles(Folder, "*.yaml").Order(StringComparer.Ordinal))
        {
            foreach (
                var crd in YamlParser
                    .Parse(File.ReadAllText(file), out _)!
                    .OfType<YamlMapping>()
                    .Select(root => (JsonObject)Json(root)!)
            )
            {
                var spec = (JsonObject)crd["spec"]!;
                foreach (var version in (JsonArray)spec["versions"]!)
                {
                    schemas[($"{spec["group"]}/{version!["name"]}", (string)spec["names"]!["kind"]!)] = Typed(
                        (JsonObject)version["schema"]!["openAPIV3Schema"]!
                    );
                }
            }
        }

        return schemas;
    }

    /// <summary>Every resource has these, whether or not its CRD says so.</summary>
    static JsonObject Typed(JsonObject schema)
    {
        var copy = (JsonObject)schema.DeepClone();
        var properties = (JsonObject)copy["properties"]!;
        properties["apiVersion"] = new JsonObject { ["type"] = "string" };
        properties["kind"] = new JsonObject { ["type"] = "string" };
        properties["metadata"] = new JsonObject { ["type"] = "object" };
        return copy;
    }

    /// <summary>YAML as JSON, with the types that a YAML 1.2 reader sees.</summary>
    public static JsonNode? Json(YamlNode node) =>
        node switch
        {
            YamlMapping map => new JsonObject(
                map.Entries.Select(entry => KeyValuePair.Create(((YamlScalar)entry.Key).Value, Json(entry.Value)))
            ),
            YamlSequence list => new JsonArray([.. list.Items.Select(Json)]),
            YamlScalar { IsNull: true } => null,
            YamlScalar { IsBool: true } flag => bool.Parse(flag.Value),
            YamlScalar { IsText: true } text => text.Value,
            YamlScalar { IsPlain: true } number
                when decimal.TryParse(
                    number.Value,
                    System.Globalization.NumberStyles.Float,
                    System.Globalization.CultureInfo.InvariantCulture,
                    out var value
                ) => value,
            YamlScalar other => other.Value,
            _ => throw new InvalidOperationException(node.Noun),
        };
}
