using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.RateLimits;

namespace Kyma.Krm.Mesh.Resources;

/// <summary>Kyma's RateLimit: its controller makes an EnvoyFilter for HTTP of the selected pods.</summary>
/// <param name="Reference">Its identity, with the namespace that counts where none is written.</param>
/// <param name="Spec">As it is written, without what could not be read.</param>
internal sealed record MeshRateLimit(MeshRef Reference, RateLimitSpec Spec)
{
    public bool IsFor(MeshPod pod) =>
        pod.Namespace == Reference.Namespace
        && Spec.SelectorLabels is { Count: > 0 } labels
        && pod.HasLabels(labels)
        && (pod.HasSidecar || Spec.IsForIngressGateway);
}
