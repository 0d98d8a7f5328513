using System.Text.Json.Serialization;
using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Certificates;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(KubeObject<GardenerCertificateSpec>))]
[JsonSerializable(typeof(KubeObject<CertManagerCertificateSpec>))]
[JsonSerializable(typeof(KubeObject<ExternalSecretSpec>))]
internal sealed partial class CertificateJson : JsonSerializerContext;
