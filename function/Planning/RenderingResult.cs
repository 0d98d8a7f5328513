using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Planning;

/// <summary>What a run comes to: nothing at all where anything is an error.</summary>
/// <param name="Wanted">Every config's plan with what it renders.</param>
/// <param name="Changes">What that means for the items.</param>
internal sealed record RenderingResult(
    IReadOnlyList<(TrafficPlan Plan, IReadOnlyList<Rendered> Resources)> Wanted,
    Changes Changes
)
{
    public static RenderingResult Nothing => new([], new Changes());
}
