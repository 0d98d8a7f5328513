namespace Kyma.Krm.Sequences;

/// <summary>The lazy operators that ask what they met before; the first of equals stays.</summary>
internal static class Sets
{
    public static IEnumerable<T> Distinct<T>(this IEnumerable<T> source, IEqualityComparer<T>? comparer = null)
    {
        var seen = new HashSet<T>(comparer);
        foreach (var item in source)
            if (seen.Add(item))
                yield return item;
    }

    public static IEnumerable<T> DistinctBy<T, TKey>(
        this IEnumerable<T> source,
        Func<T, TKey> key,
        IEqualityComparer<TKey>? comparer = null
    )
    {
        var seen = new HashSet<TKey>(comparer);
        foreach (var item in source)
            if (seen.Add(key(item)))
                yield return item;
    }

    public static IEnumerable<T> Union<T>(
        this IEnumerable<T> source,
        IEnumerable<T> more,
        IEqualityComparer<T>? comparer = null
    ) => source.Concat(more).Distinct(comparer);

    public static IEnumerable<T> Except<T>(
        this IEnumerable<T> source,
        IEnumerable<T> without,
        IEqualityComparer<T>? comparer = null
    )
    {
        var seen = new HashSet<T>(without, comparer);
        foreach (var item in source)
            if (seen.Add(item))
                yield return item;
    }

    public static IEnumerable<T> Intersect<T>(
        this IEnumerable<T> source,
        IEnumerable<T> with,
        IEqualityComparer<T>? comparer = null
    )
    {
        var left = new HashSet<T>(with, comparer);
        foreach (var item in source)
            if (left.Remove(item))
                yield return item;
    }
}
