using System.Text.Json.Nodes;
using Kyma.Krm.Config;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Importing;

/// <summary>Fields in the order in which the schema, and so the documentation, has them.</summary>
internal static class SchemaOrder
{
    static readonly JsonObject Schema = TrafficSpec.Shape.Describe();

    public static JsonObject Of(JsonObject spec) => (JsonObject)Sort(spec, Schema)!;

    static JsonNode? Sort(JsonNode? value, JsonNode? schema) =>
        value switch
        {
            JsonObject map when schema.At("properties") is JsonObject properties => new JsonObject(
                properties
                    .Select(property => property.Key)
                    .Where(map.ContainsKey)
                    .Concat(map.Select(field => field.Key).Where(name => !properties.ContainsKey(name)))
                    .Select(name => KeyValuePair.Create(name, Sort(map[name], properties.At(name))))
            ),
            JsonArray list when schema.At("items") is { } item => JsonFields.List(
                list.Select(element => Sort(element, item))
            ),
            null => null,
            _ => value.DeepClone(),
        };
}
