using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Mesh.Resources;

namespace Kyma.Krm.Mesh.Registry;

/// <summary>Which part of the listener for every address (<c>0.0.0.0:PORT</c>) a service's port becomes.</summary>
internal enum ListenerPart
{
    Http,
    Tls,
    Tcp,

    /// <summary>No protocol is named: both HTTP and TCP.</summary>
    Sniffed,

    /// <summary>Anything but HTTP with a range of addresses: a filter chain for that range.</summary>
    Range,

    /// <summary>Anything but HTTP with an address: a listener of its own.</summary>
    Own,
}

/// <summary>All services of the mesh, oldest first, by whatever a question starts from.</summary>
internal sealed class ServiceRegistry
{
    /// <summary>Of a host with more services they are looked up by namespace.</summary>
    const int Few = 10;

    readonly Dictionary<string, Lookup<string, MeshService>> _crowded = [];
    readonly Dictionary<(int Port, ListenerPart Part), List<MeshService>> _public = [];
    readonly Dictionary<(string Namespace, int Port, ListenerPart Part), List<MeshService>> _exported = [];
    readonly Dictionary<(string Namespace, int Port, ListenerPart Part), List<MeshService>> _inNamespace = [];
    readonly Dictionary<(string Address, int Port), List<MeshService>> _byAddress = [];
    readonly Dictionary<string, List<MeshService>> _aliases = [];

    /// <summary>So that each link of a chain is followed once.</summary>
    readonly Dictionary<MeshService, string?> _targets = new(ReferenceEqualityComparer.Instance);

    readonly Dictionary<string, MeshService> _atAddress = [];

    public ServiceRegistry(MeshResources resources)
    {
        Work = resources.Work;
        var services = new List<(Age Age, string Name, MeshService Service)>();
        foreach (var entry in resources.ServiceEntries)
        {
            foreach (var service in EntryServices.Of(entry, resources.HasDnsProxying))
                services.Add((entry.Age.In(resources.Order), service.Host, service));
        }

        foreach (var service in resources.Services)
            services.Add((service.Age.In(resources.Order), service.Name, KubernetesServices.Of(service)));
        var oldest = new Age(DateTimeOffset.MinValue, 0);
        foreach (var gateway in BuiltIn(resources))
            services.Add((oldest, gateway.Reference.Name, gateway));

        // Stable, so that the addresses of one entry keep their order.
        All = services
            .OrderBy(service => service.Age)
            .ThenBy(service => service.Name, StringComparer.Ordinal)
            .ThenBy(service => service.Service.Namespace, StringComparer.Ordinal)
            .Select((service, i) => service.Service with { Rank = i })
            .ToArray();
        Hosts = new HostIndex<MeshService>();
        foreach (var service in All)
            Hosts.Add(service.Host, service);
        foreach (var service in All)
            Add(service);
        foreach (var alias in All.Where(service => service.AliasFor is not null))
        {
            if (TargetOf(alias) is { } target)
                _aliases.ListOf(target).Add(alias);
        }
    }

    /// <summary>What answers from here cost.</summary>
    public WorkDone Work { get; }

    /// <summary>Oldest first, which decides between two of one host.</summary>
    public IReadOnlyList<MeshService> All { get; }

    /// <summary>By host, with wildcards.</summary>
    public HostIndex<MeshService> Hosts { get; }

    /// <summary>The services of this very host, oldest first, whoever sees them.</summary>
    public IReadOnlyList<MeshService> At(string host) => Hosts.At(host);

    /// <summary>Of these, those of one namespace.</summary>
    public IEnumerable<MeshService> At(string host, string @namespace)
    {
        var all = At(host);
        if (all.Count <= Few)
            return all.Where(service => service.Namespace == @namespace);
        if (!_crowded.TryGetValue(host, out var byNamespace))
            _crowded[host] = byNamespace = all.ToLookup(service => service.Namespace);
        return byNamespace[@namespace];
    }

    /// <summary>The service that a namespace's routes to a host mean: that of Kubernetes, else the oldest.</summary>
    public MeshService? In(string host, string @namespace)
    {
        MeshService? found = null;
        foreach (var service in At(host, @namespace))
        {
            if (found is null || (!found.IsKubernetes && service.IsKubernetes))
                found = service;
        }

        return found;
    }

    /// <summary>The host that an ExternalName Service leads to in the end; null where they lead in a circle.</summary>
    public string? TargetOf(MeshService alias)
    {
        var chain = new List<MeshService>();
        string? target;
        var at = alias;
        while (!_targets.TryGetValue(at, out target))
        {
            chain.Add(at);

            // Whoever comes back to this one while its chain is followed is in a ring.
            _targets[at] = null;
            target = at.AliasFor;
            if (target is null || At(target).FirstOrDefault(service => service.AliasFor is not null) is not { } next)
                break;
            at = next;
        }

        foreach (var service in chain)
            _targets[service] = target;
        return target;
    }

    /// <summary>The ExternalName Services that lead to a host.</summary>
    public IReadOnlyList<MeshService> AliasesOf(string host) => _aliases.GetValueOrDefault(host) ?? [];

    readonly Dictionary<(string Hosts, int Port, ListenerPart Part), List<MeshService>> _publicOf = [];

