namespace Kyma.Krm.Krm;

/// <summary>A ResourceList together with the bytes it was read from.</summary>
/// <param name="bySlice">One for each slice of the layout, null for entries that are no resource.</param>
internal sealed class TextList(ListLayout layout, IReadOnlyList<Item?> bySlice, Item? functionConfig) : ResourceList
{
    public ListLayout Layout { get; } = layout;

    public IReadOnlyList<Item?> BySlice { get; } = bySlice;

    public override IReadOnlyList<Item> Items { get; } = [.. bySlice.OfType<Item>()];

    public override Item? FunctionConfig { get; } = functionConfig;
}
