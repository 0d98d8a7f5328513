using System.Text.Json.Nodes;

namespace Kyma.Krm.Kubernetes;

/// <summary>A resource whose content lies under <c>spec</c>.</summary>
internal static class KubeObject
{
    public static JsonObject Of(string apiVersion, string kind, ObjectMeta metadata, JsonFields spec) =>
        new()
        {
            ["apiVersion"] = apiVersion,
            ["kind"] = kind,
            ["metadata"] = metadata.Json,
            ["spec"] = spec.Json,
        };
}
