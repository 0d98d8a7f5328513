using System.Text.Json.Nodes;

namespace Kyma.Krm.Yaml;

/// <summary>Where two trees differ as data: the order of keys, quotes and comments do not count.</summary>
internal static class YamlDifference
{
    /// <summary>The paths of the smallest parts that differ, sorted; empty where the trees mean the same.</summary>
    public static IReadOnlyList<string> Between(YamlNode? one, YamlNode? other, string path = "") =>
        Find(one, other, path).Order(StringComparer.Ordinal).ToArray();

    static IEnumerable<string> Find(YamlNode? one, YamlNode? other, string path) =>
        (one, other) switch
        {
            _ when ReferenceEquals(one, other) || (IsNothing(one) && IsNothing(other)) => [],
            (YamlScalar a, YamlScalar b) => a.Value == b.Value && a.IsText == b.IsText ? [] : [path],
            (YamlMapping a, YamlMapping b) => Keys(a)
                .Union(Keys(b))
                .SelectMany(key => Find(a.Find(key), b.Find(key), FieldPath.Child(path, key))),
            (YamlSequence a, YamlSequence b) when a.Items.Count == b.Items.Count => a.Items.SelectMany(
                (item, i) => Find(item, b.Items[i], FieldPath.Child(path, i))
            ),
            _ => [path],
        };

    static bool IsNothing(YamlNode? node) => node is null or YamlScalar { IsNull: true };

    static IEnumerable<string> Keys(YamlMapping mapping) =>
        mapping.Entries.Select(entry => entry.Key).OfType<YamlScalar>().Select(key => key.Value).Distinct();
}

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
        Find(was, becomes, path).ToArray();

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
