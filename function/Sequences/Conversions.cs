namespace Kyma.Krm.Sequences;

/// <summary>The operators that keep what a sequence holds.</summary>
internal static class Conversions
{
    public static List<T> ToList<T>(this IEnumerable<T> source) => new(source);

    /// <summary>Without a List, which is a dozen types for each type of item.</summary>
    public static T[] ToArray<T>(this IEnumerable<T> source)
    {
        if (source is ICollection<T> collection)
        {
            var copy = new T[collection.Count];
            collection.CopyTo(copy, 0);
            return copy;
        }
        var (items, count) = (new T[4], 0);
        foreach (var item in source)
        {
            if (count == items.Length)
                Array.Resize(ref items, count * 2);
            items[count++] = item;
        }
        Array.Resize(ref items, count);
        return items;
    }

    public static HashSet<T> ToHashSet<T>(this IEnumerable<T> source, IEqualityComparer<T>? comparer = null) =>
        new(source, comparer);

    public static Dictionary<TKey, T> ToDictionary<T, TKey>(
        this IEnumerable<T> source,
        Func<T, TKey> key,
        IEqualityComparer<TKey>? comparer = null
    )
        where TKey : notnull => source.ToDictionary(key, item => item, comparer);

    /// <summary>Two of one key throw, as in LINQ.</summary>
    public static Dictionary<TKey, TValue> ToDictionary<T, TKey, TValue>(
        this IEnumerable<T> source,
        Func<T, TKey> key,
        Func<T, TValue> value,
        IEqualityComparer<TKey>? comparer = null
    )
        where TKey : notnull
    {
        var dictionary = new Dictionary<TKey, TValue>(comparer);
        foreach (var item in source)
            dictionary.Add(key(item), value(item));
        return dictionary;
    }

    public static Lookup<TKey, T> ToLookup<T, TKey>(
        this IEnumerable<T> source,
        Func<T, TKey> key,
        IEqualityComparer<TKey>? comparer = null
    )
    {
        var lookup = new Lookup<TKey, T>(comparer ?? EqualityComparer<TKey>.Default);
        foreach (var item in source)
            lookup.Add(key(item), item);
        return lookup;
    }

    public static Lookup<TKey, TElement> ToLookup<T, TKey, TElement>(
        this IEnumerable<T> source,
        Func<T, TKey> key,
        Func<T, TElement> element,
        IEqualityComparer<TKey>? comparer = null
    )
    {
        var lookup = new Lookup<TKey, TElement>(comparer ?? EqualityComparer<TKey>.Default);
        foreach (var item in source)
            lookup.Add(key(item), element(item));
        return lookup;
    }

    public static IEnumerable<Grouping<TKey, T>> GroupBy<T, TKey>(
        this IEnumerable<T> source,
        Func<T, TKey> key,
        IEqualityComparer<TKey>? comparer = null
    )
    {
        foreach (var group in source.ToLookup(key, comparer))
            yield return group;
    }

    public static IEnumerable<Grouping<TKey, TElement>> GroupBy<T, TKey, TElement>(
        this IEnumerable<T> source,
        Func<T, TKey> key,
        Func<T, TElement> element,
        IEqualityComparer<TKey>? comparer = null
    )
    {
        foreach (var group in source.ToLookup(key, element, comparer))
            yield return group;
    }
}
