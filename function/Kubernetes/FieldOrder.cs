using System.Text.Json.Nodes;

namespace Kyma.Krm.Kubernetes;

/// <summary>
/// The client's models serialize by alphabet; people expect apiVersion and kind first (kyaml, yaml/order.go).
/// </summary>
internal static class FieldOrder
{
    static readonly IReadOnlyList<string> First =
    [
        "apiVersion",
        "kind",
        "metadata",
        "type",
        "spec",
        "stringData",
        "data",
    ];

    static readonly IReadOnlyList<string> FirstInMetadata = ["name", "namespace", "labels", "annotations"];

    /// <summary>
    /// The same fields with apiVersion, kind and metadata first, and name and namespace first in metadata.
    /// </summary>
    public static JsonObject Apply(JsonObject resource)
    {
        if (resource["metadata"] is JsonObject metadata)
            resource["metadata"] = Sort(metadata, FirstInMetadata);
        return Sort(resource, First);
    }

    static JsonObject Sort(JsonObject source, IReadOnlyList<string> first)
    {
        var sorted = new JsonObject();
        foreach (var key in first.Concat(source.Select(entry => entry.Key).Where(key => !first.Contains(key))))
        {
            if (source.ContainsKey(key))
                sorted[key] = source[key]?.DeepClone();
        }

        return sorted;
    }
}
