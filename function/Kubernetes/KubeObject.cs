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
    /// <summary>The whole resource; fields of the spec that are null are not in it.</summary>
    public static JsonObject Of(string apiVersion, string kind, ObjectMeta metadata, ISpec spec) =>
        Of(apiVersion, kind, metadata, spec.ToJson());

    /// <summary>The same with a spec that is JSON already.</summary>
    public static JsonObject Of(string apiVersion, string kind, ObjectMeta metadata, JsonObject spec) =>
        new()
        {
            ["apiVersion"] = apiVersion,
            ["kind"] = kind,
            ["metadata"] = metadata.ToJson(),
            ["spec"] = spec,
        };
}
