using System.Text.Json;
using System.Text.Json.Nodes;
using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Yaml;

/// <summary>Between YAML trees and JSON trees, as sigs.k8s.io/yaml does it for the API server.</summary>
internal static class YamlJson
{
    /// <summary>
    /// The value as JSON: aliases and merge keys resolved, the last of two equal keys, whole numbers of any length
    /// exact. Scalars are what <see cref="YamlScalar"/> says they are; infinity, which JSON cannot say, becomes text.
    /// </summary>
    public static JsonNode? ToJson(YamlNode node) =>
        node switch
        {
            YamlScalar scalar => FromScalar(scalar),
            YamlSequence list => new JsonArray([.. list.Items.Select(ToJson)]),
            YamlMapping mapping => ObjectOf(mapping),
            _ => null,
        };

    /// <summary>The same of a mapping, which is an object.</summary>
    public static JsonObject ObjectOf(YamlMapping mapping)
    {
        var json = new JsonObject();
        foreach (var merged in mapping.Merged)
        {
            foreach (var (key, value) in ObjectOf(merged))
                json.TryAdd(key, value?.DeepClone());
        }

        foreach (var entry in mapping.Entries.Where(entry => !entry.IsMerge))
            json[KeyOf(entry.Key)] = ToJson(entry.Value);
        return json;
    }

    /// <summary>The JSON name for a key; one that is no scalar is named by its own JSON.</summary>
    public static string KeyOf(YamlNode key) => key is YamlScalar scalar ? scalar.Value : ToJson(key)!.ToJsonString();

    static JsonNode? FromScalar(YamlScalar scalar) =>
        scalar.IsNull || (scalar.Tag == NullTag && YamlScalar.IsNullWord(scalar.Value)) ? null
        : scalar.Bool is { } truth ? JsonValue.Create(truth)
        : scalar.Number is { } number && (scalar.IsPlain || !scalar.IsLoose) ? JsonNode.Parse(number)
        : JsonValue.Create(scalar.Value);

    const string NullTag = "tag:yaml.org,2002:null";

    /// <summary>
    /// An object that every JSON reader reads, be it one with an escape that YAML readers reject.
    /// </summary>
    /// <param name="deepest">How deep it may be nested.</param>
    public static bool IsJson(ReadOnlySpan<byte> utf8, int deepest)
    {
        if (utf8.TrimStart(" \t\r\n"u8) is not [(byte)'{', ..])
            return false;
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = deepest });
        try
        {
            while (reader.Read())
                continue;
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The tree that <see cref="YamlText"/> writes for a JSON value; it stands nowhere in a text.</summary>
    public static YamlNode FromJson(JsonNode? json) =>
        json switch
        {
            JsonObject map => new YamlMapping(
                default,
                0,
                IsFlow: false,
                map.Select(pair => new YamlEntry(Text(pair.Key), FromJson(pair.Value))).ToArray()
            ),
            JsonArray list => new YamlSequence(default, 0, IsFlow: false, list.Select(FromJson).ToArray()),
            null => new YamlScalar(default, 0, "null", IsPlain: true),
            _ when json.GetValueKind() == JsonValueKind.String => Text(json.GetValue<string>()),
            _ => new YamlScalar(default, 0, json.ToJsonString(), IsPlain: true),
        };

    static YamlScalar Text(string text) => new(default(Position), 0, text, IsPlain: false);

    /// <summary>
    /// Equal as data: the order of keys and the spelling of numbers (<c>1</c>, <c>1.0</c>, <c>1e0</c>) do not matter.
    /// </summary>
    public static bool SameData(JsonNode? a, JsonNode? b) =>
        (a, b) switch
        {
            (null, null) => true,
            (null, _) or (_, null) => false,
            (JsonObject x, JsonObject y) => x.Count == y.Count
                && x.All(pair => y.TryGetPropertyValue(pair.Key, out var other) && SameData(pair.Value, other)),
            (JsonArray x, JsonArray y) => x.Count == y.Count && x.Zip(y).All(pair => SameData(pair.First, pair.Second)),
            (JsonValue x, JsonValue y) => SameScalar(x, y),
            _ => false,
        };

    static bool SameScalar(JsonValue a, JsonValue b) =>
        (a.GetValueKind(), b.GetValueKind()) switch
        {
            (JsonValueKind.Number, JsonValueKind.Number) => YamlNumber.Same(a.ToJsonString(), b.ToJsonString()),
            (JsonValueKind.String, JsonValueKind.String) => a.GetValue<string>() == b.GetValue<string>(),
            var (kindA, kindB) => kindA == kindB,
        };
}
