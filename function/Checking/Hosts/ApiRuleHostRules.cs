using Kyma.Krm.ApiRules;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Package;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Checking.Hosts;

/// <summary>APIRules (v2 and v1beta1) whose host their Gateway does not serve.</summary>
internal static class ApiRuleHostRules
{
    public static void Check(CheckedPackage package, Findings findings)
    {
        var gateways = package.Istio.Gateways.ToLookup(gateway => $"{gateway.Namespace}/{gateway.Name}");
        var hosts = new GatewayIndex(package.Istio.Gateways);
        var reported = findings.PlacesOf(ApiRuleFindings.ApiruleHostOutsideGateway);
        foreach (var apiRule in package.Of("gateway.kyma-project.io", "APIRule"))
        {
            if (Gateway(apiRule, gateways) is not { } gateway)
                continue;
            var served = hosts.HostsOf(gateway);
            foreach (var (host, field) in HostsOf(apiRule.Root))
            {
                // The rule of configs judges the hosts without the namespaces that may bind to them.
                if (
                    Serves(gateway, served, host, apiRule.Id.Namespace)
                    || apiRule.Source.At(field) is var place && reported.Contains((place.Resource, place.Field))
                )
                    continue;
                findings.Add(
                    CheckFindings.ApiruleHostUnserved,
                    place,
                    $"'{host}' is not served by {gateway.Title()}, which serves "
                        + $"{served.Shown(apiRule.Id.Namespace)}: {Fix(host)}"
                );
            }
        }
    }

    static IstioResource<GatewaySpec>? Gateway(
        CheckedResource apiRule,
        Lookup<string, IstioResource<GatewaySpec>> gateways
    ) => apiRule.Root.FindText("spec", "gateway") is { } name ? gateways[name].FirstOrDefault() : null;

    static IEnumerable<(string Host, string Field)> HostsOf(YamlMapping root)
    {
        if (root.Find("spec") is not YamlMapping spec)
            yield break;
        if (spec.FindText("host") is { } only)
            yield return (only, "spec.host");
        if (spec.Find("hosts") is not YamlSequence hosts)
            yield break;
        for (var i = 0; i < hosts.Items.Count; i++)
        {
            if (hosts.Items[i] is YamlScalar host)
                yield return (host.Value, FieldPath.Child("spec.hosts", i));
        }
    }

    static bool Serves(IstioResource<GatewaySpec> gateway, GatewayHosts served, string host, string @namespace) =>
        ShortHosts.IsShort(host) ? ShortHosts.DomainOf(gateway.Spec) is not null : served.Serve(host, @namespace);

    static string Fix(string host) =>
        ShortHosts.IsShort(host)
            ? "write the host in full, because Kyma completes it only where all servers have one and the same wildcard"
            : "add it there, or name another Gateway";
}
