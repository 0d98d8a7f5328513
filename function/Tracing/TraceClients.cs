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
        foreach (
            var @namespace in sides
                .SelectMany(side => side.Resources.Namespaces)
                .Where(name => name != MeshResources.RootNamespace)
                .Distinct()
                .Order(StringComparer.Ordinal)
        )
        {
            yield return (@namespace, MeshClient.In(@namespace));
            if (!sides.Any(side => SelectsWorkloads(side.Resources, @namespace)))
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

    static bool SelectsWorkloads(MeshResources resources, string @namespace) =>
        resources.Sidecars.Any(sidecar => sidecar.Namespace == @namespace && sidecar.Spec.WorkloadSelector is not null)
        || resources.DestinationRules.Any(rule =>
            rule.Namespace == @namespace && rule.Spec.WorkloadSelector is not null
        )
        || resources.VirtualServices.Any(routes =>
            (routes.Spec.Http ?? []).Any(route =>
                route.Match?.Any(match => match.SourceLabels is { Count: > 0 }) == true
            )
        );
}
