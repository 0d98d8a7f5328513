using System.Net;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.Mesh.Registry;
using Kyma.Krm.Mesh.Routing;
using Kyma.Krm.Mesh.Scoping;

namespace Kyma.Krm.Mesh.Outbound;

/// <summary>The filter chains that a service's port makes where it is no HTTP (istio, tls.go).</summary>
internal sealed class ServiceChains(SidecarScope scope, EgressListener listener, RouteScope routes)
{
    /// <summary>
    /// For a TLS port: those of VirtualServices with <c>tls</c> matches, else one for the service itself.
    /// </summary>
    /// <param name="needsSni">The listener is for every address, so only the server name tells services apart.</param>
    public IEnumerable<FilterChain> Tls(MeshService service, bool needsSni)
    {
        var hasMatch = false;
        foreach (var chain in Matched(service))
        {
            hasMatch = true;
            yield return chain;
        }

        if (!hasMatch)
            yield return Own(service, needsSni);
    }

    public bool HasTlsMatch(MeshService service) => Matched(service).Any();

    public FilterChain Own(MeshService service, bool needsSni)
    {
        var names = needsSni
            ? listener.AliasesOf(service).Select(alias => alias.Host).Prepend(service.Host).ToList()
            : [];
        return new FilterChain(
            names,
            new Decision(DecisionKind.Send)
            {
                Match = needsSni ? MatchedBy.Sni : MatchedBy.Tcp,
                Cluster = new ClusterName(service.Host, routes.Port),
            }
        );
    }

    IEnumerable<FilterChain> Matched(MeshService service)
    {
        foreach (var candidate in listener.RoutesOf(service.Host))
        {
            foreach (var chain in Of(candidate))
                yield return chain;
        }
    }

    /// <summary>The chains of a VirtualService's <c>tls</c> routes.</summary>
    public IEnumerable<FilterChain> Of(MeshVirtualService candidate)
    {
        foreach (var route in candidate.Spec.Tls ?? [])
        {
            if (route.Route is not { Count: > 0 } to)
                continue;
            foreach (var match in route.Match ?? [])
            {
                if (L4Match.Holds(candidate, match, routes))
                    yield return new FilterChain(
                        match.SniHosts ?? [],
                        RouteChooser.Of(candidate, to, MatchedBy.Sni, ClusterOf)
                    );
            }
        }
    }

    /// <summary>
    /// What a TCP port does: the first <c>tcp</c> route that holds for the address, else the service itself.
    /// </summary>
    public Decision Tcp(MeshService service, string? address)
    {
        foreach (var candidate in listener.RoutesOf(service.Host))
        {
            foreach (var route in candidate.Spec.Tcp ?? [])
            {
                if (route.Route is { Count: > 0 } to && Holds(candidate, route, address))
                    return RouteChooser.Of(candidate, to, MatchedBy.Tcp, ClusterOf);
            }
        }

        return new Decision(DecisionKind.Send)
        {
            Match = MatchedBy.Tcp,
            Cluster = new ClusterName(service.Host, routes.Port),
        };
    }

    bool Holds(MeshVirtualService candidate, TcpRoute route, string? address) =>
        route.Match is not { Count: > 0 } matches
        || matches.Any(match =>
            L4Match.Holds(candidate, match, routes)
            && (
                match.DestinationSubnets is not { Count: > 0 } subnets
                || subnets.Any(subnet => Contains(subnet, address))
            )
        );

    ClusterName ClusterOf(MeshVirtualService service, Destination destination)
    {
        var host = service.Full(destination.Host!);
        var known = scope.Service(host);
        return new ClusterName(
            known?.First.AliasFor ?? host,
            destination.Port?.Number is { } number ? (int)number
                : known?.Ports is [var only] ? only.Number
                : routes.Port,
            destination.Subset ?? ""
        );
    }

    /// <summary>An address, or a prefix, has the address in it.</summary>
    public static bool Contains(string subnet, string? address) =>
        IPAddress.TryParse(address, out var ip)
        && (
            IPNetwork.TryParse(subnet, out var network)
                ? network.Contains(ip)
                : IPAddress.TryParse(subnet, out var single) && single.Equals(ip)
        );
}

/// <summary>One filter chain of a listener that passes bytes on.</summary>
/// <param name="Sni">The server names it is for; empty: any connection.</param>
internal sealed record FilterChain(IReadOnlyList<string> Sni, Decision Decision)
{
    public bool IsForAll => HostNames.AreAll(Sni);
}

/// <summary>
/// Whether a <c>tls</c> or <c>tcp</c> match holds for a proxy at all (istio, tls.go matchTLS, matchTCP).
/// </summary>
internal static class L4Match
{
    public static bool Holds(MeshVirtualService service, TlsMatch match, RouteScope scope) =>
        Holds(service, match.Gateways, match.SourceLabels, match.Port, match.SourceNamespace, scope);

    public static bool Holds(MeshVirtualService service, TcpMatch match, RouteScope scope) =>
        Holds(service, match.Gateways, match.SourceLabels, match.Port, match.SourceNamespace, scope);

    static bool Holds(
        MeshVirtualService service,
        IReadOnlyList<string>? gateways,
        IReadOnlyDictionary<string, string>? labels,
        long? port,
        string? @namespace,
        RouteScope scope
    ) =>
        service.Holds(gateways, scope.Gateway)
        && LabelSyntax.Covers(scope.Labels, labels)
        && (port is null or 0 || port == scope.Port)
        && (string.IsNullOrEmpty(@namespace) || @namespace == scope.Namespace);
}
