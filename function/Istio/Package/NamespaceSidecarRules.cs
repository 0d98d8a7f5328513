using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using static Kyma.Krm.Istio.Texts.PackageFindings;

namespace Kyma.Krm.Istio.Package;

/// <summary>Sidecars of one namespace that choose the same pods: Istio uses one of them.</summary>
internal static class NamespaceSidecarRules
{
    public static void Check(IReadOnlyList<IstioResource<SidecarSpec>> sidecars, Findings findings)
    {
        var first = new Dictionary<string, IstioResource<SidecarSpec>>();
        foreach (var sidecar in sidecars.Where(sidecar => sidecar.Spec.WorkloadSelector is not { Labels.Count: > 0 }))
        {
            if (first.TryAdd(sidecar.Namespace, sidecar))
                continue;
            findings.Add(
                SidecarSeveralWithoutSelector,
                sidecar.Source.At("spec"),
                $"{first[sidecar.Namespace].Title()} is for the whole namespace already: merge the two, or "
                    + "add a workloadSelector"
            );
        }

        CheckSelected(sidecars, findings);
    }

    /// <summary>Equal selectors; whether others meet depends on the pods.</summary>
    static void CheckSelected(IReadOnlyList<IstioResource<SidecarSpec>> sidecars, Findings findings)
    {
        var first = new Dictionary<string, IstioResource<SidecarSpec>>();
        foreach (var sidecar in sidecars)
        {
            if (sidecar.Spec.WorkloadSelector?.Labels is not { Count: > 0 } labels)
                continue;
            var key = $"{sidecar.Namespace}/{LabelSyntax.Text(labels)}";
            if (first.TryAdd(key, sidecar))
                continue;
            findings.Add(
                SidecarsOverlap,
                sidecar.Source.At("spec.workloadSelector"),
                $"{first[key].Title()} selects the same pods, and Istio uses one of the two. Merge them, or "
                    + "make the selectors exclude each other"
            );
        }
    }
}
