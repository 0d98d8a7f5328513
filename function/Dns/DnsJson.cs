using System.Text.Json.Serialization;
using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Dns;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(KubeObject<DnsEntrySpec>))]
internal sealed partial class DnsJson : JsonSerializerContext;
