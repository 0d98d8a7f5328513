using Kyma.Krm.Inputs;
using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Egress.Planning;

/// <summary>The hosts that ServiceEntries of others register; of several for one host the first.</summary>
internal sealed class ForeignHosts
{
    readonly Dictionary<string, Item> _byHost = [];

    public ForeignHosts(InputItems items)
    {
        foreach (var item in items.OfKind("networking.istio.io", "ServiceEntry").Where(Marks.IsForeign))
        {
            var hosts = (item.Root.Find("spec") as YamlMapping)?.Find("hosts") as YamlSequence;
            foreach (var host in hosts?.Items.OfType<YamlScalar>() ?? [])
                _byHost.TryAdd(host.Value, item);
        }
    }

    public Item? EntryOf(string host) => _byHost.GetValueOrDefault(host);
}
