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
