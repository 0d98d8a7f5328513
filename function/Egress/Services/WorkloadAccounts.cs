using Kyma.Krm.Inputs;
using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Egress.Services;

/// <summary>
/// The service accounts of the pods that a selector selects: written, or read from the workloads among the items.
/// </summary>
internal static class WorkloadAccounts
{
    public static IReadOnlyList<string> Of(WorkloadSelectorConfig selector, ServiceScope service)
    {
        if (selector.ServiceAccountName is { } written)
            return [written];
        var pods = service.Scope.Items.Once(items => new SelectablePods(items));
        var found = pods.AccountsOf(service.Namespace, selector.MatchLabels);
        if (found.Count > 0)
            return found;
        service.Report(
            EgressFindings.EgressServiceAccountAssumed,
            "workloadSelector",
            "selects no workload among the resources, so the service account "
                + $"'{PodTemplates.DefaultAccount}' is allowed to read every Secret of the namespace "
                + $"'{service.Namespace}', which is the least that Istio asks for before it hands out the credential; "
                + "write `serviceAccountName` if the pods have another"
        );
        return [PodTemplates.DefaultAccount];
    }
}

/// <summary>The pods of a package, and the templates that workloads make pods from, by namespace and label.</summary>
internal sealed class SelectablePods(InputItems items)
{
    readonly Dictionary<string, Pods> _byNamespace = [];

    /// <summary>The service accounts of those that have all the labels, each once and sorted.</summary>
    public IReadOnlyList<string> AccountsOf(string @namespace, IReadOnlyDictionary<string, string> labels)
    {
        if (!_byNamespace.TryGetValue(@namespace, out var pods))
            _byNamespace[@namespace] = pods = new Pods(items.InNamespace(@namespace));
        return pods.AccountsOf(labels);
    }

    /// <summary>The pod, or the template that a workload makes pods from; null for other resources.</summary>
    static YamlMapping? PodOf(Item item) =>
        PodTemplates.Paths.TryGetValue((item.Id.Group, item.Id.Kind), out var path)
            ? PodTemplates.At(path, item.Root)
            : null;

    /// <summary>Those of one namespace. A selector looks only at the pods that have its rarest label.</summary>
    sealed class Pods
    {
        readonly List<YamlMapping> _all;
        readonly Lookup<(string Key, string Value), YamlMapping> _byLabel;

        public Pods(IEnumerable<Item> items)
        {
            _all = [.. items.Select(PodOf).OfType<YamlMapping>()];
            _byLabel = _all.SelectMany(pod =>
                    pod.FindTexts("metadata", "labels").Select(label => (Label: (label.Key, label.Value), Pod: pod))
                )
                .ToLookup(pair => pair.Label, pair => pair.Pod);
        }

        public IReadOnlyList<string> AccountsOf(IReadOnlyDictionary<string, string> labels) =>
            Candidates(labels)
                .Where(pod => labels.All(label => pod.FindText("metadata", "labels", label.Key) == label.Value))
                .Select(PodTemplates.AccountOf)
                .Distinct()
                .Order(StringComparer.Ordinal)
                .ToArray();

        IEnumerable<YamlMapping> Candidates(IReadOnlyDictionary<string, string> labels) =>
            labels.Count == 0
                ? _all
                : labels.Select(label => _byLabel[(label.Key, label.Value)]).MinBy(pods => pods.Count())!.Distinct();
    }
}
