using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Egress;

/// <summary>A host is registered once: Istio takes one of several ServiceEntries and drops ports of the others.</summary>
internal static class SingleRegistration
{
    public static readonly Rule RegisteredTwice = new(
        "egress-host-registered-twice",
        Severity.Error,
        "Two services register the same host."
    )
    {
        Source = "Istio issues 50478, 52546, 53667, 55879",
        Consequence = "One of them wins, and ports of the other are lost; which one depends on the Istio version.",
        Fix = "Put the host into one service, with all its ports.",
    };

    public static readonly Rule RegisteredElsewhere = new(
        "egress-host-registered-elsewhere",
        Severity.Warning,
        "A ServiceEntry that is not rendered here registers the same host."
    )
    {
        Source = "Istio issues 50478, 52546, 53667, 55879",
        Consequence = "One of them wins, and ports of the other are lost; which one depends on the Istio version.",
        Fix = "Remove the host from one of the two.",
    };

    public static void Check(EgressConfig config, ConfigScope scope)
    {
        var first = new Dictionary<string, string>();
        var foreign = Foreign(scope.Items);
        foreach (var (host, field) in HostsOf(config))
        {
            if (!first.TryAdd(host, field))
            {
                scope.ReportWritten(
                    RegisteredTwice,
                    field,
                    $"'{host}' is registered by `{scope.Source.NameOf(first[host])}` already: a host must be registered once. Put all its ports into one service"
                );
            }
            else if (foreign.TryGetValue(host, out var entry))
            {
                scope.Report(
                    RegisteredElsewhere,
                    field,
                    $"'{host}' is registered by the {entry.Id}{(entry.File is { } file ? $" in {file.Path}" : "")} too: a host must be registered once. Remove it from one of the two"
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

    static Dictionary<string, Item> Foreign(PackageItems items)
    {
        var byHost = new Dictionary<string, Item>();
        foreach (var item in items.OfKind("networking.istio.io", "ServiceEntry").Where(item => Marks.IsForeign(item)))
        {
            var hosts = (item.Root.Find("spec") as YamlMapping)?.Find("hosts") as YamlSequence;
            foreach (var host in hosts?.Items.OfType<YamlScalar>() ?? [])
                byHost.TryAdd(host.Value, item);
        }

        return byHost;
    }
}
