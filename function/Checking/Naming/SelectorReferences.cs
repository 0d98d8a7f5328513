using Kyma.Krm.Diagnostics;
using Kyma.Krm.Mesh.Resources;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Checking.Naming;

/// <summary>Selectors that select no pod of the package, and nearly the label of some.</summary>
internal sealed class SelectorReferences(MeshResources resources, NearLabels labels, Findings findings)
{
    public void Check()
    {
        foreach (var sidecar in resources.Sidecars)
            Check(
                sidecar.Namespace,
                sidecar.Spec.WorkloadSelector?.Labels,
                sidecar.Source,
                "spec.workloadSelector.labels",
                "The Sidecar applies to no pod."
            );
        foreach (var entry in resources.ServiceEntries)
            Check(
                entry.Namespace,
                entry.Spec.WorkloadSelector?.Labels,
                entry.Source,
                "spec.workloadSelector.labels",
                "The ServiceEntry has no endpoints."
            );
        foreach (var rule in resources.DestinationRules)
            Check(
                rule.Namespace,
                rule.Spec.WorkloadSelector?.MatchLabels,
                rule.Source,
                "spec.workloadSelector.matchLabels",
                "The rule applies to no pod."
            );
        foreach (var policy in resources.Policies)
            Check(
                policy.Namespace,
                policy.Spec.Selector?.MatchLabels,
                policy.Source,
                "spec.selector.matchLabels",
                "The policy applies to no pod."
            );
    }

    void Check(
        string @namespace,
        IReadOnlyDictionary<string, string>? selector,
        ResourceSource? source,
        string field,
        string effect
    )
    {
        if (selector is not null && source is not null && labels.Of(@namespace, selector) is var (key, value, meant))
            findings.Add(
                CheckFindings.ReferenceNearMiss,
                source.At(FieldPath.Child(field, key)),
                $"no pod of the namespace {@namespace} in the package has the label {key}={value}, but some have "
                    + $"{key}={meant}. {effect} Did you mean '{meant}'?"
            );
    }
}
