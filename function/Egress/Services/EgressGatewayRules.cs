using Kyma.Krm.Inputs;
using Kyma.Krm.Istio.Syntax;
using static Kyma.Krm.Egress.EgressFindings;

namespace Kyma.Krm.Egress.Services;

/// <summary>
/// What Istio's egress gateway can pass on: it looks every host up itself, and does not learn which address a pod asked
/// for.
/// </summary>
internal static class EgressGatewayRules
{
    /// <returns>True where the service goes through the gateway.</returns>
    public static bool Check(ServiceScope service)
    {
        if (service.Config.Via is null)
            return false;
        var why = WhyNotFound(service.Config, service.Resolution, service.Ports);
        if (why is not null)
            service.Report(
                EgressGatewayCannotLookUp,
                "via",
                $"must be left out for {why}",
                [.. service.Fields("via", "hosts", "endpoints"), .. service.PortFields, .. service.ResolutionFields]
            );
        if (service.Ports.Any(port => port.IsNameless) && !service.Ports.All(port => port.IsNameless))
            service.Report(
                EgressGatewayMixedPorts,
                "ports",
                "must not have both "
                    + $"{string.Join(" and ", service.Ports.Select(port => $"{port.Number} {port.Protocol}"))} with "
                    + "`via: EgressGateway`: plain TCP is recognised by the host's addresses, HTTP and TLS by its "
                    + "name. Keep one kind",
                [.. service.Fields("via"), .. service.PortFields]
            );

        CheckAddresses(service);
        return why is null;
    }

    static string? WhyNotFound(EgressServiceConfig service, string resolution, IReadOnlyList<EgressPort> ports)
    {
        if (service.Hosts.FirstOrDefault(HostNames.IsWildcard) is { } wildcard)
        {
            if (ports.Any(port => !port.IsTls))
                return $"'{wildcard}': with HTTP the gateway's shared port 443 would need a server for the "
                    + "wildcard itself, and a second one in another namespace closes that port for everybody; "
                    + "plain TCP has no name to tell the hosts apart. List single hosts";
            if (service.Endpoints is null)
                return $"'{wildcard}': the egress gateway cannot look a wildcard up. List single hosts, or list "
                    + "under `endpoints` one server that answers for all names";
            return null;
        }

        if (resolution is Resolutions.DynamicDns && service.Endpoints is null)
            return $"'{service.Hosts[0]}' with resolution 'DYNAMIC_DNS': the egress gateway looks up the host and no "
                + "other name. Leave `resolution` out";
        if (resolution is not Resolutions.None)
            return null;
        return service.Resolution is null
            ? $"'{service.Hosts[0]}' with a block under `addresses`: the egress gateway looks the host up "
                + "itself, and no block tells it where to connect. List single addresses"
            : $"'{service.Hosts[0]}' with resolution 'NONE': the egress gateway does not learn which address "
                + "the application asked for. Leave `resolution` out: the gateway then looks the host up";
    }

    /// <summary>What <c>addresses</c> do not do, where they are written.</summary>
    static void CheckAddresses(ServiceScope service)
    {
        if (service.Config.Addresses is null)
            return;
        service.Report(
            EgressGatewayAddresses,
            "addresses",
            service.Ports.All(port => port.IsNameless)
                ? "only connections to these addresses go through the egress gateway. Connections to any "
                    + $"other address of '{service.Config.Hosts[0]}' leave straight from the pod, and are blocked with "
                    + "REGISTRY_ONLY: list every address that DNS gives"
                : $"are not rendered with `via: EgressGateway`: the name '{service.Config.Hosts[0]}' decides, so "
                    + "that connections to every address go through the gateway. Remove them"
        );
    }

    /// <summary>What lies around the config.</summary>
    public static void CheckCluster(EgressPlan plan, ConfigScope scope)
    {
        if (plan.Services.FirstOrDefault(service => service.ViaGateway) is not { } first)
            return;
        switch (KymaIstio.Find(scope.Items))
        {
            case null:
                scope.Report(
                    EgressGatewayMustBeEnabled,
                    $"{first.Field}.via",
                    "needs `spec.components.egressGateway.enabled: true` in Kyma's Istio resource "
                        + "'kyma-system/default' (put it among the resources to silence this)"
                );
                break;
            case { HasEgressGateway: false } istio:
                scope.Report(
                    EgressGatewayDisabled,
                    $"{first.Field}.via",
                    $"needs `spec.components.egressGateway.enabled: true` in the {istio.Id}, which does not say so"
                );
                break;
        }
    }
}
