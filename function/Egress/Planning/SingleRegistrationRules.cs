using Kyma.Krm.Inputs;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Krm;
using static Kyma.Krm.Egress.EgressFindings;

namespace Kyma.Krm.Egress.Planning;

/// <summary>
/// A host is registered once: Istio takes one of several ServiceEntries and drops ports of the others.
/// </summary>
internal static class SingleRegistrationRules
{
    /// <summary>Reports hosts that the config, or an entry among the items, registers already.</summary>
    public static void Check(EgressConfig config, EgressPlan plan, ConfigScope scope)
    {
        var seenBy = ExportScope.Of(plan);
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
            else if (foreign.EntryOf(host, seenBy) is { } entry)
            {
                Report(host, field, entry, scope);
            }
        }
    }

    /// <summary>Another config of the same build is told as if both were rendered in one run.</summary>
    static void Report(string host, string field, Item entry, ConfigScope scope)
    {
        IReadOnlyList<string> reads =
        [
            .. RuleFields.Of(field),
            "spec.egress.namespace",
            "spec.egress.exportTo",
            "spec.egress.outboundTrafficPolicy",
            "metadata.namespace",
        ];
        if (scope.Items.OtherConfigOf(entry) is { } config)
            scope.Report(
                EgressHostRegisteredTwice,
                field,
                $"'{host}' is registered by the {entry.IdInFile} of the KymaTraffic '{config}' already: a host must be "
                    + "registered once for those who see both. Remove it here, or set `exportTo: [\".\"]` in both and "
                    + "give each a namespace of its own",
                reads
            );
        else
            scope.Report(
                EgressHostRegisteredElsewhere,
                field,
                $"'{host}' is registered by the {entry.IdInFile} too: a host must be registered once for those who see "
                    + "both. Remove it from one of the two",
                reads
            );
    }

    static IEnumerable<(string Host, string Field)> HostsOf(EgressConfig config) =>
        config
            .Services.Index()
            .SelectMany(s =>
                s.Item.Hosts.Index().Select(h => (h.Item, $"spec.egress.services[{s.Index}].hosts[{h.Index}]"))
            );
}

/// <summary>The hosts that ServiceEntries of others register.</summary>
internal sealed class ForeignHosts
{
    readonly FirstMet<string, Item> _byHost = new();

    public ForeignHosts(InputItems items)
    {
        foreach (var item in items.OfKind("networking.istio.io", "ServiceEntry").Where(items.IsForeign))
        {
            var seenBy = Visibility.Of(item.Root.FindTextItems("spec", "exportTo").ToArray(), item.Id.Namespace);
            foreach (var host in item.Root.FindTextItems("spec", "hosts"))
                _byHost.Add(host, item, seenBy);
        }
    }

    /// <summary>The first that somebody sees who sees the config's services too.</summary>
    public Item? EntryOf(string host, Visibility seenBy) => _byHost.By(host, seenBy);
}
