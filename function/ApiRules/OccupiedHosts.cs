using Kyma.Krm.Inputs;
using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.ApiRules;

/// <summary>The VirtualServices and APIRules of others, by host.</summary>
internal sealed class OccupiedHosts
{
    readonly ILookup<string, Item> _byHost;

    public OccupiedHosts(InputItems items) =>
        _byHost = items
            .OfKind("networking.istio.io", "VirtualService")
            .Concat(items.OfKind("gateway.kyma-project.io", "APIRule"))
            .Where(Marks.IsForeign)
            .SelectMany(item => HostsOf(item).Distinct().Select(host => (host, item)))
            .ToLookup(taken => taken.host, taken => taken.item);

    public IEnumerable<Item> TakersOf(string host) => _byHost[host];

    static IEnumerable<string> HostsOf(Item item) =>
        ((item.Root.Find("spec") as YamlMapping)?.Find("hosts") as YamlSequence)
            ?.Items.OfType<YamlScalar>()
            .Select(host => host.Value)
        ?? [];
}
