using System.Text.Json.Nodes;
using Json.Schema;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Tests.Support.Crds;

/// <summary>
/// The structural OpenAPI v3 schemas of the CRDs that lie beside the project, as the API server applies them under
/// strict field validation: as JSON Schemas, with their CEL rules.
/// </summary>
internal static class CrdSchema
{
    const string Open = "x-kubernetes-preserve-unknown-fields";

    static readonly string Folder = Repository.File("../shared/crds");

    static readonly Lazy<Dictionary<(string ApiVersion, string Kind), Judge>> Judges = new(Load);

    /// <summary>
    /// What the API server would refuse, each with its place; empty also for kinds that have no CRD.
    /// </summary>
    public static IReadOnlyList<string> Violations(JsonObject resource)
    {
        SkipWithoutCrds();
        var id = ((string?)resource["apiVersion"] ?? "", (string?)resource["kind"] ?? "");
        return Judges.Value.TryGetValue(id, out var judge) ? judge.Violations(resource) : [];
    }

    public static bool Knows(string apiVersion, string kind)
    {
        SkipWithoutCrds();
        return Judges.Value.ContainsKey((apiVersion, kind));
    }

    static void SkipWithoutCrds()
    {
        if (!Directory.Exists(Folder))
            Repository.MissShared($"No CRDs to validate against: {Folder} is missing.");
    }

    sealed class Judge(JsonObject schema)
    {
        readonly JsonSchema _schema = JsonSchema.FromText(Strict(schema, isStructural: true).ToJsonString());

        public IReadOnlyList<string> Violations(JsonObject resource) =>
            [.. SchemaViolations.Of(_schema, resource), .. CrdRules.Violations(resource, schema, "")];
    }

    /// <summary>
    /// As JSON Schema: what OpenAPI calls nullable, and what Kubernetes adds, in its words. Within a combination, a
    /// schema names only what it asks for, and other fields are none of its business.
    /// </summary>
    static JsonObject Strict(JsonObject schema, bool isStructural)
    {
        var strict = new JsonObject();
        foreach (var (keyword, value) in schema)
            if (Translated(keyword, value!, isStructural) is { } translated)
                strict[keyword] = translated;
        if (schema["x-kubernetes-int-or-string"] is not null)
            strict["type"] = new JsonArray("integer", "string");
        else if (schema["nullable"] is not null && strict["type"] is { } type)
            strict["type"] = new JsonArray((string)type!, "null");
        if (isStructural && (string?)schema["type"] == "object" && schema[Open] is null)
            strict.TryAdd("additionalProperties", false);
        return strict;
    }

    static JsonNode? Translated(string keyword, JsonNode value, bool isStructural) =>
        keyword switch
        {
            "properties" => new JsonObject(
                value
                    .AsObject()
                    .Select(field =>
                        KeyValuePair.Create(field.Key, (JsonNode?)Strict(field.Value!.AsObject(), isStructural))
                    )
            ),
            "items" or "additionalProperties" when value is JsonObject schema => Strict(schema, isStructural),
            "not" => Strict(value.AsObject(), isStructural: false),
            "oneOf" or "anyOf" or "allOf" => new JsonArray([
                .. value.AsArray().Select(part => (JsonNode)Strict(part!.AsObject(), isStructural: false)),
            ]),
            _ when keyword.StartsWith("x-", StringComparison.Ordinal) => null,
            "description" or "default" or "format" or "nullable" or "example" => null,
            _ => value.DeepClone(),
        };

    static Dictionary<(string ApiVersion, string Kind), Judge> Load()
    {
        var schemas = new Dictionary<(string, string), Judge>();
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
                    schemas[($"{spec["group"]}/{version!["name"]}", (string)spec["names"]!["kind"]!)] = new Judge(
                        Typed((JsonObject)version["schema"]!["openAPIV3Schema"]!)
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
        properties["metadata"] = new JsonObject { ["type"] = "object", [Open] = true };
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
