using Kyma.Krm.Yaml;

namespace Kyma.Krm.Krm.Reading;

/// <summary>Finds aliases whose anchor stands in another item, or under another key of the list.</summary>
internal static class ItemAliases
{
    public static void Resolve(IReadOnlyList<YamlNode> nodes, IReadOnlyList<Item?> items)
    {
        var offsets = nodes.Select(node => node.Offset).ToArray();
        for (var i = 0; i < nodes.Count; i++)
        {
            if (items[i] is not { } item)
                continue;
            item.AliasesInto = Targets(nodes[i])
                .Select(Owner)
                .OfType<Item>()
                .Where(owner => owner != item)
                .Distinct()
                .ToArray();
        }

        // Anchors outside the list, in functionConfig say, have no owner: nothing changes them.
        Item? Owner(int target) =>
            Array.BinarySearch(offsets, target) is var found
            && (found >= 0 ? found : ~found - 1) is var index and >= 0
            && target < nodes[index].End
                ? items[index]
                : null;
    }

    /// <summary>Keys of the list that repeat, by alias, what stands under another one that is written anew.</summary>
    public static bool LeanOnChanging(YamlMapping root)
    {
        var changing = root.Entries.Where(entry => YamlJson.KeyOf(entry.Key) is "items" or "results").ToArray();
        return root.Entries.Any(entry =>
            Targets(entry.Key)
                .Concat(Targets(entry.Value))
                .Any(target =>
                    changing.Any(owner => owner != entry && target >= owner.Key.Offset && target < owner.Value.End)
                )
        );
    }

    /// <summary>Where the anchors of its aliases stand.</summary>
    static List<int> Targets(YamlNode node)
    {
        var targets = new List<int>();
        Collect(node, targets);
        return targets;
    }

    /// <summary>Without iterators: every value of a list passes here, and hardly any is an alias.</summary>
    static void Collect(YamlNode node, List<int> targets)
    {
        if (node.AliasOf is { } target)
        {
            targets.Add(target);
            return;
        }

        if (node is YamlSequence list)
        {
            foreach (var item in list.Items)
                Collect(item, targets);
        }
        else if (node is YamlMapping mapping)
        {
            foreach (var (key, value) in mapping.Entries)
            {
                Collect(key, targets);
                Collect(value, targets);
            }
        }
    }
}
