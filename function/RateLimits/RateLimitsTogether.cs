using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Istio;
using Kyma.Krm.Istio.Texts;
using Kyma.Krm.Krm;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;
using static Kyma.Krm.RateLimits.RateLimitFindings;

namespace Kyma.Krm.RateLimits;

/// <summary>
/// What the RateLimits of one run do to one another and to what lies around; it is told at the later one.
/// </summary>
internal static class RateLimitsTogether
{
    /// <summary>Reports RateLimits that can select one pod, and EnvoyFilters whose name the controller takes.</summary>
    public static void Check(
        IReadOnlyList<(IReadOnlyList<RateLimitPlan> Plans, ResourceSource Source)> all,
        InputItems items,
        Findings findings
    )
    {
        var selectors = new RateLimitSelectors();
        foreach (var item in items.OfKind(RateLimitSpec.Group, RateLimitSpec.Kind).Where(items.IsForeign))
        {
            if (RateLimitSpec.Read(item.Source, new Findings()) is { SelectorLabels: { } labels })
                selectors.Add(item.Id.Namespace, item.Id.Name, labels);
        }

        foreach (var (plans, source) in all)
        {
            foreach (var (i, plan) in plans.Index())
            {
                var field = $"spec.rateLimits[{i}]";
                if (!source.HasRead(field))
                    continue;
                if (selectors.Add(plan.Namespace, plan.Name, plan.Spec.SelectorLabels!) is { } other)
                    findings.Add(
                        RateLimitConflict,
                        source.At(
                            source.HasField($"{field}.selectorLabels") ? $"{field}.selectorLabels" : $"{field}.name"
                        ),
                        Conflict(plan.Namespace, other)
                    );
                if (selectors.IsFirstLeftOut)
                    findings.Add(PackageFindings.NotAllCompared, source.At(field), NotAllCompared(plan.Namespace));
                foreach (var filter in items.Find(IstioRules.Group, "EnvoyFilter", plan.Namespace, plan.Name))
                    CheckFilter(filter.Id, filter.Root, source.At($"{field}.name"), findings);
            }
        }
    }

    /// <summary>The message for one of two RateLimits; the arguments are namespace and name of the other.</summary>
    public static string Conflict(string @namespace, string other) =>
        $"the RateLimit {@namespace}/{other} can select the same pods: give both a label with different "
        + "values, or put the limits into one";

    /// <summary>The message at the first of a namespace with which no later one is compared.</summary>
    public static string NotAllCompared(string @namespace) =>
        $"{RateLimitSelectors.MostCompared} other RateLimits of the namespace {@namespace} are compared: whether this "
        + "one and those after it can select the same pods is not known";

    /// <summary>The controller writes its own over an EnvoyFilter of that name.</summary>
    public static void CheckFilter(ResourceId filter, YamlMapping root, Place place, Findings findings)
    {
        // What the cluster exports also has those that the controller made.
        if ((root.Find("metadata") as YamlMapping)?.Find("ownerReferences") is null)
            findings.Add(
                RateLimitFilterTaken,
                place,
                $"the {filter} has the same name, and Kyma's controller overwrites it. Use another name"
            );
    }
}
