using Kyma.Krm.Checking.Naming;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Istio.Texts;
using Kyma.Krm.Mesh.Resources;
using Kyma.Krm.RateLimits;
using Kyma.Krm.Yaml;
using static Kyma.Krm.RateLimits.RateLimitFindings;

namespace Kyma.Krm.Checking.Judging;

/// <summary>
/// RateLimits that somebody wrote, judged by the rules for those of a config; and of all, which pods they select.
/// </summary>
/// <param name="pods">Those of the package.</param>
/// <param name="near">Their labels.</param>
internal sealed class RateLimitManifests(CheckedPackage package, MeshPods pods, NearLabels near, Findings findings)
{
    readonly RateLimitSelectors _selectors = new();

    public void Check()
    {
        foreach (var resource in package.Of(RateLimitSpec.Group, RateLimitSpec.Kind))
            Judgement.Try(resource.Source, findings, () => Check(resource));
    }

    void Check(CheckedResource resource)
    {
        var isByHand = !package.IsFromConfig(resource);
        if (RateLimitSpec.Read(resource.Source, isByHand ? findings : new Findings()) is not { } spec)
            return;
        if (isByHand)
            CheckByHand(resource, spec);
        if (spec.SelectorLabels is { Count: > 0 } labels && !spec.IsForIngressGateway)
            CheckPods(resource, labels);
    }

    void CheckByHand(CheckedResource resource, RateLimitSpec spec)
    {
        RateLimitRules.Check(
            spec,
            "spec",
            (rule, field, message) => findings.Add(rule, resource.Source.At(field), message)
        );
        var (@namespace, name) = ClusterReader.Identity(resource.Root);
        if (spec.SelectorLabels is { } labels && _selectors.Add(@namespace, name, labels) is { } other)
            findings.Add(
                RateLimitConflict,
                resource.Source.At("spec.selectorLabels"),
                RateLimitsTogether.Conflict(@namespace, other)
            );
        if (_selectors.IsFirstLeftOut)
            findings.Add(
                PackageFindings.NotAllCompared,
                resource.Source.At("spec.selectorLabels"),
                RateLimitsTogether.NotAllCompared(@namespace)
            );
        foreach (
            var filter in package
                .Of(IstioRules.Group, "EnvoyFilter")
                .Where(filter => filter.Id.Name == resource.Id.Name && filter.Id.Namespace == resource.Id.Namespace)
        )
            RateLimitsTogether.CheckFilter(filter.Id, filter.Root, resource.Source.At("metadata.name"), findings);
    }

    void CheckPods(CheckedResource resource, IReadOnlyDictionary<string, string> labels)
    {
        var (@namespace, _) = ClusterReader.Identity(resource.Root);
        var selected = pods.Selected(@namespace, labels);
        if (selected.FirstOrDefault(pod => !pod.HasSidecar && !IsGateway(pod)) is { } without)
            findings.Add(
                RateLimitPodsWithoutSidecar,
                resource.Source.At("spec.selectorLabels"),
                $"selects the pods of {without.Namespace}/{without.Workload}, which have no sidecar: Kyma's "
                    + "controller then limits none of them"
            );
        if (near.Of(@namespace, labels) is not var (key, value, meant))
            return;
        findings.Add(
            RateLimitSelectsNoPods,
            resource.Source.At(FieldPath.Child("spec.selectorLabels", key)),
            $"'{value}' is not the value of that label on any pod of the namespace {@namespace}. Did you mean "
                + $"'{meant}'?"
        );
    }

    static bool IsGateway(MeshPod pod) => pod.Labels.GetValueOrDefault("istio") == GatewayLabels.Ingress;
}
