using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Egress;

/// <summary>What Istio's egress gateway can pass on: it knows where to only from SNI or a Host header, and looks every host up itself.</summary>
internal static class EgressGatewayRules
{
    public static void Check(
        EgressServiceConfig service,
        string resolution,
        IReadOnlyList<EgressPort> ports,
        string field,
        ConfigScope scope
    )
    {
        if (service.Via is null)
            return;
        var wildcard = service.Hosts.FirstOrDefault(Resolutions.IsWildcard);
        if (wildcard is not null || resolution is Resolutions.None)
        {
            scope.Report(
                EgressFindings.EgressGatewayCannotLookUp,
                $"{field}.via",
                $"must be left out for '{wildcard ?? service.Hosts[0]}': the egress gateway cannot look {(wildcard is null ? "up a host with resolution 'NONE'" : "a wildcard up")}, and would send the request to itself in a loop. List single hosts, or leave `via` out"
            );
        }

        foreach (var port in ports.Where(port => port.IsNameless))
        {
            scope.Report(
                EgressFindings.EgressGatewayTcp,
                $"{field}.via",
                $"must be left out for port {port.Number} ({port.Protocol}): the egress gateway passes on only HTTP and TLS, which name their host"
            );
        }

        CheckPorts(service, ports, field, scope);
    }

    static void CheckPorts(
        EgressServiceConfig service,
        IReadOnlyList<EgressPort> ports,
        string field,
        ConfigScope scope
    )
    {
        var bySni = ports.Where(port => port.IsTls || (port.IsHttp && service.Tls is not null)).ToList();
        var byHeader = ports.Where(port => port.IsHttp && service.Tls is null).ToList();
        foreach (var alike in new[] { bySni, byHeader }.Where(alike => alike.Count > 1))
        {
            scope.Report(
                EgressFindings.EgressGatewayOnePortPerHost,
                $"{field}.ports",
                $"must not have both {string.Join(" and ", alike.Select(port => $"{port.Number} {port.Protocol}"))} with `via: EgressGateway`{(service.Tls is null ? "" : " and `tls`")}: the gateway could not tell them apart. Keep one"
            );
        }
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
                    EgressFindings.EgressGatewayMustBeEnabled,
                    $"{first.Field}.via",
                    "needs `spec.components.egressGateway.enabled: true` in Kyma's Istio resource 'kyma-system/default' (put it among the resources to silence this)"
                );
                break;
            case { HasEgressGateway: false } istio:
                scope.Report(
                    EgressFindings.EgressGatewayDisabled,
                    $"{first.Field}.via",
                    $"needs `spec.components.egressGateway.enabled: true` in the {istio.Id}, which does not say so"
                );
                break;
            default:
                break;
        }

        if (plan.Gateway is not { Originated.Count: > 0 })
            return;
        foreach (var item in scope.Items.OfKind("networking.istio.io", "DestinationRule").Where(IsForeignGatewayRule))
        {
            scope.Report(
                EgressFindings.EgressGatewayRuleShadowed,
                $"{plan.Gateway.Originated[0].Field}.via",
                $"is of no use to pods in the namespace '{item.Id.Namespace}': the {item.Id}{(item.File is { } file ? $" in {file.Path}" : "")} has the same host '{EgressGateway.Host}' and comes first there. Remove it"
            );
        }
    }

    static bool IsForeignGatewayRule(Item item) =>
        item.Id.Namespace != EgressGateway.Namespace
        && Marks.IsForeign(item)
        && item.Root.FindText("spec", "host") == EgressGateway.Host;
}
