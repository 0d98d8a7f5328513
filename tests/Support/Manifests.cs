using System.Text.Json.Nodes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Tests.Support;

/// <summary>
/// Resources as objects: order of keys and documents, quotes and comments do not count; every value does.
/// </summary>
internal static class Manifests
{
    const string LocalConfig = "config.kubernetes.io/local-config";

    /// <summary>The resources that would reach a cluster.</summary>
    public static IReadOnlyList<JsonObject> Parse(string text) =>
        [
            .. YamlParser
                .Parse(text, out _)!
                .OfType<YamlMapping>()
                .Select(root => (JsonObject)CrdSchema.Json(root)!)
                .Where(resource => !IsLocal(resource)),
        ];

    /// <summary>
    /// The items of a ResourceList, without the annotations by which their orchestrator finds their files.
    /// </summary>
    public static IReadOnlyList<JsonObject> ItemsOf(string list)
    {
        var items = (JsonArray)((JsonObject)CrdSchema.Json(YamlParser.Parse(list, out _)!.Single())!)["items"]!;
        return [.. items.Select(item => WithoutPath((JsonObject)item!.DeepClone())).Where(item => !IsLocal(item))];
    }

    public static string? Annotation(this JsonObject resource, string key) =>
        (string?)(resource["metadata"]?["annotations"] as JsonObject)?[key];

    public static string IdOf(JsonObject resource) =>
        $"{resource["apiVersion"]} {resource["kind"]} "
        + $"{resource["metadata"]?["namespace"]}/{resource["metadata"]?["name"]}";

    public static void AssertSame(IReadOnlyList<JsonObject> expected, IReadOnlyList<JsonObject> actual)
    {
        Assert.Equal(
            expected.Select(IdOf).Order(StringComparer.Ordinal),
            actual.Select(IdOf).Order(StringComparer.Ordinal)
        );
        foreach (
            var (e, a) in expected
                .OrderBy(IdOf, StringComparer.Ordinal)
                .Zip(actual.OrderBy(IdOf, StringComparer.Ordinal))
        )
        {
            Assert.True(
                JsonNode.DeepEquals(e, a),
                $"{IdOf(e)} differs: expected\n{e.ToJsonString()}\nbut there was\n{a.ToJsonString()}"
            );
        }
    }

    static bool IsLocal(JsonObject resource) => resource.Annotation(LocalConfig) is { } local && local != "false";

    static JsonObject WithoutPath(JsonObject item)
    {
        if (item["metadata"]?["annotations"] is not JsonObject annotations)
            return item;
        annotations.Remove("internal.config.kubernetes.io/path");
        annotations.Remove("internal.config.kubernetes.io/index");
        return item;
    }
}
