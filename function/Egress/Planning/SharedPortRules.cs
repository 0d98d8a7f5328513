using Kyma.Krm.Inputs;
using static Kyma.Krm.Egress.EgressFindings;

namespace Kyma.Krm.Egress.Planning;

/// <summary>
/// Sidecars open one listener per port, whatever the host, unless a service has addresses of its own. On it plain TCP,
/// which carries no host name, is not told apart from other TCP, and next to HTTP it waits for the client's first
/// bytes.
/// </summary>
internal static class SharedPortRules
{
    public const string Remedy =
        "set `spec.config.enableDNSProxying: true` in Kyma's Istio resource (and put it among the "
        + "resources to silence this), or give each service `addresses`";

    public static void Check(EgressPlan plan, ConfigScope scope)
    {
        foreach (
            var onPort in UsesOf(plan.Services, scope.Items).GroupBy(use => use.Port.Number).OrderBy(group => group.Key)
        )
        {
            CheckProtocols(onPort.ToArray(), scope);
            CheckTcp(onPort.Where(use => use.IsAmbiguous).ToArray(), plan, scope);
        }
    }

    /// <summary>
    /// The ports that services share with others. With DNS proxying every service that is looked up gets an address of
    /// its own.
    /// </summary>
    public static IEnumerable<PortUse> UsesOf(IEnumerable<EgressService> services, InputItems items)
    {
        var hasDnsProxying = KymaIstio.Find(items) is { HasDnsProxying: true };
        return services
            .SelectMany(service => service.Ports.Select(port => new PortUse(service, port)))
            .Where(use => !(use.Port.IsNameless && (hasDnsProxying || use.Service.Addresses.Count > 0)));
    }

    /// <summary>
    /// HTTP and TLS, or HTTP and TCP, get along on one port: a sidecar tells them apart by the client's first bytes. So
    /// where a server speaks first, both wait. Port 80 has HTTP always: Services of the cluster speak it.
    /// </summary>
    static void CheckProtocols(IReadOnlyList<PortUse> uses, ConfigScope scope)
    {
        var http = uses.FirstOrDefault(use => use.Port.IsHttp);
        if (http is null && uses[0].Port.Number != 80)
            return;
        foreach (var use in uses.Where(use => use.MayWait))
            scope.Report(
                EgressPortProtocolConflict,
                use.Service.Field,
                Waits(
                    use,
                    http is null
                        ? "Services of the cluster speak HTTP there"
                        : $"'{http.Service.Hosts[0]}' in `{scope.Source.NameOf(http.Service.Field)}` speaks HTTP there"
                ),
                use.Service.Field,
                (http ?? use).Service.Field
            );
    }

    /// <summary>What follows for a TCP service on a port with HTTP.</summary>
    public static string Waits(PortUse use, string why) =>
        $"port {use.Port.Number} is plain TCP for '{use.Service.Hosts[0]}', and {why}: connections hang if "
        + "the server speaks first, as MySQL and SMTP servers do. Use another port, or give the service "
        + "`addresses`";

    static void CheckTcp(IReadOnlyList<PortUse> tcp, EgressPlan plan, ConfigScope scope)
    {
        if (tcp.Count == 1)
            scope.Report(
                EgressTcpPortTakesAll,
                tcp[0].Service.Field,
                $"'{tcp[0].Service.Hosts[0]}' takes every connection of {ExportScope.Viewers(plan)} to port "
                    + $"{tcp[0].Port.Number}, whatever the host; {Remedy}"
            );

        foreach (var use in tcp.Skip(1))
            scope.Report(
                EgressTcpHostsShareAPort,
                use.Service.Field,
                $"'{use.Service.Hosts[0]}' and '{tcp[0].Service.Hosts[0]}' "
                    + $"(`{scope.Source.NameOf(tcp[0].Service.Field)}`) cannot be told apart on port "
                    + $"{use.Port.Number}, because {use.Port.Protocol} carries no host name; {Remedy}"
            );
    }
}

/// <summary>A port on a listener that others may use too.</summary>
internal sealed record PortUse(EgressService Service, EgressPort Port)
{
    /// <summary>The server may be one that speaks first.</summary>
    public bool MayWait => Port.IsNameless && Port.Protocol is not ("MONGO" or "REDIS");

    /// <summary>A look-up leads here, and nothing in the traffic says that this host is meant.</summary>
    public bool IsAmbiguous => Port.IsNameless && Service.Resolution is not Resolutions.None;
}
