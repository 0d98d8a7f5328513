using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;

namespace Kyma.Krm.Egress;

/// <summary>
/// Sidecars open one listener per port, whatever the host, unless a service has addresses of its own. So services on one
/// port must agree on what is spoken there, and plain TCP, which carries no host name, is not told apart at all.
/// </summary>
internal static class SharedPorts
{
    public const string Remedy =
        "set `spec.config.enableDNSProxying: true` in Kyma's Istio resource (and put it among the resources to silence this), or give each service `addresses`";

    public static void Check(EgressPlan plan, ConfigScope scope)
    {
        foreach (
            var onPort in UsesOf(plan.Services, scope.Items).GroupBy(use => use.Port.Number).OrderBy(group => group.Key)
        )
        {
            CheckProtocols([.. onPort], scope);
            CheckTcp([.. onPort.Where(use => use.IsAmbiguous)], plan, scope);
        }
    }

    /// <summary>The ports that services share with others. With DNS proxying every service that is looked up gets an address of its own.</summary>
    public static IEnumerable<PortUse> UsesOf(IEnumerable<EgressService> services, PackageItems items)
    {
        var hasDnsProxying = KymaIstio.Find(items) is { HasDnsProxying: true };
        return services
            .SelectMany(service => service.Ports.Select(port => new PortUse(service, port)))
            .Where(use => !(use.Port.IsNameless && (hasDnsProxying || use.Service.Addresses.Count > 0)));
    }

    static void CheckProtocols(IReadOnlyList<PortUse> uses, ConfigScope scope)
    {
        var first = uses[0];
        foreach (var use in uses)
        {
            var wrong = (use.Port.Number, use.Port.IsHttp) switch
            {
                (443, true) =>
                    "every HTTPS host on that port would break. Use port 80 with `targetPort: 443`, and `tls` if the service wants TLS",
                (80, false) =>
                    "Services of the cluster speak HTTP on it. Use another port, or give the service `addresses`",
                (443 or 80, _) => null,
                (_, var isHttp) when isHttp != first.Port.IsHttp =>
                    $"it speaks '{first.Port.Protocol}' for '{first.Service.Hosts[0]}' in `{scope.Source.NameOf(first.Service.Field)}`, and a port without `addresses` is HTTP for all hosts or for none",
                _ => null,
            };
            if (wrong is not null)
                scope.Report(
                    EgressFindings.EgressPortProtocolConflict,
                    use.Service.Field,
                    $"port {use.Port.Number} must not speak '{use.Port.Protocol}' for '{use.Service.Hosts[0]}': {wrong}",
                    use.Service.Field,
                    first.Service.Field
                );
        }
    }

    static void CheckTcp(IReadOnlyList<PortUse> tcp, EgressPlan plan, ConfigScope scope)
    {
        if (tcp.Count == 1)
        {
            scope.Report(
                EgressFindings.EgressTcpPortTakesAll,
                tcp[0].Service.Field,
                $"'{tcp[0].Service.Hosts[0]}' takes every connection of {Exports.Viewers(plan)} to port {tcp[0].Port.Number}, whatever the host; {Remedy}"
            );
        }

        foreach (var use in tcp.Skip(1))
        {
            scope.Report(
                EgressFindings.EgressTcpHostsShareAPort,
                use.Service.Field,
                $"'{use.Service.Hosts[0]}' and '{tcp[0].Service.Hosts[0]}' (`{scope.Source.NameOf(tcp[0].Service.Field)}`) cannot be told apart on port {use.Port.Number}, because {use.Port.Protocol} carries no host name; {Remedy}"
            );
        }
    }
}

/// <summary>A port on a listener that others may use too.</summary>
internal sealed record PortUse(EgressService Service, EgressPort Port)
{
    /// <summary>A look-up leads here, and nothing in the traffic says that this host is meant.</summary>
    public bool IsAmbiguous => Port.IsNameless && Service.Resolution is not Resolutions.None;
}
