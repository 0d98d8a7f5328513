using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Schema;

namespace Kyma.Krm.Egress;

/// <summary>What the configs of one run do to one another; each is told at the later one.</summary>
internal static class EgressTogether
{
    public static void Check(IReadOnlyList<(EgressPlan Plan, Source Source)> all, PackageItems items, Findings findings)
    {
        // Once for each service: with a thousand configs there are half a million pairs.
        var uses = new Dictionary<EgressService, List<PortUse>>();
        foreach (var service in all.SelectMany(one => one.Plan.Services)) uses[service] = [.. SharedPorts.UsesOf([service], items)];
        for (var i = 0; i < all.Count; i++)
        {
            var (plan, source) = all[i];
            foreach (var (earlier, _) in all.Take(i))
            {
                foreach (var (service, other) in plan.Services.SelectMany(service => earlier.Services.Where(other => Exports.Meet(earlier, other, plan, service)).Select(other => (service, other))))
                {
                    var first = new Registered(other, earlier);
                    CheckHosts(service, first, source, findings);
                    CheckPorts(service, uses[service], first, uses[other], source, findings);
                }

                if (plan.RegistryOnly && earlier.RegistryOnly && plan.Namespace == earlier.Namespace)
                {
                    findings.Add(RegistryOnlyRules.AnotherSidecar, source.At("spec.egress.outboundTrafficPolicy"),
                        $"'REGISTRY_ONLY' needs one Sidecar for the namespace '{plan.Namespace}', and the KymaTraffic '{earlier.ConfigName}' renders one already. Leave it out here: services of both are within reach");
                }
            }
        }
    }

    static void CheckHosts(EgressService service, Registered first, Source source, Findings findings)
    {
        foreach (var host in service.Hosts.Where(first.Service.Hosts.Contains))
        {
            findings.Add(RegisteredHosts.RegisteredTwice, source.At(service.Field),
                $"'{host}' is registered by {first} already: a host must be registered once for those who see both. Remove it here, or set `exportTo: [\".\"]` in both and give each a namespace of its own");
        }
    }

    static void CheckPorts(EgressService service, List<PortUse> uses, Registered first, List<PortUse> others, Source source, Findings findings)
    {
        foreach (var use in uses)
        {
            foreach (var other in others.Where(other => other.Port.Number == use.Port.Number))
            {
                if (use.Port.IsHttp != other.Port.IsHttp)
                {
                    findings.Add(SharedPorts.ProtocolConflict, source.At(service.Field),
                        $"port {use.Port.Number} must not speak '{use.Port.Protocol}' for '{service.Hosts[0]}': it speaks '{other.Port.Protocol}' for '{first.Service.Hosts[0]}' in {first}, and a port without `addresses` is HTTP for all hosts or for none");
                }
                else if (use.IsAmbiguous && other.IsAmbiguous)
                {
                    findings.Add(SharedPorts.TcpHostsShareAPort, source.At(service.Field),
                        $"'{service.Hosts[0]}' and '{first.Service.Hosts[0]}' ({first}) cannot be told apart on port {use.Port.Number}, because {use.Port.Protocol} carries no host name; {SharedPorts.Remedy}");
                }
            }
        }
    }

    sealed record Registered(EgressService Service, EgressPlan Plan)
    {
        public override string ToString() => $"`{Service.Field}` of the KymaTraffic '{Plan.ConfigName}'";
    }
}
