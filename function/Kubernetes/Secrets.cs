using System.Text;
using System.Text.Json.Nodes;
using k8s.Models;

namespace Kyma.Krm.Kubernetes;

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
