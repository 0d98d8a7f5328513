using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.Istio.Model;

/// <summary>The <c>labels</c> form of a workload selector: of ServiceEntry, Sidecar and EnvoyFilter.</summary>
internal sealed class WorkloadSelector(RecordFields<WorkloadSelector>? f = null)
{
    public static readonly RecordShape<WorkloadSelector> Shape = new(f => new WorkloadSelector(f));

    static readonly TextMapShape<string> LabelMap = new(null, Types.UpTo(63), 256);

    /// <summary>Labels of the pods, all of them; none selects every pod.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; } = f.Optional(r => r.Labels, LabelMap);
}

/// <summary>
/// The <c>matchLabels</c> form of a workload selector: of DestinationRule and the kinds of security and telemetry.
/// </summary>
internal sealed class PolicySelector(RecordFields<PolicySelector>? f = null)
{
    public static readonly RecordShape<PolicySelector> Shape = new(f => new PolicySelector(f));

    static readonly TextMapShape<string> LabelMap = new(null, Types.UpTo(63), 4096);

    /// <summary>Labels of the pods, all of them; none selects every pod.</summary>
    public IReadOnlyDictionary<string, string>? MatchLabels { get; init; } = f.Optional(r => r.MatchLabels, LabelMap);
}
