using System.Text.Json.Serialization;
using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Istio;

/// <summary>Istio's resources as JSON, for reading and for writing.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(KubeObject<GatewaySpec>))]
[JsonSerializable(typeof(KubeObject<ServiceEntrySpec>))]
[JsonSerializable(typeof(KubeObject<DestinationRuleSpec>))]
[JsonSerializable(typeof(KubeObject<SidecarSpec>))]
[JsonSerializable(typeof(KubeObject<VirtualServiceSpec>))]
internal sealed partial class IstioJson : JsonSerializerContext;
