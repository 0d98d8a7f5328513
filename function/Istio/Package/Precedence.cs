using Kyma.Krm.Istio.Model;

namespace Kyma.Krm.Istio.Package;

/// <summary>
/// Which of two resources istiod takes first: the older one (whole seconds; then by name, then by namespace).
/// </summary>
internal static class Precedence
{
    /// <summary>
    /// Behind "the": the older one by name where both say when they were created, else that only the cluster knows.
    /// </summary>
    public static string Older<TSpec>(IstioResource<TSpec> one, IstioResource<TSpec> other)
    {
        if (one.Created is not { } first || other.Created is not { } second)
            return "older one, which only the cluster knows";
        var order = first.CompareTo(second);
        if (order == 0)
            order = string.CompareOrdinal(one.Name, other.Name);
        if (order == 0)
            order = string.CompareOrdinal(one.Namespace, other.Namespace);
        return $"older one, {(order <= 0 ? one : other).Title()}";
    }
}
