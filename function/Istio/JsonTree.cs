using System.Globalization;
using System.Text.Json.Nodes;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Crd;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Istio;

/// <summary>YAML as the JSON that Istio receives, and back.</summary>
internal static class JsonTree
{
    /// <summary>The tree without null fields, or null where a list holds null: no record can be read from that.</summary>
    public static JsonNode? From(YamlNode node) =>
        node switch
        {
            YamlMapping mapping => Object(mapping),
            YamlSequence list => Array(list),
            YamlScalar scalar => Scalar(scalar),
            _ => null,
        };

    static JsonObject? Object(YamlMapping mapping)
    {
        var result = new JsonObject();
        foreach (var entry in mapping.Entries)
        {
            if (entry.Key is not YamlScalar key || entry.Value is YamlScalar { IsNull: true })
                continue;
            if (From(entry.Value) is not { } value)
                return null;
            result[key.Value] = value;
        }

        return result;
    }

    static JsonArray? Array(YamlSequence list)
    {
        var result = new JsonArray();
        foreach (var item in list.Items)
        {
            if (From(item) is not { } value)
                return null;
            result.Add(value);
        }

        return result;
    }

    static JsonValue? Scalar(YamlScalar scalar) =>
        scalar.Type() switch
        {
            ScalarType.Null => null,
            ScalarType.Bool => JsonValue.Create(scalar.Bool is true),
            ScalarType.Integer
            or ScalarType.Number
                when decimal.TryParse(
                    scalar.Number,
                    NumberStyles.Float,
                    CultureInfo.InvariantCulture,
                    out var number
                ) => Number(number),
            _ => JsonValue.Create(scalar.Value),
        };

    /// <summary>443.0 is a whole number to the API server as well.</summary>
    static JsonValue Number(decimal number) =>
        JsonValue.Create(number == decimal.Truncate(number) ? decimal.Truncate(number) : number);

    public static YamlNode ToYaml(JsonNode? node) =>
        node switch
        {
            JsonObject json => new YamlMapping(
                default,
                0,
                false,
                [.. json.Select(field => new YamlEntry(Text(field.Key), ToYaml(field.Value)))]
            ),
            JsonArray array => new YamlSequence(default, 0, false, [.. array.Select(ToYaml)]),
            JsonValue value when value.GetValueKind() == System.Text.Json.JsonValueKind.String => Text(
                value.GetValue<string>()
            ),
            null => new YamlScalar(default, 0, "null", true),
            _ => new YamlScalar(default, 0, node.ToJsonString(), true),
        };

    static YamlScalar Text(string text) => new(default, 0, text, false);
}
