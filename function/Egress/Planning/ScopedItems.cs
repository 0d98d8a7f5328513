using Kyma.Krm.Inputs;
using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Egress.Planning;

/// <summary>What among the items decides who sees which external service, by namespace.</summary>
internal sealed class ScopedItems(InputItems items)
{
    readonly ILookup<string, Item> _sidecars = items
        .OfKind("networking.istio.io", "Sidecar")
        .Where(item => Marks.IsForeign(item) && IsForAll(item))
        .ToLookup(item => item.Id.Namespace);

    readonly ILookup<string, (Item Entry, HashSet<string> ExportTo)> _limited = items
        .OfKind("networking.istio.io", "ServiceEntry")
        .Select(entry => (Entry: entry, ExportTo: ExportsOf(entry)))
        .Where(limited => limited.ExportTo.Count > 0 && !limited.ExportTo.Contains(ExportScope.All))
        .ToLookup(limited => limited.Entry.Id.Namespace);

    /// <summary>Sidecars of others for a whole namespace.</summary>
    public IEnumerable<Item> SidecarsOf(string @namespace) => _sidecars[@namespace];

    /// <summary>ServiceEntries of one namespace that it does not export to the other.</summary>
    public IEnumerable<Item> NotExported(string from, string to) =>
        _limited[from].Where(limited => !limited.ExportTo.Contains(to)).Select(limited => limited.Entry);

    static bool IsForAll(Item sidecar) =>
        (sidecar.Root.Find("spec") as YamlMapping)?.Find("workloadSelector") is null or YamlScalar { IsNull: true };

    /// <summary>Empty where nothing is written, which exports to all.</summary>
    static HashSet<string> ExportsOf(Item entry) =>
        (entry.Root.Find("spec") as YamlMapping)?.Find("exportTo") is YamlSequence { Items: var names }
            ? [.. names.OfType<YamlScalar>().Select(name => name.Value)]
            : [];
}
