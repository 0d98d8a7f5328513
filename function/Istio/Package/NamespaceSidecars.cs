using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Rules;

namespace Kyma.Krm.Istio.Package;

internal static class NamespaceSidecars
{
    public static readonly Rule Several = new(
        "sidecar-several-without-selector",
        Severity.Warning,
        "Several Sidecars without workloadSelector in one namespace."
    )
    {
        Source = $"{IstioFiles.Analysis} IST0111",
        Consequence = "Which of them holds is undefined.",
        Fix = "Keep one per namespace, or give the others a workloadSelector.",
    };

    public static readonly IReadOnlyList<Rule> All = [Several];

    public static void Check(IReadOnlyList<IstioResource<SidecarSpec>> sidecars, Findings findings)
    {
        var first = new Dictionary<string, IstioResource<SidecarSpec>>();
        foreach (var sidecar in sidecars.Where(sidecar => sidecar.Spec.WorkloadSelector is not { Labels.Count: > 0 }))
        {
            if (first.TryAdd(sidecar.Namespace, sidecar))
                continue;
            findings.Add(
                Several,
                sidecar.Source.At("spec"),
                $"{first[sidecar.Namespace].Title()} is for the whole namespace already: merge the two, or add a workloadSelector"
            );
        }
    }
}
