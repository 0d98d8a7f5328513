using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using k8s.Models;

namespace Kyma.Krm.Kubernetes;

/// <summary>
/// Resources as JSON trees, in Kubernetes' own names. Only the types listed here are rooted:
/// the client's own serializer would bring every Kubernetes model (10 MB).
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Serialization
)]
[JsonSerializable(typeof(V1Secret))]
[JsonSerializable(typeof(V1NetworkPolicy))]
[JsonSerializable(typeof(V1Role))]
[JsonSerializable(typeof(V1RoleBinding))]
internal sealed partial class KubeJson : JsonSerializerContext
{
    /// <summary>A model of the client as JSON, its fields by alphabet and without those that are null.</summary>
    public static JsonObject ToJson<T>(T resource, JsonTypeInfo<T> type) =>
        (JsonObject)JsonSerializer.SerializeToNode(resource, type)!;
}

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

/// <summary>Secrets from texts.</summary>
internal static class Secrets
{
    /// <summary>Keys are written in the order given.</summary>
    public static JsonObject Build(
        string @namespace,
        string name,
        string type,
        params ReadOnlySpan<(string Key, string Text)> data
    )
    {
        var bytes = new Dictionary<string, byte[]>();
        foreach (var (key, text) in data)
            bytes[key] = Encoding.UTF8.GetBytes(text);
        var secret = new V1Secret
        {
            ApiVersion = "v1",
            Kind = "Secret",
            Metadata = new V1ObjectMeta { Name = name, NamespaceProperty = @namespace },
            Type = type,
            Data = bytes,
        };
        return FieldOrder.Apply(KubeJson.ToJson(secret, KubeJson.Default.V1Secret));
    }
}
