using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Egress;

/// <summary>Which namespaces see a resource.</summary>
internal static class Exports
{
    public const string All = "*";
    public const string Own = ".";

    /// <summary>What the egress gateway routes it must see, and it runs in a namespace of its own (istio.io issue 7615).</summary>
    public static IReadOnlyList<string>? Of(EgressService service, EgressPlan plan) =>
        !service.ViaGateway || IsPublic(plan) || Namespaces(plan).Contains(EgressGateway.Namespace)
            ? plan.ExportTo
            : [.. plan.ExportTo!, EgressGateway.Namespace];

    /// <summary>Some namespace sees both.</summary>
    public static bool Meet(EgressPlan plan, EgressService service, EgressPlan otherPlan, EgressService other) =>
        IsPublic(plan)
        || IsPublic(otherPlan)
        || (service.ViaGateway && other.ViaGateway)
        || Namespaces(plan).Intersect(Namespaces(otherPlan)).Any();

    /// <summary>They meet at the egress gateway and nowhere else.</summary>
    public static bool MeetOnlyAtGateway(EgressPlan plan, EgressPlan otherPlan) =>
        !IsPublic(plan) && !IsPublic(otherPlan) && !Namespaces(plan).Intersect(Namespaces(otherPlan)).Any();

    /// <summary>Who sees the services, in words.</summary>
    public static string Viewers(EgressPlan plan)
    {
        if (IsPublic(plan))
            return "the mesh";
        var namespaces = Namespaces(plan).Select(name => $"'{name}'").ToList();
        return $"the namespace{(namespaces.Count == 1 ? "" : "s")} {Listed.Some(namespaces)}";
    }

    static bool IsPublic(EgressPlan plan) => plan.ExportTo is null || plan.ExportTo.Contains(All);

    static IEnumerable<string> Namespaces(EgressPlan plan) =>
        plan.ExportTo!.Select(entry => entry == Own ? plan.Namespace : entry);
}
