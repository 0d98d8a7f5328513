using System.Text.Json.Serialization;
using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.ApiRules;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(KubeObject<ApiRuleSpec>))]
internal sealed partial class ApiRuleJson : JsonSerializerContext;
