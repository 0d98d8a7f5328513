using System.Text.Json.Nodes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Kubernetes;

/// <summary>The metadata that we write.</summary>
/// <param name="Namespace">Null for a resource that has none.</param>
internal sealed record ObjectMeta(string Name, string? Namespace)
{
    /// <summary>One for all that have none.</summary>
    public static readonly IReadOnlyDictionary<string, string> NoAnnotations = new Dictionary<string, string>();

    /// <summary>Not written where there are none.</summary>
    public IReadOnlyDictionary<string, string> Annotations { get; init; } = NoAnnotations;

    public JsonObject ToJson() =>
        JsonFields.Of(("name", Name), ("namespace", Namespace), ("annotations", JsonFields.Map(Annotations)));
}
