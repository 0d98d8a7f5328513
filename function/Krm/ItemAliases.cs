using Kyma.Krm.Yaml;

namespace Kyma.Krm.Krm;

/// <summary>Finds aliases whose anchor stands in another item.</summary>
internal static class ItemAliases
{
    public static void Resolve(IReadOnlyList<YamlNode> nodes, IReadOnlyList<Item?> items)
    {
        var offsets = nodes.Select(node => node.Offset).ToArray();
        for (var i = 0; i < nodes.Count; i++)
        {
            if (items[i] is not { } item) continue;
            var owners = Targets(nodes[i]).Where(target => target < offsets[i]).Select(Owner).OfType<Item>().Where(owner => owner != item).Distinct().ToList();
            if (owners.Count > 0) item.AliasesInto = owners;
        }

        // Anchors outside the list, in functionConfig say, have no owner: nothing changes them.
        Item? Owner(int target) =>
            Array.BinarySearch(offsets, target) is var found && (found >= 0 ? found : ~found - 1) is var index and >= 0 && target < nodes[index].End ? items[index] : null;
    }

    static IEnumerable<int> Targets(YamlNode node) => node switch
    {
        { AliasOf: { } target } => [target],
        YamlSequence list => list.Items.SelectMany(Targets),
        YamlMapping mapping => mapping.Entries.SelectMany(entry => Targets(entry.Key).Concat(Targets(entry.Value))),
        _ => [],
    };
}
