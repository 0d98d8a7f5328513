using Kyma.Krm.ArgoCd;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Krm;
using Kyma.Krm.Mesh.Reach;
using Kyma.Krm.Planning;

namespace Kyma.Krm.Explaining;

/// <summary>From what was rendered to what is said about it.</summary>
internal static class Explainer
{
    /// <summary>The facts that text, JSON, pictures and the page show; it reports nothing.</summary>
    /// <param name="result">Each config's plan, with what happens to its resources.</param>
    /// <param name="items">What is there.</param>
    /// <param name="parameters">What Argo CD laid over the one config there is.</param>
    /// <param name="reach">What locked namespaces reach in the cluster of a config; null where it locks none.</param>
    /// <param name="findings">Everything that was found.</param>
    public static Explanation Explain(
        RenderingResult result,
        IReadOnlyList<Item> items,
        IReadOnlyList<AppliedParameter> parameters,
        Func<TrafficPlan, LockedReach?> reach,
        IReadOnlyList<Finding> findings
    )
    {
        var package = new InputItems(items);
        var contents = new RenderedContents(result);
        return new Explanation(
            new ExplainedConfigs(result.Plans.Count, i => Of(result, contents, parameters, reach, package, i)),
            // The plan itself says what is removed and what changes.
            [
                .. findings.Where(finding =>
                    !finding.DependsOnClock && !PlanningFindings.SaysThePlan.Contains(finding.Rule)
                ),
            ]
        );
    }

    static ExplainedConfig Of(
        RenderingResult result,
        RenderedContents contents,
        IReadOnlyList<AppliedParameter> parameters,
        Func<TrafficPlan, LockedReach?> reach,
        InputItems package,
        int index
    )
    {
        var plan = result.Plans[index];
        return Of(plan, package) with
        {
            Reach = ReachWords.Of(plan, reach(plan)),
            Resources = result
                .PlannedOf(plan)
                .Select(planned => new ExplainedResource(
                    planned.Id,
                    planned.Change == ChangeKind.Removed ? "" : ResourceWords.Purpose(planned.Id, plan),
                    ChangeWords.Of(planned.Change),
                    planned.Fields
                )
                {
                    Yaml = () => contents.YamlOf(planned.Id),
                })
                .ToArray(),
            Parameters = parameters
                .Select(parameter => new Fact(
                    parameter.Path,
                    parameter.ToString()[parameter.Path.Length..].TrimStart(' ', '=')
                ))
                .ToArray(),
        };
    }

    static ExplainedConfig Of(TrafficPlan plan, InputItems items) =>
        new(plan)
        {
            About = About(plan),
            Gateway = plan.Gateway is { } gateway ? GatewayWords.Facts(gateway, plan.Dns) : [],
            Routes = plan.ApiRules.Select(RouteWords.Of).ToArray(),
            Limits = plan.RateLimits.Select(LimitWords.Of).ToArray(),
            Certificate = plan.Certificate is { } certificate ? CertificateWords.Facts(certificate, items) : [],
            Validities = CertificateWords.Validities(plan.Certificate, plan.Gateway, items),
            Egress = plan.Egress is { } egress ? EgressWords.Facts(egress) : [],
            Services = (plan.Egress?.Services ?? []).Select(EgressWords.Of).ToArray(),
            NotLimited = IsAbsent(plan) ? [] : OpenWays.By(plan),
            Resources = [],
        };

    static IReadOnlyList<Fact> About(TrafficPlan plan) =>
        [
            new("config", plan.Config.Source.File?.Path ?? "stdin"),
            new("state", IsAbsent(plan) ? "Absent: everything that was rendered from it is removed" : ""),
            new(
                "domain",
                plan.Domain is null ? ""
                    : plan.Config.Domain is null ? $"{plan.Domain}, from the ConfigMap kube-system/shoot-info"
                    : plan.Domain
            ),
            new("Istio", $"{plan.Config.IstioVersion} is assumed"),
        ];

    static bool IsAbsent(TrafficPlan plan) => plan.Config.IsAbsent;
}
