using System.Text.Json.Nodes;

namespace Kyma.Krm.Kubernetes;

/// <summary>The content of a resource below <c>spec</c>.</summary>
internal interface ISpec
{
    JsonObject ToJson();
}

/// <summary>A resource whose content lies under <c>spec</c>.</summary>
internal static class KubeObject
{
    public static JsonObject Of(string apiVersion, string kind, ObjectMeta metadata, ISpec spec) =>
        Of(apiVersion, kind, metadata, spec.ToJson());

    public static JsonObject Of(string apiVersion, string kind, ObjectMeta metadata, JsonObject spec) =>
        new()
        {
            ["apiVersion"] = apiVersion,
            ["kind"] = kind,
            ["metadata"] = metadata.ToJson(),
            ["spec"] = spec,
        };
}
