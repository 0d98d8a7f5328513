using System.Text.Json.Nodes;
using Kyma.Krm.Istio;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Egress;

/// <summary>The egress gateway's side: what it opens for this config, and how sidecars speak to it.</summary>
internal static class EgressGatewayRenderer
{
    const string IstioMutual = "ISTIO_MUTUAL";

    public static IEnumerable<JsonObject> Render(EgressPlan plan)
    {
        if (plan.Gateway is not { } gateway)
            yield break;
        yield return KubeObject.Of(
            plan.ApiVersion,
            "Gateway",
            new ObjectMeta(plan.SharedName, plan.Namespace),
            new GatewaySpec { Selector = EgressGateway.PodLabels, Servers = [.. Servers(gateway)] }
        );
        if (gateway.Originated.Count > 0)
            yield return ClientRule(plan, gateway);
    }

    static IEnumerable<Server> Servers(EgressGateway gateway)
    {
        if (gateway.HttpHosts.Count > 0)
        {
            yield return new Server
            {
                Port = new IstioPort
                {
                    Number = EgressGateway.HttpPort,
                    Name = "http",
                    Protocol = "HTTP",
                },
                Hosts = gateway.HttpHosts,
            };
        }

        if (gateway.PassthroughHosts.Count > 0)
        {
            yield return new Server
            {
                Port = new IstioPort
                {
                    Number = EgressGateway.TlsPort,
                    Name = "tls",
                    Protocol = "TLS",
                },
                Hosts = gateway.PassthroughHosts,
                Tls = new ServerTls { Mode = "PASSTHROUGH" },
            };
        }

        if (gateway.Originated.Count > 0)
        {
            yield return new Server
            {
                Port = new IstioPort
                {
                    Number = EgressGateway.TlsPort,
                    Name = "https",
                    Protocol = "HTTPS",
                },
                Hosts = [.. gateway.Originated.SelectMany(service => service.Hosts)],
                Tls = new ServerTls { Mode = IstioMutual },
            };
        }
    }

    /// <summary>
    /// It lies with the gateway's own Service: Istio looks there for clients of every namespace, whereas a rule in our
    /// namespace would count only for clients in it. Without exportTo, so that the rules of several configs merge.
    /// </summary>
    static JsonObject ClientRule(EgressPlan plan, EgressGateway gateway)
    {
        var spec = new DestinationRuleSpec
        {
            Host = EgressGateway.Host,
            Subsets = [.. gateway.Originated.Select(SubsetOf)],
        };
        return KubeObject.Of(
            plan.ApiVersion,
            "DestinationRule",
            new ObjectMeta(plan.SharedName, EgressGateway.Namespace),
            spec
        );
    }

    /// <summary>The mesh's own TLS up to the gateway, under the SNI by which the gateway knows the host.</summary>
    static Subset SubsetOf(EgressService service) =>
        new()
        {
            Name = service.Name,
            TrafficPolicy = new TrafficPolicy
            {
                PortLevelSettings =
                [
                    new PortTrafficPolicy
                    {
                        Port = new PortSelector { Number = EgressGateway.TlsPort },
                        Tls = new ClientTls { Mode = IstioMutual, Sni = service.Hosts[0] },
                    },
                ],
            },
        };
}
