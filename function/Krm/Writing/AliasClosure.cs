namespace Kyma.Krm.Krm.Writing;

/// <summary>
/// Untouched items whose aliases lose their anchor, or would take up its new value, when other items change.
/// </summary>
internal static class AliasClosure
{
    public static HashSet<Item> Of(IReadOnlyList<Item> items, Changes changes)
    {
        var stranded = new HashSet<Item>();

        // An item that is written anew loses its own anchors too. Aliases only lead to items before: once is enough.
        foreach (var item in items)
        {
            if (
                item.AliasesInto.Any(owner => changes.Concern(owner) || stranded.Contains(owner))
                && !changes.Concern(item)
            )
                stranded.Add(item);
        }

        return stranded;
    }
}