    /// <summary>
    /// Public services whose hosts a Sidecar lets in from everywhere: most Sidecars write the same, so that is looked
    /// for once.
    /// </summary>
    /// <param name="hosts">Stands for <paramref name="isLetIn"/>.</param>
    public IReadOnlyList<MeshService> Public(string hosts, Func<string, bool> isLetIn, int port, ListenerPart part)
    {
        if (!_publicOf.TryGetValue((hosts, port, part), out var found))
            _publicOf[(hosts, port, part)] = found = [
                .. (_public.GetValueOrDefault((port, part)) ?? []).Where(service => isLetIn(service.Host)),
            ];
        return found;
    }

    /// <summary>Those exported to a namespace by name.</summary>
    public IReadOnlyList<MeshService> ExportedByName(string @namespace, int port, ListenerPart part) =>
        _exported.GetValueOrDefault((@namespace, port, part)) ?? [];

    /// <summary>
    /// Services that make a part of the listener for every address, for a client's namespace: those exported to it by
    /// name, then the public ones.
    /// </summary>
    public IEnumerable<MeshService> Exported(string @namespace, int port, ListenerPart part) =>
        (_exported.GetValueOrDefault((@namespace, port, part)) ?? []).Concat(
            _public.GetValueOrDefault((port, part)) ?? []
        );

    /// <summary>The same, only those that one namespace has.</summary>
    public IReadOnlyList<MeshService> InNamespace(string @namespace, int port, ListenerPart part) =>
        _inNamespace.GetValueOrDefault((@namespace, port, part)) ?? [];

    /// <summary>Services with a listener of their own at an address.</summary>
    public IReadOnlyList<MeshService> AtAddress(string address, int port) =>
        _byAddress.GetValueOrDefault((address, port)) ?? [];

    /// <summary>Whose address it is, whatever the port.</summary>
    public MeshService? OwnerOf(string address) => _atAddress.GetValueOrDefault(address);

    public static ListenerPart? PartOf(Protocol protocol) =>
        protocol switch
        {
            Protocol.Udp => null,
            Protocol.Unsupported => ListenerPart.Sniffed,
            _ when protocol.IsHttp() => ListenerPart.Http,
            _ when protocol.IsTls() => ListenerPart.Tls,
            _ => ListenerPart.Tcp,
        };

    static IEnumerable<MeshService> BuiltIn(MeshResources resources)
    {
        bool IsMissing(MeshService gateway) =>
            !resources.Services.Any(service =>
                service.Namespace == gateway.Namespace && service.Name == gateway.Reference.Name
            );
        if (IsMissing(KubernetesServices.Ingress))
            yield return KubernetesServices.Ingress;
        if (resources.HasEgressGateway && IsMissing(KubernetesServices.Egress))
            yield return KubernetesServices.Egress;
    }

    void Add(MeshService service)
    {
        if (service.AliasFor is not null)
            return;

        if (service.LookedUp is { } address)
            _atAddress.TryAdd(address, service);
        foreach (var port in service.Ports)
        {
            if (PartOf(port.Protocol) is not { } part)
                continue;
            if (part != ListenerPart.Http && IsForItsEndpoints(service, port.Number, out var addresses))
            {
                foreach (var endpoint in addresses)
                    _byAddress.ListOf((endpoint, port.Number)).Add(service);
                part = ListenerPart.Own;
            }
            else if (part != ListenerPart.Http && service.HasOwnAddress)
            {
                _byAddress.ListOf((service.PodAddress ?? service.Address, port.Number)).Add(service);
                part = ListenerPart.Own;
            }
            else if (part != ListenerPart.Http && service.IsCidr)
                part = ListenerPart.Range;
            _inNamespace.ListOf((service.Namespace, port.Number, part)).Add(service);
            if (service.Exports.IsPublic)
                _public.ListOf((port.Number, part)).Add(service);
            else
            {
                foreach (var @namespace in service.Exports.Names)
                    _exported.ListOf((@namespace, port.Number, part)).Add(service);
            }
        }
    }

    /// <summary>
    /// An entry without resolution and addresses listens at every address, unless an entry of the same host and
    /// namespace has endpoints for the port: then it listens at these, as far as they are addresses.
    /// </summary>
    bool IsForItsEndpoints(MeshService service, int port, out IReadOnlyList<string> addresses)
    {
        addresses = [];
        if (
            service.IsKubernetes
            || service.Resolution != Resolution.Original
            || service.Address != MeshService.AnyAddress
        )
            return false;
        var endpoints = At(service.Host)
            .Where(other => other.Namespace == service.Namespace && other.PortOf(port) is not null)
            .SelectMany(EndpointsOf)
            .ToHashSet();
        addresses = endpoints.Where(IpAddresses.IsAddress).ToArray();
        return endpoints.Count > 0 || service.Selector.Count > 0;
    }

    static IEnumerable<string> EndpointsOf(MeshService service) =>
        service.Endpoints.Count > 0 ? service.Endpoints.Select(endpoint => endpoint.Address ?? "")
        : service.Resolution is Resolution.Dns or Resolution.DnsRoundRobin ? [service.Host]
        : [];
}
