using System.Text.Json;
using System.Text.Json.Nodes;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Planning;

/// <summary>A field of a rendered resource that a run changes, in words; null where there is nothing.</summary>
/// <param name="Path">For example <c>spec.servers[0].tls.mode</c>.</param>
/// <param name="Was">Null for a field that is new.</param>
/// <param name="Becomes">Null for a field that is removed.</param>
internal sealed record FieldChange(string Path, string? Was, string? Becomes)
{
    /// <summary>Long enough for a host or a mode; the file has the rest.</summary>
    const int LongestValue = 80;

    /// <summary>Stands for a value of a Secret that is there, whatever it is.</summary>
    public const string Hidden = "(hidden)";

    /// <summary>Stands for a value of a Secret that becomes another one.</summary>
    public const string Changed = "(changed)";

    /// <summary>All that differs but our own marks. Values of a Secret are never shown.</summary>
    public static IReadOnlyList<FieldChange> Between(JsonObject was, JsonObject becomes)
    {
        var isSecret = IsSecret(becomes);
        return JsonDifference
            .Between(was, becomes)
            .Where(difference => !IsMark(difference.Path))
            .Select(difference =>
                isSecret && IsSecretValue(difference.Path)
                    ? new FieldChange(
                        difference.Path,
                        difference.Was is null ? null : Hidden,
                        difference.Becomes is null ? null
                            : difference.Was is null ? Hidden
                            : Changed
                    )
                    : new FieldChange(difference.Path, Show(difference.Was), Show(difference.Becomes))
            )
            .ToArray();
    }

    /// <summary>Whether the values below its <c>data</c> and <c>stringData</c> must not be shown.</summary>
    public static bool IsSecret(JsonObject resource) => (string?)resource["kind"] == "Secret";

    /// <summary>Below <c>data</c> or <c>stringData</c> of a Secret.</summary>
    public static bool IsSecretValue(string path) => path.Split('.', '[')[0] is "data" or "stringData";

    public override string ToString() =>
        (Was, Becomes) switch
        {
            (null, _) => $"`{Path}` is added: {Becomes}",
            (_, null) => $"`{Path}` is removed: {Was}",
            (Hidden, _) => $"`{Path}` {Changed}",
            _ => $"`{Path}` changes from {Was} to {Becomes}",
        };

    static bool IsMark(string path) =>
        Marks.All.Any(mark =>
            path == FieldPath.Child("metadata.annotations", mark) || path == FieldPath.Child("metadata.labels", mark)
        );

    static string? Show(JsonNode? node) =>
        node switch
        {
            null => null,
            JsonArray list when list.All(IsText) => Shorten(
                $"[{string.Join(", ", list.Select(text => text!.GetValue<string>()))}]"
            ),
            _ when IsText(node) => Shorten($"'{node.GetValue<string>()}'"),
            _ => Shorten(node.ToJsonString()),
        };

    static bool IsText(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.String;

    static string Shorten(string text) => ShownText.Shortened(text, LongestValue);
}
