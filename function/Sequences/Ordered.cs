namespace Kyma.Krm.Sequences;

/// <summary>
/// A sequence in an order of its own: sorted when it is visited first, equals in the order of the source.
/// </summary>
/// <param name="items">In the order of the source.</param>
/// <param name="order">Compares two places in it.</param>
internal sealed class Ordered<T>(T[] items, Comparison<int> order) : IEnumerable<T>
{
    T[]? _sorted;

    /// <summary>In the order of the source.</summary>
    public T[] Source => items;

    /// <summary>The order of two places in it.</summary>
    public Comparison<int> Order => order;

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)(_sorted ??= Sorted())).GetEnumerator();

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();

    T[] Sorted()
    {
        var sorted = new T[items.Length];
        var places = Orders.Places(items.Length, order);
        for (var i = 0; i < sorted.Length; i++)
            sorted[i] = items[places[i]];
        return sorted;
    }
}

/// <summary>The operators that sort. What needs no type of item is apart, not to be a type for each of them.</summary>
internal static class Orders
{
    public static Ordered<T> Order<T>(this IEnumerable<T> source, IComparer<T>? comparer = null) =>
        source.OrderBy(item => item, comparer);

    public static Ordered<T> OrderBy<T, TKey>(
        this IEnumerable<T> source,
        Func<T, TKey> key,
        IComparer<TKey>? comparer = null
    )
    {
        var items = source.ToArray();
        return new(items, By(Keys(items, key), comparer));
    }

    public static Ordered<T> OrderByDescending<T, TKey>(
        this IEnumerable<T> source,
        Func<T, TKey> key,
        IComparer<TKey>? comparer = null
    )
    {
        var items = source.ToArray();
        return new(items, Reversed(By(Keys(items, key), comparer)));
    }

    public static Ordered<T> ThenBy<T, TKey>(
        this Ordered<T> source,
        Func<T, TKey> key,
        IComparer<TKey>? comparer = null
    ) => new(source.Source, Then(source.Order, By(Keys(source.Source, key), comparer)));

    public static Ordered<T> ThenByDescending<T, TKey>(
        this Ordered<T> source,
        Func<T, TKey> key,
        IComparer<TKey>? comparer = null
    ) => new(source.Source, Then(source.Order, Reversed(By(Keys(source.Source, key), comparer))));

    /// <summary>Each key is asked for once.</summary>
    static TKey[] Keys<T, TKey>(T[] items, Func<T, TKey> key)
    {
        var keys = new TKey[items.Length];
        for (var i = 0; i < keys.Length; i++)
            keys[i] = key(items[i]);
        return keys;
    }

    static Comparison<int> By<TKey>(TKey[] keys, IComparer<TKey>? comparer)
    {
        var by = comparer ?? Comparer<TKey>.Default;
        return (x, y) => by.Compare(keys[x], keys[y]);
    }

    static Comparison<int> Reversed(Comparison<int> order) => (x, y) => order(y, x);

    static Comparison<int> Then(Comparison<int> first, Comparison<int> second) =>
        (x, y) => first(x, y) is var difference && difference != 0 ? difference : second(x, y);

    /// <summary>As many places, in an order; equals as they were.</summary>
    internal static int[] Places(int count, Comparison<int> order)
    {
        var places = new int[count];
        for (var i = 0; i < count; i++)
            places[i] = i;
        Array.Sort(places, (x, y) => order(x, y) is var difference && difference != 0 ? difference : x.CompareTo(y));
        return places;
    }
}
