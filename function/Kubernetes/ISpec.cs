using System.Text.Json.Nodes;

namespace Kyma.Krm.Kubernetes;

/// <summary>The content of a resource below <c>spec</c>.</summary>
internal interface ISpec
{
    JsonObject ToJson();
}
