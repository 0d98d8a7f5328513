using Kyma.Krm.Checking.Policies;
using Kyma.Krm.Istio;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;

namespace Kyma.Krm.Checking.Hosts;

/// <summary>The ServiceEntries of a package, asked for what a workload can reach.</summary>
internal sealed class Registry
{
    readonly ILookup<string, IstioResource<ServiceEntrySpec>> _exact;

    /// <summary>By what a wildcard ends with, its dot included.</summary>
    readonly ILookup<string, (int Order, IstioResource<ServiceEntrySpec> Entry)> _wildcards;

    public Registry(IReadOnlyList<IstioResource<ServiceEntrySpec>> entries)
    {
        var hosts = entries
            .SelectMany(entry => (entry.Spec.Hosts ?? []).Select(host => (Host: host.ToLowerInvariant(), Entry: entry)))
            .ToList();
        _exact = hosts.ToLookup(pair => pair.Host, pair => pair.Entry);
        _wildcards = hosts
            .Index()
            .Where(pair => HostNames.IsWildcard(pair.Item.Host))
            .ToLookup(pair => pair.Item.Host[1..], pair => (pair.Index, pair.Item.Entry));
    }

    /// <summary>Null where the host is registered, exported to the namespace and let in by its Sidecar; else what is missing.</summary>
    public string? WhyNot(HostMention mention, string @namespace, IstioResource<SidecarSpec> sidecar)
    {
        var registered = _exact[mention.Host]
            .Concat(
                Endings(mention.Host)
                    .SelectMany(ending => _wildcards[ending])
                    .OrderBy(found => found.Order)
                    .Select(found => found.Entry)
            )
            .ToList();
        if (registered.Count == 0)
            return "no ServiceEntry registers it";
        var visible = registered
            .Where(entry => IsExported(entry, @namespace) && IsImported(entry, mention.Host, @namespace, sidecar))
            .ToList();
        if (visible.Count == 0)
            return $"the ServiceEntry {registered[0].Namespace}/{registered[0].Name} is not visible in the namespace {@namespace}";
        return mention.Port is not { } port || visible.Exists(entry => HasPort(entry, port))
            ? null
            : $"the ServiceEntry {visible[0].Namespace}/{visible[0].Name} does not have port {port}";
    }

    /// <summary>What a wildcard that covers the host may end with: "*", then from each dot on.</summary>
    static IEnumerable<string> Endings(string host)
    {
        yield return "";
        for (var dot = host.IndexOf('.', StringComparison.Ordinal); dot >= 0; dot = host.IndexOf('.', dot + 1))
            yield return host[dot..];
    }

    static bool IsExported(IstioResource<ServiceEntrySpec> entry, string @namespace) =>
        entry.Spec.ExportTo is not { Count: > 0 } names
        || names.Any(name => name == "*" || name == @namespace || (name == "." && entry.Namespace == @namespace));

    static bool IsImported(
        IstioResource<ServiceEntrySpec> entry,
        string host,
        string @namespace,
        IstioResource<SidecarSpec> sidecar
    ) =>
        sidecar.Spec.Egress is not { Count: > 0 } listeners
        || listeners
            .SelectMany(listener => listener.Hosts ?? [])
            .Any(import => Lets(import, entry.Namespace, host, @namespace));

    static bool Lets(string import, string entryNamespace, string host, string ownNamespace)
    {
        var slash = import.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
            return false;
        var scope = import[..slash] == "." ? ownNamespace : import[..slash];
        return (scope == "*" || scope == entryNamespace) && HostNames.Overlap(import[(slash + 1)..], host);
    }

    static bool HasPort(IstioResource<ServiceEntrySpec> entry, int port) =>
        entry.Spec.Ports is not { Count: > 0 } ports || ports.Any(candidate => candidate.Number == port);
}
