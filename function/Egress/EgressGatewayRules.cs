using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Egress;

/// <summary>What Istio's egress gateway can pass on: it knows where to only from SNI or a Host header, and looks every host up itself.</summary>
internal static class EgressGatewayRules
{
    public static readonly Rule CannotLookUp = new(
        "egress-gateway-cannot-look-up",
        Severity.Error,
        "The egress gateway is to pass on what has no address of its own."
    )
    {
        Source = "istio.io, tasks/traffic-management/egress/wildcard-egress-hosts; Istio issues 50075, 51507",
        Consequence = "With resolution NONE the gateway sends the request to where it came to: to itself, in a loop.",
        Fix = "List each host of the wildcard, or leave `via` out.",
    };

    public static readonly Rule NamelessTraffic = new(
        "egress-gateway-tcp",
        Severity.Error,
        "Plain TCP is to go through the egress gateway."
    )
    {
        Source = "Istio, manifests/charts/gateways/istio-egress: the Service has ports 80 and 443",
        Consequence = "The gateway has no port for it, and nothing in the traffic names the host.",
        Fix = "Leave `via` out, or use the service's TLS port (protocol TLS).",
    };

    public static readonly Rule OnePortPerHost = new(
        "egress-gateway-one-port-per-host",
        Severity.Error,
        "Two ports of a host look the same at the egress gateway."
    )
    {
        Source = "Istio, pilot/pkg/model/gateway.go: CheckDuplicates",
        Consequence =
            "Port 443 of the gateway knows hosts by SNI, port 80 by Host header; the second port would never be reached.",
        Fix = "One TLS port or `tls`, and one HTTP port, per service; leave `via` out for others.",
    };

    public static readonly Rule MustBeEnabled = new(
        "egress-gateway-must-be-enabled",
        Severity.Info,
        "Kyma has no egress gateway unless it is told to."
    )
    {
        Source = "kyma istio, docs/user/tutorials/01-50-send-requests-using-egress.md",
        Consequence = "Without it the services cannot be reached.",
        Fix = "In Kyma's Istio resource: spec.components.egressGateway.enabled: true",
    };

    public static readonly Rule IsDisabled = new(
        "egress-gateway-disabled",
        Severity.Warning,
        "Kyma's Istio resource does not enable the egress gateway."
    )
    {
        Source = "kyma istio, docs/user/04-00-istio-custom-resource.md",
        Consequence = "The services cannot be reached.",
        Fix = "spec:\n  components:\n    egressGateway:\n      enabled: true",
    };

    public static readonly Rule Shadowed = new(
        "egress-gateway-rule-shadowed",
        Severity.Warning,
        "Another DestinationRule for the egress gateway hides the rendered one from its namespace."
    )
    {
        Source = "Istio, pilot/pkg/model/push_context.go: destinationRule, the client's namespace first",
        Consequence = "Pods of that namespace do not find the rendered subsets, and their requests fail.",
        Fix = "Remove that DestinationRule, or move its subsets to istio-system.",
    };

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
                CannotLookUp,
                $"{field}.via",
                $"must be left out for '{wildcard ?? service.Hosts[0]}': the egress gateway cannot look {(wildcard is null ? "up a host with resolution 'NONE'" : "a wildcard up")}, and would send the request to itself in a loop. List single hosts, or leave `via` out"
            );
        }

        foreach (var port in ports.Where(port => port.IsNameless))
        {
            scope.Report(
                NamelessTraffic,
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
                OnePortPerHost,
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
                    MustBeEnabled,
                    $"{first.Field}.via",
                    "needs `spec.components.egressGateway.enabled: true` in Kyma's Istio resource 'kyma-system/default' (put it among the resources to silence this)"
                );
                break;
            case { HasEgressGateway: false } istio:
                scope.Report(
                    IsDisabled,
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
                Shadowed,
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
