using System.Numerics;

namespace Kyma.Krm.Sequences;

/// <summary>The operators that visit a sequence at once: which of its items, or what is true of it.</summary>
internal static class Answers
{
    public static bool Any<T>(this IEnumerable<T> source)
    {
        if (source is IReadOnlyCollection<T> collection)
            return collection.Count > 0;
        using var items = source.GetEnumerator();
        return items.MoveNext();
    }

    public static bool Any<T>(this IEnumerable<T> source, Func<T, bool> holds)
    {
        foreach (var item in source)
            if (holds(item))
                return true;
        return false;
    }

    public static bool All<T>(this IEnumerable<T> source, Func<T, bool> holds)
    {
        foreach (var item in source)
            if (!holds(item))
                return false;
        return true;
    }

    public static bool Contains<T>(this IEnumerable<T> source, T value) =>
        source is ICollection<T> collection
            ? collection.Contains(value)
            : source.Contains(value, EqualityComparer<T>.Default);

    public static bool Contains<T>(this IEnumerable<T> source, T value, IEqualityComparer<T> comparer)
    {
        foreach (var item in source)
            if (comparer.Equals(item, value))
                return true;
        return false;
    }

    public static bool SequenceEqual<T>(
        this IEnumerable<T> source,
        IEnumerable<T> other,
        IEqualityComparer<T>? comparer = null
    )
    {
        comparer ??= EqualityComparer<T>.Default;
        using var second = other.GetEnumerator();
        foreach (var item in source)
            if (!second.MoveNext() || !comparer.Equals(item, second.Current))
                return false;
        return !second.MoveNext();
    }

    public static int Count<T>(this IEnumerable<T> source)
    {
        if (source is IReadOnlyCollection<T> collection)
            return collection.Count;
        var count = 0;
        using var items = source.GetEnumerator();
        while (items.MoveNext())
            count++;
        return count;
    }

    public static int Count<T>(this IEnumerable<T> source, Func<T, bool> holds) => source.Where(holds).Count();

    public static T First<T>(this IEnumerable<T> source)
    {
        foreach (var item in source)
            return item;
        throw NoItem();
    }

    public static T First<T>(this IEnumerable<T> source, Func<T, bool> holds) => source.Where(holds).First();

    public static T? FirstOrDefault<T>(this IEnumerable<T> source)
    {
        foreach (var item in source)
            return item;
        return default;
    }

    public static T FirstOrDefault<T>(this IEnumerable<T> source, T otherwise)
    {
        foreach (var item in source)
            return item;
        return otherwise;
    }

    public static T? FirstOrDefault<T>(this IEnumerable<T> source, Func<T, bool> holds)
    {
        foreach (var item in source)
            if (holds(item))
                return item;
        return default;
    }

    public static T FirstOrDefault<T>(this IEnumerable<T> source, Func<T, bool> holds, T otherwise) =>
        source.Where(holds).FirstOrDefault(otherwise);

    public static T? LastOrDefault<T>(this IEnumerable<T> source)
    {
        if (source is IReadOnlyList<T> list)
            return list.Count > 0 ? list[^1] : default;
        var last = default(T);
        foreach (var item in source)
            last = item;
        return last;
    }

    public static T? LastOrDefault<T>(this IEnumerable<T> source, Func<T, bool> holds) =>
        source.Where(holds).LastOrDefault();

    public static T? ElementAtOrDefault<T>(this IEnumerable<T> source, int index) =>
        index < 0 ? default : source.Skip(index).FirstOrDefault();

    /// <summary>An overflow throws, as everywhere here.</summary>
    public static T Sum<T>(this IEnumerable<T> source)
        where T : struct, INumber<T>
    {
        var sum = T.Zero;
        foreach (var item in source)
            sum = checked(sum + item);
        return sum;
    }

    public static TNumber Sum<T, TNumber>(this IEnumerable<T> source, Func<T, TNumber> number)
        where TNumber : struct, INumber<TNumber> => source.Select(number).Sum();

    /// <summary>Null, where there may be one, of nothing; otherwise a throw.</summary>
    public static T Min<T>(this IEnumerable<T> source) => source.MinBy(item => item)!;

    public static T Max<T>(this IEnumerable<T> source) => source.MaxBy(item => item)!;

    public static TKey Min<T, TKey>(this IEnumerable<T> source, Func<T, TKey> key) => source.Select(key).Min();

    public static TKey Max<T, TKey>(this IEnumerable<T> source, Func<T, TKey> key) => source.Select(key).Max();

    public static T? MinBy<T, TKey>(this IEnumerable<T> source, Func<T, TKey> key, IComparer<TKey>? comparer = null) =>
        source.Outermost(key, comparer, -1);

    public static T? MaxBy<T, TKey>(this IEnumerable<T> source, Func<T, TKey> key, IComparer<TKey>? comparer = null) =>
        source.Outermost(key, comparer, 1);

    public static T Aggregate<T>(this IEnumerable<T> source, Func<T, T, T> step)
    {
        using var items = source.GetEnumerator();
        if (!items.MoveNext())
            throw NoItem();
        var result = items.Current;
        while (items.MoveNext())
            result = step(result, items.Current);
        return result;
    }

    public static TResult Aggregate<T, TResult>(
        this IEnumerable<T> source,
        TResult seed,
        Func<TResult, T, TResult> step
    )
    {
        foreach (var item in source)
            seed = step(seed, item);
        return seed;
    }

    /// <summary>The first of those whose key lies farthest to that side; null counts as no key, as in LINQ.</summary>
    static T? Outermost<T, TKey>(this IEnumerable<T> source, Func<T, TKey> key, IComparer<TKey>? comparer, int side)
    {
        comparer ??= Comparer<TKey>.Default;
        var (isFirst, best, bestKey) = (true, default(T), default(TKey));
        foreach (var item in source)
        {
            var itsKey = key(item);
            if (
                !isFirst
                && (itsKey is null || (bestKey is not null && Math.Sign(comparer.Compare(itsKey, bestKey)) != side))
            )
                continue;
            (isFirst, best, bestKey) = (false, item, itsKey);
        }
        return isFirst && default(T) is not null ? throw NoItem() : best;
    }

    static InvalidOperationException NoItem() => new("the sequence has no item");
}
