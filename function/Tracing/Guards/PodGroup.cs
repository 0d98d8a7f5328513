using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Mesh.Clusters;
using Kyma.Krm.Mesh.Resources;

namespace Kyma.Krm.Tracing.Guards;

/// <summary>Pods to which the same guards apply: those of a workload, or those that a selector selects.</summary>
/// <param name="Title">In words.</param>
/// <param name="Namespace">Null: any that nothing of the packages names.</param>
/// <param name="Labels">What a selector must select them by.</param>
internal sealed record PodGroup(string Title, string? Namespace, IReadOnlyDictionary<string, string> Labels)
{
    /// <summary>More selectors than that in one namespace are not told apart; the rest is counted.</summary>
    public const int MostInNamespace = 1000;

    /// <summary>Kyma's own gateways, which judge requests themselves.</summary>
    public bool IsGateway { get; init; }

    /// <summary>They have all of these labels; no label is wanted where that is null.</summary>
    public bool HasLabels(IReadOnlyDictionary<string, string>? wanted) => LabelSyntax.Covers(Labels, wanted);

    /// <summary>The gateways, then each namespace: a pod without labels, workloads, and what selectors name.</summary>
    /// <param name="sides">The two packages.</param>
    /// <param name="selectors">What their guards select, with the namespace.</param>
    /// <param name="left">How many were left out.</param>
    public static IReadOnlyList<PodGroup> Of(
        IReadOnlyList<MeshResources> sides,
        IEnumerable<(string Namespace, IReadOnlyDictionary<string, string> Labels)> selectors,
        out long left
    )
    {
        var groups = new List<PodGroup>
        {
            new("the ingress gateway", MeshResources.RootNamespace, IstioGateways.Ingress.Labels) { IsGateway = true },
            new("the egress gateway", MeshResources.RootNamespace, IstioGateways.Egress.Labels) { IsGateway = true },
            new("pods of a namespace without its own policies", null, IstioMetadata.NoLabels),
        };
        var selected = selectors.ToLookup(selector => selector.Namespace, selector => selector.Labels);
        var pods = sides.SelectMany(side => side.Pods.All).ToLookup(pod => pod.Namespace);
        left = 0;
        foreach (
            var @namespace in selected
                .Select(group => group.Key)
                .Concat(pods.Select(group => group.Key))
                .Distinct()
                .Order(StringComparer.Ordinal)
        )
        {
            string? name = @namespace.Length > 0 ? @namespace : null;
            var own = new List<PodGroup>();
            if (name is not null)
                own.Add(new PodGroup($"pods of {name}", name, IstioMetadata.NoLabels));
            own.AddRange(
                pods[@namespace]
                    .DistinctBy(pod => pod.Workload)
                    .OrderBy(pod => pod.Workload, StringComparer.Ordinal)
                    .Select(pod => new PodGroup($"pods of {@namespace}/{pod.Workload}", @namespace, pod.Labels))
            );
            own.AddRange(
                selected[@namespace]
                    .Where(labels =>
                        labels.Count > 0
                        && !IsOfGateway(@namespace, labels)
                        && !sides.Any(side => side.Pods.Selected(@namespace, labels).Count > 0)
                    )
                    .DistinctBy(LabelSyntax.Text)
                    .OrderBy(LabelSyntax.Text, StringComparer.Ordinal)
                    .Select(labels => new PodGroup(
                        $"pods of {name ?? "any namespace"} with {LabelSyntax.Text(labels)}",
                        name,
                        labels
                    ))
            );
            left += Math.Max(0, own.Count - MostInNamespace);
            groups.AddRange(own.Take(MostInNamespace));
        }

        return groups;
    }

    static bool IsOfGateway(string @namespace, IReadOnlyDictionary<string, string> labels) =>
        @namespace is "" or MeshResources.RootNamespace
        && (IstioGateways.Ingress.HasLabels(labels) || IstioGateways.Egress.HasLabels(labels));
}
