using Kyma.Krm.ApiRules;
using Kyma.Krm.Certificates.Renderers;
using Kyma.Krm.Dns;
using Kyma.Krm.Egress.Renderers;
using Kyma.Krm.Gateways;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.RateLimits;

namespace Kyma.Krm.Planning;

/// <summary>The resources of a plan, in the order in which they are written.</summary>
internal static class TrafficRenderer
{
    public static IEnumerable<Rendered> Render(TrafficPlan plan)
    {
        if (plan.Gateway is { } gateway)
        {
            yield return GatewayRenderer.Render(gateway);
            if (GatewayRenderer.RenderClientCa(gateway) is { } clientCa)
                yield return clientCa;
        }

        if (plan.Certificate is { } certificate && CertificateRenderer.Render(certificate) is { } rendered)
            yield return rendered;
        foreach (var entry in plan.Dns is { } dns ? DnsRenderer.Render(dns) : [])
            yield return entry;
        foreach (var egress in plan.Egress is { } e ? EgressRenderer.Render(e) : [])
            yield return egress;
        foreach (var apiRule in plan.ApiRules is [_, ..] rules ? ApiRuleRenderer.Render(rules) : [])
            yield return apiRule;
        foreach (var limit in plan.RateLimits is [_, ..] limits ? RateLimitRenderer.Render(limits) : [])
            yield return limit;
    }
}
