using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Texts;

namespace Kyma.Krm.Istio.Package;

internal static class NamespaceSidecars
{
    public static readonly IReadOnlyList<Rule> All = [PackageFindings.SidecarSeveralWithoutSelector];

    public static void Check(IReadOnlyList<IstioResource<SidecarSpec>> sidecars, Findings findings)
    {
        var first = new Dictionary<string, IstioResource<SidecarSpec>>();
        foreach (var sidecar in sidecars.Where(sidecar => sidecar.Spec.WorkloadSelector is not { Labels.Count: > 0 }))
        {
            if (first.TryAdd(sidecar.Namespace, sidecar))
                continue;
            findings.Add(
                PackageFindings.SidecarSeveralWithoutSelector,
                sidecar.Source.At("spec"),
                $"{first[sidecar.Namespace].Title()} is for the whole namespace already: merge the two, or "
                    + "add a workloadSelector"
            );
        }
    }
}
