using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Model.Security;
using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.Mesh.Resources;

namespace Kyma.Krm.Tracing.Guards;

/// <summary>Which pods the policies of security.istio.io apply to.</summary>
internal static class Targets
{
    /// <summary>
    /// With its namespace, what one selects; no labels where it is for every pod. One of the root namespace is for all
    /// namespaces, which an empty name stands for.
    /// </summary>
    public static (string Namespace, IReadOnlyDictionary<string, string> Labels) Selected(
        MeshRef policy,
        PolicySelector? selector
    ) =>
        (
            policy.Namespace == MeshResources.RootNamespace ? "" : policy.Namespace,
            selector?.MatchLabels ?? IstioMetadata.NoLabels
        );

    /// <summary>Those of their namespace and of the root namespace, whatever they select.</summary>
    public static IEnumerable<T> For<T>(PodGroup pods, Lookup<string, T> byNamespace) =>
        pods.Namespace is null or MeshResources.RootNamespace
            ? byNamespace[MeshResources.RootNamespace]
            : byNamespace[pods.Namespace].Concat(byNamespace[MeshResources.RootNamespace]);

    /// <summary>
    /// By labels, of those that are <see cref="For"/> them; one with a targetRef is for waypoints and gateways of the
    /// Gateway API.
    /// </summary>
    public static bool Apply(PolicySelector? selector, ITargeted? targeted, PodGroup pods) =>
        targeted is not ({ TargetRef: not null } or { TargetRefs: not null }) && pods.HasLabels(selector?.MatchLabels);
}
