using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Mesh;
using Kyma.Krm.Mesh.Registry;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Checking.Traffic;

/// <summary>Subsets of a Service whose pods are in the package, and none of them in the subset.</summary>
internal sealed class SubsetPodQuestions(MeshModel mesh, Findings findings)
{
    public void Ask()
    {
        foreach (var rule in mesh.Resources.DestinationRules)
        {
            if (
                rule is not { Spec.Subsets: { Count: > 0 } subsets, Source: { } source }
                || ServiceOf(HostDestinationRules.HostOf(rule)) is not { } service
                || mesh.Resources.Pods.Selected(service.Namespace, service.Selector) is not { Count: > 0 } pods
            )
                continue;
            for (var i = 0; i < subsets.Count; i++)
            {
                if (subsets[i].Labels is { Count: > 0 } labels && !pods.Any(pod => pod.HasLabels(labels)))
                    findings.Add(
                        CheckFindings.SubsetWithoutPods,
                        source.At($"{FieldPath.Child("spec.subsets", i)}.labels"),
                        $"none of the pods of the {service.Reference} in the package has the labels "
                            + $"{LabelSyntax.Text(labels)} of the subset '{subsets[i].Name}', so requests to it get "
                            + "503. Use labels that they carry"
                    );
            }
        }
    }

    MeshService? ServiceOf(string host) =>
        mesh.Registry.At(host).FirstOrDefault(service => service is { IsKubernetes: true, Reference.Source: not null });
}
