namespace Kyma.Krm.Krm.Writing;

/// <summary>
/// Untouched items whose aliases lose their anchor, or would take up its new value, when other items change.
/// </summary>
internal static class AliasClosure
{
    public static HashSet<Item> Of(IReadOnlyList<Item> items, Changes changes)
    {
        var stranded = new HashSet<Item>();
        var dependents = items.Where(item => item.AliasesInto.Count > 0 && !changes.Concern(item)).ToList();

        // An item that is written anew loses its own anchors, so go on until nothing is added.
        while (dependents.RemoveAll(IsStranded) > 0) { }

        return stranded;

        bool IsStranded(Item item) =>
            item.AliasesInto.Any(owner => changes.Concern(owner) || stranded.Contains(owner)) && stranded.Add(item);
    }
}
