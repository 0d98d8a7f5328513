using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using k8s.Models;
using Kyma.Krm.Istio;

namespace Kyma.Krm.Kubernetes;

/// <summary>
/// Resources as JSON trees, in Kubernetes' own names. Only the types listed here are rooted:
/// the client's own serializer would bring every Kubernetes model (10 MB).
/// </summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(V1Secret))]
[JsonSerializable(typeof(V1NetworkPolicy))]
[JsonSerializable(typeof(V1Role))]
[JsonSerializable(typeof(V1RoleBinding))]
[JsonSerializable(typeof(KubeObject<GatewaySpec>))]
[JsonSerializable(typeof(KubeObject<ServiceEntrySpec>))]
[JsonSerializable(typeof(KubeObject<DestinationRuleSpec>))]
[JsonSerializable(typeof(KubeObject<SidecarSpec>))]
[JsonSerializable(typeof(KubeObject<VirtualServiceSpec>))]
internal sealed partial class KubeJson : JsonSerializerContext
{
    public static JsonObject ToJson<T>(T resource, JsonTypeInfo<T> type) => (JsonObject)JsonSerializer.SerializeToNode(resource, type)!;
}
