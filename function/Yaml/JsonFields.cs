using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace Kyma.Krm.Yaml;

/// <summary>
/// JSON as a renderer writes it: fields in their order, and what is null is absent. (System.Text.Json's own mapping
/// would cost two megabytes and some milliseconds at every start.)
/// </summary>
internal static class JsonFields
{
    /// <summary>An object of the fields that are set.</summary>
    public static JsonObject Of(params ReadOnlySpan<(string Name, JsonNode? Value)> fields)
    {
        var json = new JsonObject();
        foreach (var (name, value) in fields)
        {
            if (value is not null)
                json[name] = value;
        }

        return json;
    }

    /// <summary>Null for no list; an empty list stays one.</summary>
    [return: NotNullIfNotNull(nameof(values))]
    public static JsonArray? List(IEnumerable<string>? values) =>
        values is null ? null : new JsonArray([.. values.Select(JsonNode? (value) => value)]);

    /// <inheritdoc cref="List(IEnumerable{string})"/>
    [return: NotNullIfNotNull(nameof(values))]
    public static JsonArray? List(IEnumerable<JsonNode?>? values) => values is null ? null : new JsonArray([.. values]);

    /// <summary>Null for no map, and for one without entries.</summary>
    public static JsonObject? Map(IReadOnlyDictionary<string, string>? values)
    {
        if (values is not { Count: > 0 })
            return null;
        var json = new JsonObject();
        foreach (var (key, value) in values)
            json[key] = value;
        return json;
    }
}
