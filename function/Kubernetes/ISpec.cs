using System.Text.Json.Nodes;

namespace Kyma.Krm.Kubernetes;

/// <summary>The content of a resource below <c>spec</c>.</summary>
internal interface ISpec
{
    /// <summary>Its fields in Istio's own order; those that are null are not in it.</summary>
    JsonObject ToJson();
}
