using System.Text.Json.Nodes;
using Kyma.Krm.Config;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Importing;

/// <summary>Fields in the order in which the schema, and so the documentation, has them.</summary>
internal static class SchemaOrder
{
    /// <summary>That of a config's spec.</summary>
    public static readonly JsonObject Schema = TrafficSpec.Shape.Describe();

    /// <summary>The spec of a config as the tree that is printed.</summary>
    public static YamlNode Of(JsonObject spec) => Sorted(spec, Schema);

    static YamlNode Sorted(JsonNode? value, JsonNode? schema) =>
        value switch
        {
            JsonObject map when schema.At("properties") is JsonObject properties => new YamlMapping(
                default,
                0,
                IsFlow: false,
                properties
                    .Select(property => property.Key)
                    .Where(map.ContainsKey)
                    .Concat(map.Select(field => field.Key).Where(name => !properties.ContainsKey(name)))
                    .Select(name => new YamlEntry(YamlJson.FromJson(name), Sorted(map[name], properties.At(name))))
                    .ToArray()
            ),
            JsonArray list when schema.At("items") is { } item => new YamlSequence(
                default,
                0,
                IsFlow: false,
                list.Select(element => Sorted(element, item)).ToArray()
            ),
            _ => YamlJson.FromJson(value),
        };
}
