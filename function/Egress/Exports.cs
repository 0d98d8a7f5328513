namespace Kyma.Krm.Egress;

/// <summary>Which namespaces see a resource.</summary>
internal static class Exports
{
    public const string All = "*";
    public const string Own = ".";

    /// <summary>The egress gateway runs in a namespace of its own and must see what it routes (istio.io issue 7615).</summary>
    public static IReadOnlyList<string>? WithGateway(EgressPlan plan) =>
        plan.ExportTo is null || plan.ExportTo.Contains(All) || Namespaces(plan).Contains(EgressGateway.Namespace) ? plan.ExportTo : [.. plan.ExportTo, EgressGateway.Namespace];

    static IEnumerable<string> Namespaces(EgressPlan plan) => plan.ExportTo!.Select(entry => entry == Own ? plan.Namespace : entry);
}
