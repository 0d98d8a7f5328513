using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Istio.Texts;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Istio.Package;

/// <summary>Servers that want the same port of the same gateway pods.</summary>
internal static class GatewayCollisions
{
    public static readonly IReadOnlyList<Rule> All =
    [
        PackageFindings.GatewaySameHost,
        PackageFindings.GatewayProtocolConflict,
        PackageFindings.GatewayListenerRejected,
    ];

    /// <summary>A listener: all servers with this key are merged into one.</summary>
    sealed record Listener(string Selector, long Port, string Bind);

    /// <summary>A server's host, and how it is written with its namespace.</summary>
    sealed record ServerChain(Opened Opened, string Written);

    sealed record Opened(IstioResource<GatewaySpec> Gateway, int Server, Protocol Protocol);

    /// <param name="package">With its Gateways.</param>
    /// <param name="selectors">Those of its Gateways.</param>
    /// <param name="findings">What is to be told.</param>
    public static void Check(IstioPackage package, GatewaySelectors selectors, Findings findings)
    {
        var hosts = new Dictionary<(Listener, string), Opened>();
        var listeners = new Dictionary<Listener, Opened>();
        var chains = new Dictionary<(Listener, string), ServerChain>();
        foreach (var gateway in package.Gateways)
        {
            var pods = selectors.AlikeTo(gateway.Spec.Selector);
            for (var i = 0; i < gateway.Spec.Servers?.Count; i++)
            {
                var server = gateway.Spec.Servers[i];
                if (
                    server.Port is not { Number: { } port }
                    || Protocols.Parse(server.Port.Protocol) is var protocol && protocol == Protocol.Unsupported
                )
                    continue;
                var opened = new Opened(gateway, i, protocol);
                var alike = pods.Select(selector => new Listener(selector, port, server.Bind ?? "")).ToList();
                listeners.TryAdd(alike[0], opened);
                if (protocol.IsTls())
                    CheckChains(server, opened, alike, chains, findings);
                if (
                    First(listeners, alike, other => other != opened && !GoTogether(other.Protocol, protocol))
                    is not { } differing
                )
                    CheckHosts(server, opened, alike, hosts, package, findings);
                else if (!package.IsToldAtConfigs(gateway, differing.Gateway))
                    ReportPort(opened, differing, port, findings);
            }
        }
    }

    static void CheckHosts(
        Server server,
        Opened opened,
        List<Listener> alike,
        Dictionary<(Listener, string), Opened> hosts,
        IstioPackage package,
        Findings findings
    )
    {
        for (var i = 0; i < server.Hosts?.Count; i++)
        {
            var host = server.Hosts[i].StartsWith("*/", StringComparison.Ordinal)
                ? server.Hosts[i][2..]
                : server.Hosts[i];
            hosts.TryAdd((alike[0], host), opened);
            if (
                First(hosts, alike.Select(listener => (listener, host)), other => other != opened) is not { } first
                || package.IsToldAtConfigs(opened.Gateway, first.Gateway)
            )
                continue;
            var at = $"{FieldPath.Child("spec.servers", opened.Server)}.hosts";
            Report(
                PackageFindings.GatewaySameHost,
                opened,
                FieldPath.Child(at, i),
                $"'{server.Hosts[i]}' is served on port {alike[0].Port} by {Where(first, opened)} already: "
                    + "keep one of the two servers",
                findings
            );
        }
    }

    /// <summary>
    /// Of hosts that are written alike Istio skips the second; of others it makes two filter chains with one SNI.
    /// </summary>
    static void CheckChains(
        Server server,
        Opened opened,
        List<Listener> alike,
        Dictionary<(Listener, string), ServerChain> chains,
        Findings findings
    )
    {
        for (var i = 0; i < server.Hosts?.Count; i++)
        {
            var written = server.Hosts[i] switch
            {
                ['.', '/', .. var host] => $"{opened.Gateway.Namespace}/{host}",
                ['*', '/', .. var host] => host,
                var host => host,
            };
            var plain = HostNames.WithoutNamespace(written);
            chains.TryAdd((alike[0], plain), new ServerChain(opened, written));
            foreach (var listener in alike)
            {
                if (!chains.TryGetValue((listener, plain), out var first) || first.Written == written)
                    continue;
                findings.Add(
                    PackageFindings.GatewayListenerRejected,
                    opened.Gateway.Source.At(
                        FieldPath.Child($"{FieldPath.Child("spec.servers", opened.Server)}.hosts", i)
                    ),
                    $"'{server.Hosts[i]}' and '{first.Written}' in {Where(first.Opened, opened)} are one "
                        + $"host on port {listener.Port}: Envoy refuses the whole listener, and every TLS host on "
                        + "that port is down. Write both in the same way, or keep one"
                );
                break;
            }
        }
    }

    static Opened? First<TKey>(Dictionary<TKey, Opened> known, IEnumerable<TKey> keys, Predicate<Opened> also)
        where TKey : notnull
    {
        foreach (var key in keys)
        {
            if (known.TryGetValue(key, out var opened) && also(opened))
                return opened;
        }

        return null;
    }

    static void ReportPort(Opened opened, Opened first, long port, Findings findings) =>
        Report(
            PackageFindings.GatewayProtocolConflict,
            opened,
            $"{FieldPath.Child("spec.servers", opened.Server)}.port",
            $"port {port} is {first.Protocol.ToString().ToUpperInvariant()} in {Where(first, opened)} and "
                + $"{opened.Protocol.ToString().ToUpperInvariant()} here, which do not go together: use another "
                + "port",
            findings
        );

    static void Report(Rule rule, Opened second, string field, string message, Findings findings) =>
        findings.Add(rule, second.Gateway.Source.At(field), message);

    static string Where(Opened first, Opened here) =>
        ReferenceEquals(first.Gateway, here.Gateway)
            ? FieldPath.Child("spec.servers", first.Server)
            : first.Gateway.Title();

    static bool GoTogether(Protocol one, Protocol other) =>
        (one.IsHttp() && other.IsHttp()) || (one.IsTls() && other.IsTls());
}
