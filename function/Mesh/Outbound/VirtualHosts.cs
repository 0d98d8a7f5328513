using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.Mesh.Registry;
using Kyma.Krm.Mesh.Routing;
using Kyma.Krm.Mesh.Scoping;

namespace Kyma.Krm.Mesh.Outbound;

/// <summary>
/// The virtual hosts of one port of a sidecar (istio, httproute.go and route.go): each is found when a request asks for
/// it.
/// </summary>
internal sealed class VirtualHosts(
    EgressListener listener,
    ServiceRegistry registry,
    SidecarScope scope,
    RouteScope routes
)
{
    int Port => routes.Port;

    /// <summary>What happens to a request; null where no virtual host has its name.</summary>
    public Decision? Decide(HttpSeen seen, string host)
    {
        foreach (var domain in Domains(host))
        {
            if (Find(domain) is { } found)
                return found is { Routes: { } built }
                    ? RouteChooser.Choose(built, seen, ClusterOf)
                    : new Decision(DecisionKind.Send)
                    {
                        Match = MatchedBy.Http,
                        Cluster = new ClusterName(found.Service!.Host, Port),
                    };
        }

        return null;
    }

    /// <summary>The name itself, then the wildcards above it, the longest first.</summary>
    static IEnumerable<string> Domains(string host) =>
        HostIndex<MeshService>
            .Endings(host)
            .Where(ending => ending.Length > 0)
            .Select(ending => $"*{ending}")
            .Prepend(host);

    /// <summary>The virtual host that got a domain: of a VirtualService in their order, else a service's own.</summary>
    (IReadOnlyList<BuiltRoute>? Routes, MeshService? Service)? Find(string domain)
    {
        var service = ServiceOf(domain);
        var isHttp = service is not null && IsHttp(service);
        IEnumerable<MeshVirtualService> candidates = listener.RoutesOf(domain);
        if (service is not null && service.Host != domain)
            candidates = candidates
                .Concat(listener.RoutesOf(service.Host))
                .Distinct()
                .OrderBy(candidate => candidate.GroupFor(scope.Namespace))
                .ThenBy(candidate => candidate.Rank);
        foreach (var candidate in candidates)
        {
            var isListed = candidate.Hosts.Contains(domain) && !IsRegistered(domain) && HasVirtualHosts(candidate);
            var isOwner = isHttp && Owns(candidate, service!);
            if (!isListed && !isOwner)
                continue;
            if (RouteBuilder.Build(candidate, routes) is { Count: > 0 } built)
                return (built, service);
        }

        return isHttp ? (null, service) : null;
    }

    /// <summary>A service with the port that is called by a domain.</summary>
    MeshService? ServiceOf(string domain)
    {
        if (WithPort(domain) is { } named)
            return named;
        if (domain.StartsWith("*.", StringComparison.Ordinal))
            return Called(domain[2..]) is { PodAddress: not null } headless ? headless : null;
        return Called(domain);
    }

    MeshService? Called(string domain)
    {
        if (WithPort(domain) is { } named)
            return named;
        if (registry.OwnerOf(domain) is { } owner && IpAddresses.IsAddress(domain))
            return WithPort(owner.Host);
        if (Aliased(domain) is { } target)
            return target;
        return AlternateNames
            .FullNames(domain, scope.Namespace)
            .Select(full => WithPort(full) ?? Aliased(full))
            .OfType<MeshService>()
            .FirstOrDefault();
    }

    /// <summary>The service behind an ExternalName Service.</summary>
    MeshService? Aliased(string domain)
    {
        foreach (var alias in registry.At(domain).Where(service => service.AliasFor is not null))
        {
            if (
                registry.TargetOf(alias) is { } target
                && WithPort(target) is { } service
                && listener.AliasesOf(service).Contains(alias)
            )
                return service;
        }

        return null;
    }

    MeshService? WithPort(string host) =>
        listener
            .At(host)
            .LastOrDefault(service => service.AliasFor is null && listener.PortOf(service, Port) is not null);

    bool IsHttp(MeshService service) =>
        listener.PortOf(service, Port)?.Protocol is { } protocol
        && (protocol.IsHttp() || protocol == Protocol.Unsupported);

    /// <summary>Some service with the port has the name, or shares one with the wildcard.</summary>
    bool IsRegistered(string domain) =>
        HostNames.IsWildcard(domain) ? Overlapping(domain).Any() : WithPort(domain) is not null;

    IEnumerable<MeshService> Overlapping(string host) =>
        registry
            .Hosts.Overlapping(host)
            .Where(service =>
                service.AliasFor is null && service.PortOf(Port) is not null && listener.IsLetIn(service)
            );

    /// <summary>
    /// A VirtualService's hosts that nobody registers are served where one of its hosts is an HTTP service there; on
    /// port 80 always.
    /// </summary>
    bool HasVirtualHosts(MeshVirtualService candidate) =>
        Port == 80
        || candidate.Hosts.Any(host =>
            HostNames.IsWildcard(host)
                ? Overlapping(host).Any(service => IsHttp(service) && Owns(candidate, service))
                : WithPort(host) is { } service && IsHttp(service)
        );

    /// <summary>
    /// Its host is the service's, or a wildcard above it that is the most specific one of all VirtualServices.
    /// </summary>
    bool Owns(MeshVirtualService candidate, MeshService service) =>
        candidate.Hosts.Contains(service.Host)
        || (
            candidate.Hosts.Any(host => HostNames.IsWildcard(host) && HostNames.Overlap(host, service.Host))
            && ReferenceEquals(MostSpecific(service.Host), candidate)
        );

    MeshVirtualService? MostSpecific(string host)
    {
        (MeshVirtualService? Service, int Length) best = (null, -1);
        foreach (var candidate in listener.RoutesOf(host))
        {
            foreach (var own in candidate.Hosts)
            {
                if (!HostNames.Covers(own, host))
                    continue;
                var length = own == host ? int.MaxValue : own.Length;
                if (length > best.Length)
                    best = (candidate, length);
            }
        }

        return best.Service;
    }

    ClusterName ClusterOf(MeshVirtualService service, Destination destination)
    {
        var host = service.Full(destination.Host!);
        var known = listener.At(host).LastOrDefault(candidate => listener.PortOf(candidate, Port) is not null);
        return new ClusterName(
            known?.AliasFor ?? host,
            destination.Port?.Number is { } number ? (int)number : Port,
            destination.Subset ?? ""
        );
    }
}
