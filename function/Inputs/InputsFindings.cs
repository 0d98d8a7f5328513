using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Inputs;

/// <summary>Every finding of this room: its name, what it means, what follows and how to fix it.</summary>
internal static class InputsFindings
{
    public static readonly Rule NoDomain = new(
        Severity.Error,
        "The config has no domain, and none can be read from shoot-info."
    )
    {
        Source = "Kyma api-gateway: ConfigMap kube-system/shoot-info, data.domain",
        Consequence = "Without a domain there are no hosts to serve.",
        Fix = "Set spec.domain, or add the cluster's ConfigMap kube-system/shoot-info to the resources.",
    };

    public static readonly Rule ReferenceNotFound = new(
        Severity.Error,
        "The config refers to a resource that is not among the items."
    )
    {
        Consequence = "Without its content, nothing is rendered.",
        Fix = "Add the resource, or list the function under transformers: if it runs as a kustomize generator.",
    };

    public static readonly Rule AmbiguousReference = new(Severity.Error, "A reference matches several items.")
    {
        Consequence = "Which of them is meant would depend on their order.",
        Fix = "Write the namespace of the resource too.",
    };

    public static readonly Rule SecretWouldLeak = new(Severity.Error, "A seed or source Secret is not marked as local.")
    {
        Source = "kustomize and kpt: annotation config.kubernetes.io/local-config",
        Consequence = "It would be applied to the cluster, where everyone who may read Secrets can read it.",
        Fix = "metadata:\n  annotations:\n    config.kubernetes.io/local-config: \"true\"",
    };

    public static readonly Rule InputWouldBeApplied = new(Severity.Warning, "shoot-info is not marked as local.")
    {
        Consequence = "kustomize, kpt and Argo CD would overwrite the cluster's own ConfigMap with this copy.",
        Fix = "metadata:\n  annotations:\n    config.kubernetes.io/local-config: \"true\"",
    };
}
