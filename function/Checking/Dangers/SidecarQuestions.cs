using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Istio.Texts;
using Kyma.Krm.Mesh;
using Kyma.Krm.Mesh.Resources;

namespace Kyma.Krm.Checking.Dangers;

/// <summary>Sidecars that select pods: what they replace for them, and pods that two of them select.</summary>
internal sealed class SidecarQuestions(MeshModel mesh, Findings findings)
{
    public void Ask()
    {
        var first = new Dictionary<MeshPod, MeshResource<SidecarSpec>>(ReferenceEqualityComparer.Instance);
        var selectors = new HashSet<string>();
        foreach (var sidecar in mesh.Resources.Sidecars)
        {
            if (sidecar.Spec.WorkloadSelector?.Labels is not { } labels)
                continue;
            AskForLock(sidecar, labels);

            // Those with equal selectors are reported whether or not there are pods.
            if (selectors.Add($"{sidecar.Namespace}/{LabelSyntax.Text(labels)}"))
                AskForPods(sidecar, labels, first);
        }
    }

    void AskForLock(MeshResource<SidecarSpec> sidecar, IReadOnlyDictionary<string, string> labels)
    {
        if (
            sidecar.Source is not { } source
            || sidecar.Spec.IsRegistryOnly
            || mesh.ScopeOf(sidecar.Namespace, IstioMetadata.NoLabels) is not { AllowsAny: false, Sidecar: { } general }
        )
            return;
        findings.Add(
            DangerFindings.SidecarLiftsRestriction,
            source.At(sidecar.Spec.OutboundTrafficPolicy is null ? "spec" : "spec.outboundTrafficPolicy"),
            $"pods with {LabelSyntax.Text(labels)} get this Sidecar instead of {general}, whose REGISTRY_ONLY no "
                + "longer limits them. Add `outboundTrafficPolicy: {mode: REGISTRY_ONLY}` here"
        );
    }

    void AskForPods(
        MeshResource<SidecarSpec> sidecar,
        IReadOnlyDictionary<string, string> labels,
        Dictionary<MeshPod, MeshResource<SidecarSpec>> first
    )
    {
        (MeshPod Pod, MeshResource<SidecarSpec> Other)? shared = null;
        foreach (var pod in mesh.Resources.Pods.Selected(sidecar.Namespace, labels))
        {
            if (!first.TryAdd(pod, sidecar))
                shared ??= (pod, first[pod]);
        }

        if (shared is var (both, other) && sidecar.Source is { } source)
            findings.Add(
                PackageFindings.SidecarsOverlap,
                source.At("spec.workloadSelector"),
                $"the pods of {both.Workload} are selected by {other.Reference} too, and Istio uses one of the "
                    + "two. Merge them, or make the selectors exclude each other"
            );
    }
}
