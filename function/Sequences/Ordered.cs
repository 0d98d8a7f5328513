namespace Kyma.Krm.Sequences;

/// <summary>A sequence in an order of its own: sorted when it is visited, equals in the order of the source.</summary>
internal sealed class Ordered<T>(IEnumerable<T> source, Func<T[], Comparison<int>> order) : IEnumerable<T>
{
    public Ordered<T> Then(Func<T[], Comparison<int>> next) =>
        new(
            source,
            items =>
            {
                var (first, second) = (order(items), next(items));
                return (x, y) => first(x, y) is var difference && difference != 0 ? difference : second(x, y);
            }
        );

    public IEnumerator<T> GetEnumerator()
    {
        var items = source.ToArray();
        var compare = order(items);
        var places = new int[items.Length];
        for (var i = 0; i < places.Length; i++)
            places[i] = i;
        Array.Sort(places, (x, y) => compare(x, y) is var difference && difference != 0 ? difference : x.CompareTo(y));
        foreach (var place in places)
            yield return items[place];
    }

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>The operators that sort.</summary>
internal static class Orders
{
    public static Ordered<T> Order<T>(this IEnumerable<T> source, IComparer<T>? comparer = null) =>
        source.OrderBy(item => item, comparer);

    public static Ordered<T> OrderBy<T, TKey>(
        this IEnumerable<T> source,
        Func<T, TKey> key,
        IComparer<TKey>? comparer = null
    ) => new(source, By(key, comparer, isDescending: false));

    public static Ordered<T> OrderByDescending<T, TKey>(
        this IEnumerable<T> source,
        Func<T, TKey> key,
        IComparer<TKey>? comparer = null
    ) => new(source, By(key, comparer, isDescending: true));

    public static Ordered<T> ThenBy<T, TKey>(
        this Ordered<T> source,
        Func<T, TKey> key,
        IComparer<TKey>? comparer = null
    ) => source.Then(By(key, comparer, isDescending: false));

    public static Ordered<T> ThenByDescending<T, TKey>(
        this Ordered<T> source,
        Func<T, TKey> key,
        IComparer<TKey>? comparer = null
    ) => source.Then(By(key, comparer, isDescending: true));

    /// <summary>Each key is asked for once.</summary>
    static Func<T[], Comparison<int>> By<T, TKey>(Func<T, TKey> key, IComparer<TKey>? comparer, bool isDescending) =>
        items =>
        {
            var by = comparer ?? Comparer<TKey>.Default;
            var keys = new TKey[items.Length];
            for (var i = 0; i < keys.Length; i++)
                keys[i] = key(items[i]);
            return isDescending ? (x, y) => by.Compare(keys[y], keys[x]) : (x, y) => by.Compare(keys[x], keys[y]);
        };
}
