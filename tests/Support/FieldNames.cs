using System.Text.Json.Nodes;

namespace Kyma.Krm.Tests.Support;

/// <summary>The paths of fields, with <c>[]</c> for the elements of a list.</summary>
internal static class FieldNames
{
    /// <summary>Each that a schema knows.</summary>
    public static IEnumerable<string> Known(JsonNode? schema, string path = "") =>
        (schema?["properties"] as JsonObject ?? [])
            .SelectMany(field => Known(field.Value, Below(path, field.Key)).Prepend(Below(path, field.Key)))
            .Concat(schema?["items"] is { } item ? Known(item, $"{path}[]") : []);

    /// <summary>Each that is written, with the mapping that has it.</summary>
    public static IEnumerable<(string Field, JsonObject In, string Key)> Written(JsonNode? node, string path = "") =>
        node switch
        {
            JsonArray list => list.SelectMany(item => Written(item, $"{path}[]")),
            JsonObject mapping => mapping
                .ToList()
                .SelectMany(entry =>
                    Written(entry.Value, Below(path, entry.Key)).Prepend((Below(path, entry.Key), mapping, entry.Key))
                ),
            _ => [],
        };

    static string Below(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";
}
