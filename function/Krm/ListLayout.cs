namespace Kyma.Krm.Krm;

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
