using Kyma.Krm.Istio;
using Kyma.Krm.Istio.Model;

namespace Kyma.Krm.Checking.Hosts;

/// <summary>
/// Which Sidecar holds for a workload (istio, pilot/pkg/model/push_context.go getSidecarScope): one that selects it,
/// else that of its namespace, else that of the root namespace.
/// </summary>
internal sealed class SidecarChoice(IReadOnlyList<IstioResource<SidecarSpec>> sidecars)
{
    const string RootNamespace = "istio-system";

    /// <summary>Null where none holds, and the mesh's default with it.</summary>
    public IstioResource<SidecarSpec>? For(Workload workload) =>
        sidecars.FirstOrDefault(sidecar =>
            sidecar.Namespace == workload.Namespace
            && Labels(sidecar) is { Count: > 0 } labels
            && workload.HasLabels(labels)
        )
        ?? sidecars.FirstOrDefault(sidecar =>
            sidecar.Namespace == workload.Namespace && Labels(sidecar) is not { Count: > 0 }
        )
        ?? sidecars.FirstOrDefault(sidecar =>
            sidecar.Namespace == RootNamespace && Labels(sidecar) is not { Count: > 0 }
        );

    static IReadOnlyDictionary<string, string>? Labels(IstioResource<SidecarSpec> sidecar) =>
        sidecar.Spec.WorkloadSelector?.Labels;
}
