using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Krm;

namespace Kyma.Krm.Importing.Comparing;

/// <summary>Something that would not be rendered as it was read.</summary>
/// <param name="Field">For example <c>spec.servers[0].tls.mode</c>; empty where the whole resource is new.</param>
/// <param name="Was">Null where the field is new.</param>
/// <param name="Becomes">Null where the field is lost.</param>
/// <param name="Original">Null where the whole resource is new.</param>
/// <param name="Rendered">The resource as it would be.</param>
internal sealed partial record Difference(
    ResourceId Id,
    string Field,
    JsonNode? Was,
    JsonNode? Becomes,
    OriginalResource? Original,
    JsonObject Rendered
)
{
    /// <summary>The field without the numbers of list elements.</summary>
    public string Shape => Indices().Replace(Field, "[]");

    /// <summary>The same texts in another order.</summary>
    public bool IsReordered =>
        Was.Texts() is { Count: > 0 } was
        && Becomes.Texts() is var becomes
        && was.Count == becomes.Count
        && was.Order(StringComparer.Ordinal).SequenceEqual(becomes.Order(StringComparer.Ordinal));

    public string Why =>
        (Was, Becomes) switch
        {
            (null, _) => $"is not written, and would be rendered as {Show(Becomes)}",
            (_, null) => $"is {Show(Was)}, which a KymaTraffic cannot express",
            _ => $"is {Show(Was)} and would be rendered as {Show(Becomes)}",
        };

    static string Show(JsonNode? node) =>
        node switch
        {
            JsonArray list when list.All(item => item.Text() is not null) => ShownText.Shortened(
                $"[{string.Join(", ", list.Texts())}]"
            ),
            _ when node.Text() is { } text => ShownText.Shortened($"'{text}'"),
            null => "nothing",
            _ => ShownText.Shortened(node.ToJsonString()),
        };

    [GeneratedRegex(@"\[[0-9]+\]")]
    private static partial Regex Indices();
}
