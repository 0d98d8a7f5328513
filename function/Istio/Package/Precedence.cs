using Kyma.Krm.Istio.Model;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Istio.Package;

/// <summary>
/// Which of two resources istiod takes first: the older one (whole seconds; then by name, then by namespace).
/// </summary>
internal static class Precedence
{
    /// <summary>
    /// Behind "the": the older one by name where both say when they were created, else that only the cluster knows.
    /// </summary>
    public static string Older<TSpec>(IstioResource<TSpec> one, IstioResource<TSpec> other) =>
        (CreatedAt(one), CreatedAt(other)) switch
        {
            ({ } first, { } second) when string.CompareOrdinal(first, second) < 0 => $"older one, {one.Title()}",
            ({ } first, { } second) when string.CompareOrdinal(first, second) > 0 => $"older one, {other.Title()}",
            _ => "older one, which only the cluster knows",
        };

    /// <summary>As the API server writes it, always in UTC, so that text order is the order of time.</summary>
    static string? CreatedAt<TSpec>(IstioResource<TSpec> resource) =>
        resource.Source.Root is YamlMapping root
        && root.FindText("metadata", "creationTimestamp") is { } at
        && at.EndsWith('Z')
            ? at
            : null;
}
