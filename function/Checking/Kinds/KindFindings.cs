using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Checking.Kinds;

/// <summary>Every finding of this room: its name, what it means, what follows and how to fix it.</summary>
internal static class KindFindings
{
    public static readonly Rule KindVersionUnserved = new(
        Severity.Warning,
        "An API version that the current release of the controller does not serve."
    )
    {
        Source = "The CRDs of cert-manager 1.21, Gardener, external-secrets and Kyma",
        Consequence = "The API server rejects the resource, unless the cluster runs an old release.",
        Fix = "Use the version that the message names.",
    };

    public static readonly Rule KindUnknown = new(Severity.Error, "A kind that its API group does not have.")
    {
        Source = "The CRDs of cert-manager, Gardener, external-secrets and Kyma",
        Consequence = "The API server rejects the resource.",
        Fix = "Correct the spelling, e.g. kind: Certificate.",
    };

    public static readonly Rule ApiVersionIncomplete = new(
        Severity.Error,
        "An `apiVersion` with an API group and no version."
    )
    {
        Source = "Kubernetes apimachinery, ParseGroupVersion: text without a slash is a version of the core group",
        Consequence = "The API server does not know the kind, and kubectl applies nothing of it.",
        Fix = "apiVersion: networking.istio.io/v1",
    };

    public static readonly Rule SecretTypeKeys = new(
        Severity.Error,
        "A Secret of type kubernetes.io/tls lacks its certificate or its key."
    )
    {
        Source = "Kubernetes, pkg/apis/core/validation: ValidateSecret",
        Consequence = "The API server rejects the Secret.",
        Fix = "data: {tls.crt: …, tls.key: …}, or type: Opaque",
    };
}
