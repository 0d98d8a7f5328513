using Kyma.Krm.Istio;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;

namespace Kyma.Krm.Checking;

/// <summary>The ServiceEntries of a package, asked for what a workload can reach.</summary>
internal sealed class Registry
{
    readonly ILookup<string, IstioResource<ServiceEntrySpec>> _exact;
    readonly IReadOnlyList<(string Host, IstioResource<ServiceEntrySpec> Entry)> _wildcards;

    public Registry(IReadOnlyList<IstioResource<ServiceEntrySpec>> entries)
    {
        var hosts = entries
            .SelectMany(entry => (entry.Spec.Hosts ?? []).Select(host => (Host: host.ToLowerInvariant(), Entry: entry)))
            .ToList();
        _exact = hosts.ToLookup(pair => pair.Host, pair => pair.Entry);
        _wildcards = [.. hosts.Where(pair => HostNames.IsWildcard(pair.Host))];
    }

    /// <summary>Null where the host is registered, exported to the namespace and let in by its Sidecar; else what is missing.</summary>
    public string? WhyNot(HostMention mention, string @namespace, IstioResource<SidecarSpec> sidecar)
    {
        var registered = _exact[mention.Host]
            .Concat(_wildcards.Where(pair => HostNames.Covers(pair.Host, mention.Host)).Select(pair => pair.Entry))
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
