using System.Text.Json.Nodes;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.Istio.Model;

/// <summary>networking.istio.io DestinationRule: how clients in the mesh speak to a host.</summary>
internal sealed class DestinationRuleSpec(RecordFields<DestinationRuleSpec>? f = null) : ISpec
{
    public static readonly RecordShape<DestinationRuleSpec> Shape = new(f => new DestinationRuleSpec(f));

    static readonly ListShape<Subset> SubsetList = new(Subset.Shape);

    /// <summary>May be a wildcard; a short name gets the rule's namespace.</summary>
    public string? Host { get; init; } = f.Required(r => r.Host, Types.Text);

    /// <summary>For all subsets that do not say otherwise.</summary>
    public TrafficPolicy? TrafficPolicy { get; init; } = f.Optional(r => r.TrafficPolicy, TrafficPolicy.Shape);

    /// <summary>Their names are used by VirtualServices; a name that is listed twice counts once.</summary>
    public IReadOnlyList<Subset>? Subsets { get; init; } = f.Optional(r => r.Subsets, SubsetList);

    /// <summary>Namespaces, <c>.</c> for its own, <c>*</c> for all; left out: all.</summary>
    public IReadOnlyList<string>? ExportTo { get; init; } = f.Optional(r => r.ExportTo, Types.Texts);

    /// <summary>Client pods of the rule's namespace to which alone it applies.</summary>
    public PolicySelector? WorkloadSelector { get; init; } = f.Optional(r => r.WorkloadSelector, PolicySelector.Shape);

    public JsonObject ToJson() => Shape.Write(this);
}

/// <summary>A named group of a service's pods, with a policy of its own.</summary>
internal sealed class Subset(RecordFields<Subset>? f = null)
{
    public static readonly RecordShape<Subset> Shape = new(f => new Subset(f));

    /// <summary>Of a name that is used twice, the first counts.</summary>
    public string? Name { get; init; } = f.Required(r => r.Name, Types.Text);

    /// <summary>Labels of its pods in addition to the service's selector.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; } = f.Optional(r => r.Labels, Types.TextMap);

    /// <summary>Overrides the rule's own, setting by setting.</summary>
    public TrafficPolicy? TrafficPolicy { get; init; } = f.Optional(r => r.TrafficPolicy, TrafficPolicy.Shape);
}
