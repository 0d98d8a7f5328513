namespace Kyma.Krm.Krm;

/// <summary>A ResourceList together with the bytes it was read from.</summary>
internal sealed class TextList : ResourceList
{
    /// <param name="layout">Where its parts stand.</param>
    /// <param name="bySlice">One for each slice of the layout, null for entries that are no resource.</param>
    /// <param name="functionConfig">Null where there is none.</param>
    public TextList(ListLayout layout, IReadOnlyList<Item?> bySlice, Item? functionConfig)
    {
        (Layout, BySlice, FunctionConfig) = (layout, bySlice, functionConfig);
        Items = [.. bySlice.OfType<Item>()];
        var packages = new PackagePaths(Items.Select(item => item.PackagePath));
        foreach (var item in Items)
            item.Packages = packages;
        functionConfig?.Packages = packages;
    }

    public ListLayout Layout { get; }

    public IReadOnlyList<Item?> BySlice { get; }

    public override IReadOnlyList<Item> Items { get; }

    public override Item? FunctionConfig { get; }
}
