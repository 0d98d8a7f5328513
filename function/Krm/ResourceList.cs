namespace Kyma.Krm.Krm;

/// <summary>
/// What a KRM function is given. The text it was read from stays behind it, so that writing copies what nobody changed.
/// </summary>
internal abstract class ResourceList
{
    /// <summary>In the order of the input; the functionConfig is not among them unless it is listed as well.</summary>
    public abstract IReadOnlyList<Item> Items { get; }

    /// <summary>Null where the key is absent, null or empty.</summary>
    public abstract Item? FunctionConfig { get; }
}

/// <summary>The versions of ResourceList that orchestrators send; they differ in nothing we read.</summary>
internal static class ListKind
{
    public static bool Is(string? apiVersion, string? kind) =>
        kind == "ResourceList"
        && apiVersion is "config.kubernetes.io/v1" or "config.kubernetes.io/v1beta1" or "config.kubernetes.io/v1alpha1";
}

/// <summary>A ResourceList together with the bytes it was read from.</summary>
internal sealed class TextList : ResourceList
{
    /// <param name="layout">Where its parts stand.</param>
    /// <param name="bySlice">One for each slice of the layout, null for entries that are no resource.</param>
    /// <param name="functionConfig">Null where there is none.</param>
    public TextList(ListLayout layout, IReadOnlyList<Item?> bySlice, Item? functionConfig)
    {
        (Layout, BySlice, FunctionConfig) = (layout, bySlice, functionConfig);
        Items = bySlice.OfType<Item>().ToArray();
        var packages = PackagePaths.NamedBy(Items);
        functionConfig?.Packages = packages;
    }

    public ListLayout Layout { get; }

    public IReadOnlyList<Item?> BySlice { get; }

    public override IReadOnlyList<Item> Items { get; }

    public override Item? FunctionConfig { get; }
}

/// <summary>Where the parts of a block style ResourceList stand in its bytes.</summary>
internal sealed record ListLayout
{
    public required ReadOnlyMemory<byte> Utf8 { get; init; }

    /// <summary>The column of <c>items:</c> and of the other keys beside it, 0 in all but odd lists.</summary>
    public required int KeyColumn { get; init; }

    /// <summary>The entries of <c>items</c> in order, one behind the other; null entries are among them.</summary>
    public required IReadOnlyList<LineSlice> Slices { get; init; }

    /// <summary>The column of the dashes; where there are none yet, the column they will have.</summary>
    public required int DashColumn { get; init; }

    /// <summary>Behind the colon of <c>items:</c>; -1 where the key is missing.</summary>
    public required int ItemsColon { get; init; }

    /// <summary>Behind the <c>[]</c> or <c>null</c> of items without entries.</summary>
    public required int EmptyItemsEnd { get; init; }

    /// <summary>The lines of the results that came in; empty where none did.</summary>
    public required LineSlice Results { get; init; }

    /// <summary>Behind the lines of the last key: comments and a document end mark may follow.</summary>
    public required int KeysEnd { get; init; }
}

/// <summary>Whole lines: from <paramref name="Start"/> to before <paramref name="End"/>, in bytes.</summary>
/// <param name="Dash">The offset of an item's dash.</param>
internal readonly record struct LineSlice(int Start, int End, int Dash);
