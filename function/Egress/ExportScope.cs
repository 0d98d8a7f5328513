using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Egress;

/// <summary>Which namespaces see a resource.</summary>
internal static class ExportScope
{
    public const string All = "*";
    public const string Own = ".";

    /// <summary>Who sees the services, in words.</summary>
    public static string Viewers(EgressPlan plan)
    {
        if (Namespaces(plan) is not { } namespaces)
            return "the mesh";
        return $"the namespace{(namespaces.Count == 1 ? "" : "s")} "
            + $"{ShortList.Of([.. namespaces.Select(name => $"'{name}'")])}";
    }

    /// <summary>Those that see the services, by name; null where every namespace does.</summary>
    public static IReadOnlyList<string>? Namespaces(EgressPlan plan) =>
        plan.ExportTo is not { } exportTo || exportTo.Contains(All)
            ? null
            : [.. exportTo.Select(entry => entry == Own ? plan.Namespace : entry).Distinct()];
}
