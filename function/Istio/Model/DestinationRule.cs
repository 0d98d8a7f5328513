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

    public string? Host { get; init; } = f.Required(r => r.Host, Types.Text);

    public TrafficPolicy? TrafficPolicy { get; init; } = f.Optional(r => r.TrafficPolicy, TrafficPolicy.Shape);

    public IReadOnlyList<Subset>? Subsets { get; init; } = f.Optional(r => r.Subsets, SubsetList);

    public IReadOnlyList<string>? ExportTo { get; init; } = f.Optional(r => r.ExportTo, Types.Texts);

    public PolicySelector? WorkloadSelector { get; init; } = f.Optional(r => r.WorkloadSelector, PolicySelector.Shape);

    public JsonObject ToJson() => Shape.Write(this);
}

/// <summary>A named group of a service's pods, with a policy of its own.</summary>
internal sealed class Subset(RecordFields<Subset>? f = null)
{
    public static readonly RecordShape<Subset> Shape = new(f => new Subset(f));

    public string? Name { get; init; } = f.Required(r => r.Name, Types.Text);

    public IReadOnlyDictionary<string, string>? Labels { get; init; } = f.Optional(r => r.Labels, Types.TextMap);

    public TrafficPolicy? TrafficPolicy { get; init; } = f.Optional(r => r.TrafficPolicy, TrafficPolicy.Shape);
}
