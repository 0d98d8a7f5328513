using Kyma.Krm.Kubernetes.Metadata;
using Kyma.Krm.Mesh;
using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.Mesh.Resources;

namespace Kyma.Krm.Tracing;

/// <summary>
/// Who may ask: the namespaces of packages, and their workloads where something selects workloads there.
/// </summary>
internal static class TraceClients
{
    /// <summary>Null where it may be a client: <c>internet</c>, a namespace, or a workload of one.</summary>
    /// <param name="from">NAMESPACE, or NAMESPACE/WORKLOAD.</param>
    public static string? WrongWith(string from) =>
        from.Split('/')[0] is var name && MetadataNameRules.WrongWith(name, NameRule.Label) is { } wrong
            ? $"the namespace '{name}' {wrong}"
            : null;

    /// <param name="sides">One package, or the two that are compared.</param>
    public static IEnumerable<(string Name, MeshClient Client)> Of(params IReadOnlyList<MeshModel> sides)
    {
        var selected = sides.SelectMany(side => Selected(side.Resources)).ToHashSet();
        var isAny = sides.Any(side => SelectsAnywhere(side.Resources));
        foreach (
            var @namespace in sides
                .SelectMany(side => side.Resources.Namespaces)
                .Where(name => name != MeshResources.RootNamespace)
                .Distinct()
                .Order(StringComparer.Ordinal)
        )
        {
            yield return (@namespace, MeshClient.In(@namespace));
            if (!isAny && !selected.Contains(@namespace))
                continue;
            foreach (
                var pod in sides
                    .SelectMany(side => side.Resources.Pods.In(@namespace))
                    .DistinctBy(pod => pod.Workload)
                    .OrderBy(pod => pod.Workload, StringComparer.Ordinal)
            )
                yield return ($"{@namespace}/{pod.Workload}", new MeshClient(@namespace, pod.Labels));
        }
    }

    /// <summary>The namespaces in which something selects workloads.</summary>
    static IEnumerable<string> Selected(MeshResources resources) =>
        resources
            .Sidecars.Where(sidecar => sidecar.Spec.WorkloadSelector is not null)
            .Select(sidecar => sidecar.Namespace)
            .Concat(
                resources
                    .DestinationRules.Where(rule => rule.Spec.WorkloadSelector is not null)
                    .Select(rule => rule.Namespace)
            );

    /// <summary>Routes select workloads of any namespace.</summary>
    static bool SelectsAnywhere(MeshResources resources) =>
        resources.VirtualServices.Any(routes =>
            (routes.Spec.Http ?? []).Any(route =>
                route.Match?.Any(match => match.SourceLabels is { Count: > 0 }) == true
            )
        );
}
