using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.Mesh.Registry;
using Kyma.Krm.Mesh.Routing;
using Kyma.Krm.Mesh.Scoping;

namespace Kyma.Krm.Mesh.Outbound;

/// <summary>Which filter chain a connection takes.</summary>
internal sealed partial class SidecarProxy
{
    /// <summary>
    /// The chain of a server name: the exact one, else the longest wildcard, each of the service that comes first.
    /// </summary>
    Decision? BySni(OutboundConnection connection, EgressListener listener, ServiceChains chains)
    {
        foreach (
            var name in HostIndex<MeshService>
                .Endings(connection.Sni)
                .Where(ending => ending.Length > 0)
                .Select(ending => $"*{ending}")
                .Prepend(connection.Sni)
        )
        {
            if (ByName(name, connection, listener, chains) is { } found)
                return found;
        }

        return null;
    }

    Decision? ByName(string name, OutboundConnection connection, EgressListener listener, ServiceChains chains)
    {
        var port = connection.Port;
        var found = new List<(MeshService Service, FilterChain Chain)>();
        foreach (var service in Called(name, listener).Where(service => IsTlsForAll(service, listener, port)))
        {
            if (
                !chains.HasTlsMatch(service)
                && chains.Own(service, needsSni: true) is var own
                && own.Sni.Contains(name)
            )
                found.Add((service, own));
        }

        foreach (var candidate in listener.RoutesForSni(name))
        {
            var chain = chains.Of(candidate).FirstOrDefault(chain => chain.Sni.Contains(name));
            if (chain is null)
                continue;
            var service = candidate
                .Hosts.SelectMany(registry.Hosts.Overlapping)
                .Where(service => IsTlsForAll(service, listener, port))
                .OrderBy(service => service.Exports.IsPublic)
                .ThenBy(service => service.Rank)
                .FirstOrDefault();
            if (service is not null)
                found.Add((service, chain));
        }

        return found
            .OrderBy(chain => chain.Service.Exports.IsPublic)
            .ThenBy(chain => chain.Service.Rank)
            .Select(chain => chain.Chain.Decision)
            .FirstOrDefault();
    }

    /// <summary>The services of a name, and those of which it is an alias.</summary>
    IEnumerable<MeshService> Called(string name, EgressListener listener)
    {
        foreach (var service in listener.At(name).Where(service => service.AliasFor is null))
            yield return service;
        foreach (var alias in registry.At(name).Where(service => service.AliasFor is not null))
        {
            foreach (var service in registry.TargetOf(alias) is { } target ? listener.At(target) : [])
            {
                if (listener.AliasesOf(service).Contains(alias))
                    yield return service;
            }
        }
    }

    static bool IsTlsForAll(MeshService service, EgressListener listener, int port) =>
        !service.HasOwnAddress
        && !service.IsCidr
        && service.PortOf(port)?.Protocol.IsTls() == true
        && listener.IsLetIn(service);

    /// <summary>Chains of services with ranges of addresses: by server name, or for everything in the range.</summary>
    static Decision? InRange(IReadOnlyList<MeshService> services, ServiceChains chains, OutboundConnection connection)
    {
        var inRange = MostSpecific(services.Where(service => service.IsCidr), connection.Address);
        var all = new List<FilterChain>();
        foreach (var service in inRange)
        {
            if (service.PortOf(connection.Port)?.Protocol.IsTls() == true)
                all.AddRange(chains.Tls(service, needsSni: true));
            else
                all.Add(new FilterChain([], chains.Tcp(service, connection.Address)));
        }

        return Chosen(all, connection);
    }

    /// <summary>Those with the longest prefix that has the address in it.</summary>
    static List<MeshService> MostSpecific(IEnumerable<MeshService> services, string? address)
    {
        var containing = services.Where(service => ServiceChains.Contains(service.Address, address)).ToArray();
        var longest = containing.Select(PrefixOf).DefaultIfEmpty().Max();
        return [.. containing.Where(service => PrefixOf(service) == longest)];
    }

    static int PrefixOf(MeshService service) =>
        int.Parse(
            service.Address.AsSpan(service.Address.IndexOf('/', StringComparison.Ordinal) + 1),
            System.Globalization.CultureInfo.InvariantCulture
        );

    /// <summary>By server name, exact before the longest wildcard; else the first chain for everything.</summary>
    static Decision? Chosen(IReadOnlyList<FilterChain> chains, OutboundConnection connection)
    {
        if (connection.Content == Content.Tls && connection.Sni.Length > 0)
        {
            var best = chains
                .SelectMany(chain => chain.Sni.Select(name => (Name: name, Chain: chain)))
                .Where(pair => pair.Name != "*" && HostNames.Covers(pair.Name, connection.Sni))
                .OrderByDescending(pair => pair.Name == connection.Sni)
                .ThenByDescending(pair => pair.Name.Length)
                .FirstOrDefault();
            if (best.Chain is not null)
                return best.Chain.Decision with { Match = MatchedBy.Sni };
        }

        return chains.FirstOrDefault(chain => chain.IsForAll)?.Decision is { } decision
            ? decision with
            {
                Match = MatchedBy.Tcp,
            }
            : null;
    }
}
