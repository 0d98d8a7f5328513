using Kyma.Krm.ArgoCd;
using Kyma.Krm.Config;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Planning;

namespace Kyma.Krm.Explaining;

/// <summary>From what was rendered to what is said about it.</summary>
internal static class Explainer
{
    /// <param name="wanted">Each config's plan with what it renders.</param>
    /// <param name="parameters">What Argo CD laid over the one config there is.</param>
    public static Explanation Explain(
        IReadOnlyList<(TrafficPlan Plan, IReadOnlyList<Rendered> Resources)> wanted,
        Changes changes,
        IReadOnlyList<Item> items,
        IReadOnlyList<AppliedParameter> parameters,
        IReadOnlyList<Finding> findings
    )
    {
        var package = new PackageItems(items);
        var compared = new ChangeWords(changes, items);
        return new Explanation(
            [
                .. wanted.Select(w =>
                    Of(w.Plan, package) with
                    {
                        Resources =
                        [
                            .. w.Resources.Select(r => new ExplainedResource(
                                r.Id,
                                ResourceWords.Purpose(r.Id, w.Plan),
                                compared.Of(r.Id)
                            )),
                        ],
                        Parameters =
                        [
                            .. parameters.Select(parameter => new Fact(
                                parameter.Path,
                                parameter.ToString()[parameter.Path.Length..].TrimStart(' ', '=')
                            )),
                        ],
                    }
                ),
            ],
            [.. findings.Where(finding => !finding.DependsOnClock)]
        );
    }

    static ExplainedConfig Of(TrafficPlan plan, PackageItems items) =>
        new(plan)
        {
            About = About(plan),
            Gateway = plan.Gateway is { } gateway ? GatewayWords.Facts(gateway, plan.Dns) : [],
            Routes = [.. plan.ApiRules.Select(RouteWords.Of)],
            Certificate = plan.Certificate is { } certificate ? CertificateWords.Facts(certificate, items) : [],
            Validities = CertificateWords.Validities(plan.Certificate, plan.Gateway, items),
            Egress = plan.Egress is { } egress ? EgressWords.Facts(egress) : [],
            Services = [.. (plan.Egress?.Services ?? []).Select(EgressWords.Of)],
            NotLimited = IsAbsent(plan) ? [] : NotLimited.By(plan),
            Resources = [],
        };

    static IReadOnlyList<Fact> About(TrafficPlan plan) =>
        [
            new("config", plan.Config.Source.File?.Path ?? "stdin"),
            new("state", IsAbsent(plan) ? "Absent: everything that was rendered from it is removed" : ""),
            new(
                "domain",
                plan.Domain is null ? ""
                    : plan.Config.Spec.Domain is null ? $"{plan.Domain}, from the ConfigMap kube-system/shoot-info"
                    : plan.Domain
            ),
            new("Istio", $"{plan.Config.Spec.IstioVersion} is assumed"),
        ];

    static bool IsAbsent(TrafficPlan plan) => plan.Config.Spec.State == TrafficSpec.Absent;
}
