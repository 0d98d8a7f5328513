using Kyma.Krm.ApiRules;
using Kyma.Krm.Certificates;
using Kyma.Krm.Certificates.Planning;
using Kyma.Krm.Config;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Dns;
using Kyma.Krm.Egress.Planning;
using Kyma.Krm.Gateways;
using Kyma.Krm.Inputs;
using Kyma.Krm.Istio.Package;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.RateLimits;

namespace Kyma.Krm.Planning;

/// <summary>From a config and what lies around it to its plan; each feature plans its own part.</summary>
internal static class TrafficPlanner
{
    /// <summary>
    /// Stands for a domain that could not be read, so that what does not depend on it is judged; RFC 2606 keeps it
    /// free.
    /// </summary>
    const string DomainStandIn = "unreadable.invalid";

    /// <summary>
    /// The plan and its resources, judged by the config's own rules and then by Istio's; only good for rendering where
    /// the findings have no errors.
    /// </summary>
    /// <param name="isJudged">False for who knows what Istio's rules would say.</param>
    public static TrafficPlan Plan(
        KymaTraffic config,
        InputItems items,
        DateTimeOffset now,
        Findings findings,
        bool isJudged = true
    )
    {
        var scope = new ConfigScope(config.Name, config.Namespace, config.Source, items, new Findings())
        {
            IstioVersion = config.IstioVersion,
            Now = now,
        };
        var plan = Plan(config, config.TakeSpec(), scope);
        List<Rendered> resources = [.. TrafficRenderer.Render(plan)];
        plan = plan with
        {
            Fault = isJudged ? SelfCheck.Judge(resources, scope) : null,
            Resources = resources.Select(resource => resource.Judged()).ToArray(),
        };
        findings.AddRange(scope.Findings.Sorted());
        config.Source.Tree.Drop();
        return plan;
    }

    static TrafficPlan Plan(KymaTraffic config, TrafficSpec spec, ConfigScope scope)
    {
        if (scope.Release.WhyNotKnown is { } newer)
            scope.Report(ConfigFindings.IstioVersionUnknown, "spec.istioVersion", newer);
        if (config.IsAbsent)
            return new TrafficPlan(config, config.Domain);
        scope = WithDomain(scope, spec);
        var plan = new TrafficPlan(config, scope.Domain);
        if (spec.WantsGateway && scope.Domain is not null)
            plan = WithIngress(plan, spec, scope);
        return plan with
        {
            Egress = spec.Egress is { } egress ? EgressPlanner.Plan(egress, scope) : null,
            ApiRules = spec.ApiRules is [_, ..] rules ? ApiRulePlanner.Plan(rules, RenderedGatewayOf(plan), scope) : [],
            RateLimits = spec.RateLimits is [_, ..] limits ? RateLimitPlanner.Plan(limits, scope) : [],
        };
    }

    static RenderedGateway? RenderedGatewayOf(TrafficPlan plan) =>
        plan.Gateway is { } gateway
            ? new RenderedGateway(gateway.Reference, gateway.Hosts, plan.Certificate?.Names)
            : null;

    static TrafficPlan WithIngress(TrafficPlan plan, TrafficSpec spec, ConfigScope scope)
    {
        var gateway = spec.Gateway ?? new GatewayConfig();
        var hosts = GatewayPlanner.HostsOf(gateway, scope.Domain!);
        var served = new ServedGateway(
            gateway.Namespace,
            gateway.Name,
            hosts.Distinct().ToArray(),
            gateway.Tls.EffectiveCipherSuites,
            gateway.Tls.MinProtocolVersion,
            gateway.Tls.MaxProtocolVersion,
            spec.Certificate?.SecretName ?? CertificateNames.SecretOf(gateway.Namespace, gateway.Name),
            spec.Certificate?.Namespace ?? CertificateConfig.GatewayPodsNamespace
        );
        var dns = spec.Dns is { } records ? DnsPlan.Of(records, gateway.Name, gateway.Namespace, hosts, scope) : null;
        return plan with
        {
            Dns = dns,
            Certificate = CertificatePlanner.Plan(spec.Certificate, served, scope),
            Gateway = GatewayPlanner.Plan(
                gateway,
                served.SecretName,
                served.SecretNamespace,
                dns is null ? ObjectMeta.NoAnnotations : DnsRenderer.Annotations(dns),
                spec.Certificate?.AsOf,
                scope
            ),
        };
    }

    /// <summary>For a Gateway, or for a host that is only its first label.</summary>
    static bool NeedsDomain(TrafficSpec spec) =>
        spec.Domain is null && (spec.WantsGateway || spec.ApiRules.Any(rule => ShortHosts.IsShort(rule.Host)));

    static ConfigScope WithDomain(ConfigScope scope, TrafficSpec spec)
    {
        var shootInfo = ShootInfo.Find(scope.Items);
        var fromShoot = shootInfo is null ? null : ShootInfo.DomainOf(shootInfo, NeedsDomain(spec), scope.Findings);
        if (spec.Domain is null && shootInfo is null && spec.WantsGateway)
            scope.Report(
                InputsFindings.NoDomain,
                "spec.domain",
                scope.Items.IsGenerator
                    ? "`domain` is required: a kustomize generator is given no resources to read it from. "
                        + "Write it, or list this config under `transformers:` and add the ConfigMap "
                        + "kube-system/shoot-info to `resources:`"
                    : "`domain` is required where no ConfigMap kube-system/shoot-info is among the items: "
                        + "write it, or add that ConfigMap of your Gardener cluster"
            );

        return scope with
        {
            Domain = spec.Domain ?? fromShoot ?? (scope.Source.HasRead("spec.domain") ? null : DomainStandIn),
            IsShoot = shootInfo is not null,
        };
    }
}
