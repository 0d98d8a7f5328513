using Kyma.Krm.Krm;

namespace Kyma.Krm.Kubernetes.Metadata;

/// <summary>
/// Which rule a kind's name obeys (kubernetes, pkg/apis: the ValidateName functions), and which kinds have none.
/// </summary>
internal static class KindNames
{
    /// <summary>Read by tools and never sent to a cluster.</summary>
    public static bool IsLocal(ResourceId id) =>
        id.Group is "kustomize.config.k8s.io" or "config.kubernetes.io" or "kpt.dev" or "config.k8s.io"
        || (id.Group.Length == 0 && id.Kind is "Config" or "List")
        || id.Kind.Length == 0;

    /// <summary>
    /// Without `metadata` other files look like resources too (skaffold, kind, kubeadm); these groups are a cluster's.
    /// </summary>
    public static bool IsApplied(ResourceId id) =>
        !MayBeNameless(id)
        && (
            id.Group
                is ""
                    or "apps"
                    or "batch"
                    or "autoscaling"
                    or "policy"
                    or "cert-manager.io"
                    or "cert.gardener.cloud"
                    or "dns.gardener.cloud"
                    or "external-secrets.io"
                    or "gateway.kyma-project.io"
                    or "operator.kyma-project.io"
                    or "networking.k8s.io"
                    or "gateway.networking.k8s.io"
                    or "rbac.authorization.k8s.io"
                    or "storage.k8s.io"
            || id.Group.EndsWith(".istio.io", StringComparison.Ordinal)
        );

    /// <summary>Questions to the API server, which stores none of them, and lists.</summary>
    public static bool MayBeNameless(ResourceId id) =>
        id.Group is "authentication.k8s.io" or "authorization.k8s.io"
        || id.Kind.EndsWith("List", StringComparison.Ordinal);

    public static NameRule RuleOf(ResourceId id) =>
        (id.Group, id.Kind) switch
        {
            ("", "Namespace") => NameRule.Label,
            ("", "Service") => NameRule.ServiceLabel,
            ("", "Event") or ("events.k8s.io", "Event") => NameRule.Any,
            ("batch", "CronJob") => NameRule.CronJob,
            ("rbac.authorization.k8s.io", _) => NameRule.PathSegment,
            ("certificates.k8s.io", _) or ("storage.k8s.io", "CSIDriver" or "CSINode") => NameRule.Any,
            // Served by OpenShift's own API server, which takes colons in them.
            (_, "User" or "Group" or "Identity") when id.Group.EndsWith("openshift.io", StringComparison.Ordinal) =>
                NameRule.Any,
            _ => NameRule.Subdomain,
        };
}

/// <summary>Which names the API server accepts for a kind.</summary>
internal enum NameRule
{
    Any,

    /// <summary>RFC 1123 subdomain, at most 253 characters.</summary>
    Subdomain,

    /// <summary>RFC 1123 label, at most 63 characters.</summary>
    Label,

    /// <summary>RFC 1035 label, which begins with a letter.</summary>
    ServiceLabel,

    /// <summary>A subdomain of at most 52 characters, because the names of its Jobs are 11 longer.</summary>
    CronJob,

    /// <summary>Anything that can be one step of a URL's path.</summary>
    PathSegment,
}
