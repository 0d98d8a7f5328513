using System.Text.Json.Nodes;

namespace Kyma.Krm.Yaml;

/// <summary>A field that differs between two JSON trees.</summary>
/// <param name="Path">For example <c>spec.servers[0].tls.mode</c>.</param>
/// <param name="Was">Null where the field is new.</param>
/// <param name="Becomes">Null where the field goes.</param>
internal sealed record JsonDifference(string Path, JsonNode? Was, JsonNode? Becomes)
{
    /// <summary>
    /// The smallest parts that differ, in the order of the trees. Lists of different length differ as a whole.
    /// </summary>
    public static IReadOnlyList<JsonDifference> Between(JsonNode? was, JsonNode? becomes, string path = "") =>
        [.. Find(was, becomes, path)];

    static IEnumerable<JsonDifference> Find(JsonNode? was, JsonNode? becomes, string path) =>
        (was, becomes) switch
        {
            (JsonObject a, JsonObject b) => a.Select(field => field.Key)
                .Union(b.Select(field => field.Key))
                .SelectMany(key => Find(a[key], b[key], FieldPath.Child(path, key))),
            (JsonArray a, JsonArray b) when a.Count == b.Count && a.All(item => item is JsonObject) => a.SelectMany(
                (item, i) => Find(item, b[i], FieldPath.Child(path, i))
            ),
            _ => YamlJson.SameData(was, becomes) ? [] : [new JsonDifference(path, was, becomes)],
        };
}
