using System.Text.Json.Nodes;
using Kyma.Krm.Checking.Policies;
using Kyma.Krm.Config;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.CommandLine.Packages;

/// <summary>The configs as JSON Schema (draft 2020-12), from the declarations that read them.</summary>
internal static class ConfigSchema
{
    /// <summary>What the schema of every kind is called where it lies beside a config.</summary>
    public const string FileName = "kymatraffic.schema.json";

    const string Draft = "https://json-schema.org/draft/2020-12/schema";

    /// <summary>An identifier; nothing needs to be served there.</summary>
    const string Id = $"https://{KymaTraffic.ApiVersion}/";

    static readonly (string Kind, Func<JsonObject> Describe)[] All =
    [
        (KymaTraffic.Kind, TrafficDocument.Shape.Describe),
        (KymaTraffic.CheckKind, TrafficCheckSpec.Document.Describe),
    ];

    public static IReadOnlyList<string> Kinds { get; } = All.Select(config => config.Kind).ToArray();

    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    public static JsonObject Of(string kind)
    {
        var schema = Head($"{kind}.schema.json", kind);
        foreach (var (name, value) in Array.Find(All, config => config.Kind == kind).Describe().ToList())
            schema[name] = value!.DeepClone();
        return schema;
    }

    /// <summary>
    /// Every kind; <c>if</c> and <c>then</c> let an editor tell mistakes of the kind that is written, instead of "none
    /// of these fits".
    /// </summary>
    public static JsonObject OfAll()
    {
        var schema = Head(FileName, string.Join(" or ", Kinds));
        schema["type"] = "object";
        schema["required"] = JsonFields.List(["apiVersion", "kind"]);
        schema["properties"] = new JsonObject
        {
            ["apiVersion"] = new JsonObject
            {
                ["const"] = KymaTraffic.ApiVersion,
                ["description"] = "The version of this config.",
            },
            ["kind"] = new JsonObject
            {
                ["enum"] = JsonFields.List(Kinds),
                ["description"] = "The kind of this config.",
            },
        };
        schema["allOf"] = new JsonArray([.. Kinds.Select(Condition)]);
        schema["$defs"] = new JsonObject(
            All.Select(config => KeyValuePair.Create(config.Kind, (JsonNode?)config.Describe()))
        );
        return schema;
    }

    static JsonObject Head(string file, string title) =>
        new()
        {
            ["$schema"] = Draft,
            ["$id"] = Id + file,
            ["title"] = title,
        };

    static JsonNode Condition(string kind) =>
        new JsonObject
        {
            ["if"] = new JsonObject
            {
                ["properties"] = new JsonObject { ["kind"] = new JsonObject { ["const"] = kind } },
                ["required"] = JsonFields.List(["kind"]),
            },
            ["then"] = new JsonObject { ["$ref"] = $"#/$defs/{kind}" },
        };
}
