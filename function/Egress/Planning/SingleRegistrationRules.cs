using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Krm;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Egress.EgressFindings;

namespace Kyma.Krm.Egress.Planning;

/// <summary>
/// A host is registered once: Istio takes one of several ServiceEntries and drops ports of the others.
/// </summary>
internal static class SingleRegistrationRules
{
    public static void Check(EgressConfig config, ConfigScope scope)
    {
        var first = new Dictionary<string, string>();
        var foreign = scope.Items.Once(items => new ForeignHosts(items));
        foreach (var (host, field) in HostsOf(config))
        {
            if (!first.TryAdd(host, field))
            {
                scope.ReportWritten(
                    EgressHostRegisteredTwice,
                    field,
                    $"'{host}' is registered by `{scope.Source.NameOf(first[host])}` already: a host must "
                        + "be registered once. Put all its ports into one service"
                );
            }
            else if (foreign.EntryOf(host) is { } entry)
            {
                scope.Report(
                    EgressHostRegisteredElsewhere,
                    field,
                    $"'{host}' is registered by the "
                        + $"{entry.IdInFile} too: a host must be "
                        + "registered once. Remove it from one of the two"
                );
            }
        }
    }

    static IEnumerable<(string Host, string Field)> HostsOf(EgressConfig config) =>
        config
            .Services.Index()
            .SelectMany(s =>
                s.Item.Hosts.Index().Select(h => (h.Item, $"spec.egress.services[{s.Index}].hosts[{h.Index}]"))
            );
}

/// <summary>The hosts that ServiceEntries of others register; of several for one host the first.</summary>
internal sealed class ForeignHosts
{
    readonly Dictionary<string, Item> _byHost = [];

    public ForeignHosts(InputItems items)
    {
        foreach (var item in items.OfKind("networking.istio.io", "ServiceEntry").Where(items.IsForeign))
        {
            foreach (var host in item.Root.FindTextItems("spec", "hosts"))
                _byHost.TryAdd(host, item);
        }
    }

    public Item? EntryOf(string host) => _byHost.GetValueOrDefault(host);
}
