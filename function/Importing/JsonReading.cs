using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kyma.Krm.Importing;

/// <summary>Reads JSON that may have any shape: what does not fit is null or empty, and nothing throws.</summary>
internal static class JsonReading
{
    public static JsonNode? At(this JsonNode? node, params ReadOnlySpan<string> path)
    {
        foreach (var key in path)
            node = node is JsonObject map && map.TryGetPropertyValue(key, out var value) ? value : null;
        return node;
    }

    public static string? Text(this JsonNode? node, params ReadOnlySpan<string> path) =>
        node.At(path) is JsonValue value && value.GetValueKind() == JsonValueKind.String
            ? value.GetValue<string>()
            : null;

    public static bool IsTrue(this JsonNode? node, params ReadOnlySpan<string> path) =>
        node.At(path) is JsonValue value && value.GetValueKind() == JsonValueKind.True;

    /// <summary>A whole number that an int holds.</summary>
    public static int? Number(this JsonNode? node, params ReadOnlySpan<string> path) =>
        node.At(path) is JsonValue value
        && value.GetValueKind() == JsonValueKind.Number
        && int.TryParse(value.ToJsonString(), out var number)
            ? number
            : null;

    public static IReadOnlyList<JsonNode?> Items(this JsonNode? node, params ReadOnlySpan<string> path) =>
        node.At(path) is JsonArray list ? list.ToArray() : [];

    /// <summary>The texts in a list; other elements are left out.</summary>
    public static IReadOnlyList<string> Texts(this JsonNode? node, params ReadOnlySpan<string> path) =>
        node.Items(path).Select(item => item.Text()).OfType<string>().ToArray();

    /// <summary>Empty where there is none.</summary>
    public static string FirstText(this JsonNode? node, params ReadOnlySpan<string> path) =>
        node.Texts(path) is [var first, ..] ? first : "";

    public static IReadOnlyDictionary<string, string> Map(this JsonNode? node, params ReadOnlySpan<string> path)
    {
        var texts = new OrderedDictionary<string, string>();
        foreach (var (key, value) in node.At(path) as JsonObject ?? [])
        {
            if (value.Text() is { } text)
                texts[key] = text;
        }

        return texts;
    }

    /// <summary>A copy that can be put into another tree.</summary>
    public static JsonNode? Copy(this JsonNode? node, params ReadOnlySpan<string> path) => node.At(path)?.DeepClone();
}
