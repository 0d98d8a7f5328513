using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Checking.Naming;

/// <summary>Subsets of a Service whose pods are in the package, and none of them in the subset.</summary>
internal sealed class SubsetPods(CheckedPackage package, Findings findings)
{
    /// <summary>By namespace and one of the labels of their pods.</summary>
    readonly ILookup<(string Namespace, string Key, string Value), Workload> _workloads = (
        from workload in Workload.AllOf(package)
        from label in LabelsOf(workload.Pod.Find("metadata") is YamlMapping metadata ? metadata.Find("labels") : null)
        select (workload, label)
    ).ToLookup(pair => (pair.workload.Namespace, pair.label.Key, pair.label.Value), pair => pair.workload);

    readonly Dictionary<string, CheckedResource> _services = package
        .Of("", "Service")
        .DistinctBy(service => (service.Id.Namespace, service.Id.Name))
        .ToDictionary(service => $"{service.Id.Name}.{service.Id.Namespace}.svc.cluster.local");

    public void Check()
    {
        foreach (var rule in package.Istio.DestinationRules)
        {
            if (
                rule.Spec is { Subsets.Count: > 0, Host: { } host }
                && _services.TryGetValue(HostNames.Completed(host, rule.Namespace), out var service)
                && PodsOf(service) is { Count: > 0 } pods
            )
                Check(rule, service, pods);
        }
    }

    void Check(IstioResource<DestinationRuleSpec> rule, CheckedResource service, IReadOnlyList<Workload> pods)
    {
        for (var i = 0; i < rule.Spec.Subsets!.Count; i++)
        {
            var subset = rule.Spec.Subsets[i];
            if (subset.Labels is { Count: > 0 } labels && !pods.Any(pod => pod.HasLabels(labels)))
                findings.Add(
                    CheckFindings.SubsetWithoutPods,
                    rule.Source.At($"{FieldPath.Child("spec.subsets", i)}.labels"),
                    $"none of the pods of the {service.Id} in the package has the labels "
                        + $"{LabelSyntax.Text(labels)} of the subset '{subset.Name}', so requests to it get 503. "
                        + "Use labels that they carry"
                );
        }
    }

    List<Workload> PodsOf(CheckedResource service)
    {
        var selector = LabelsOf((service.Root.Find("spec") as YamlMapping)?.Find("selector"))
            .DistinctBy(label => label.Key)
            .ToDictionary(label => label.Key, label => label.Value);
        return selector.Count == 0
            ? []
            :
            [
                .. _workloads[(service.Id.Namespace, selector.First().Key, selector.First().Value)]
                    .Where(workload => workload.HasLabels(selector)),
            ];
    }

    static IEnumerable<(string Key, string Value)> LabelsOf(YamlNode? labels) =>
        from entry in (labels as YamlMapping)?.Entries ?? []
        where entry is { Key: YamlScalar, Value: YamlScalar }
        select (((YamlScalar)entry.Key).Value, ((YamlScalar)entry.Value).Value);
}
