namespace Kyma.Krm.Sequences;

/// <summary>
/// The operators of LINQ, with the same names and answers; here the lazy ones. Each is one iterator. Those of
/// System.Linq become up to six types for every pair of types that they meet: a tenth of the compiled file, and a fifth
/// of what is unpacked into memory at every start. <c>SequenceTests</c> hold ours to what System.Linq answers;
/// an operator that is missing here is added with its line there.
/// </summary>
internal static class Sequence
{
    public static IEnumerable<int> Range(int start, int count)
    {
        for (var i = 0; i < count; i++)
            yield return start + i;
    }

    public static IEnumerable<TTo> Select<T, TTo>(this IEnumerable<T> source, Func<T, TTo> to)
    {
        foreach (var item in source)
            yield return to(item);
    }

    public static IEnumerable<TTo> Select<T, TTo>(this IEnumerable<T> source, Func<T, int, TTo> to)
    {
        var index = 0;
        foreach (var item in source)
            yield return to(item, index++);
    }

    public static IEnumerable<(int Index, T Item)> Index<T>(this IEnumerable<T> source)
    {
        var index = 0;
        foreach (var item in source)
            yield return (index++, item);
    }

    public static IEnumerable<TTo> SelectMany<T, TTo>(this IEnumerable<T> source, Func<T, IEnumerable<TTo>> to)
    {
        foreach (var item in source)
        foreach (var part in to(item))
            yield return part;
    }

    public static IEnumerable<TTo> SelectMany<T, TTo>(this IEnumerable<T> source, Func<T, int, IEnumerable<TTo>> to)
    {
        var index = 0;
        foreach (var item in source)
        foreach (var part in to(item, index++))
            yield return part;
    }

    public static IEnumerable<TTo> SelectMany<T, TPart, TTo>(
        this IEnumerable<T> source,
        Func<T, IEnumerable<TPart>> parts,
        Func<T, TPart, TTo> to
    )
    {
        foreach (var item in source)
        foreach (var part in parts(item))
            yield return to(item, part);
    }

    public static IEnumerable<T> Where<T>(this IEnumerable<T> source, Func<T, bool> holds)
    {
        foreach (var item in source)
            if (holds(item))
                yield return item;
    }

    public static IEnumerable<T> OfType<T>(this System.Collections.IEnumerable source)
    {
        foreach (var item in source)
            if (item is T typed)
                yield return typed;
    }

    public static IEnumerable<T> Cast<T>(this System.Collections.IEnumerable source)
    {
        foreach (var item in source)
            yield return (T)item;
    }

    public static IEnumerable<T> Concat<T>(this IEnumerable<T> source, IEnumerable<T> more)
    {
        foreach (var item in source)
            yield return item;
        foreach (var item in more)
            yield return item;
    }

    public static IEnumerable<T> Append<T>(this IEnumerable<T> source, T last)
    {
        foreach (var item in source)
            yield return item;
        yield return last;
    }

    public static IEnumerable<T> Prepend<T>(this IEnumerable<T> source, T first)
    {
        yield return first;
        foreach (var item in source)
            yield return item;
    }

    public static IEnumerable<T?> DefaultIfEmpty<T>(this IEnumerable<T> source) => DefaultIfEmpty(source, default!);

    public static IEnumerable<T> DefaultIfEmpty<T>(this IEnumerable<T> source, T otherwise)
    {
        var isEmpty = true;
        foreach (var item in source)
        {
            isEmpty = false;
            yield return item;
        }
        if (isEmpty)
            yield return otherwise;
    }

    public static IEnumerable<T> Take<T>(this IEnumerable<T> source, int count)
    {
        if (count <= 0)
            yield break;
        foreach (var item in source)
        {
            yield return item;
            if (--count == 0)
                break;
        }
    }

    public static IEnumerable<T> TakeWhile<T>(this IEnumerable<T> source, Func<T, bool> holds)
    {
        foreach (var item in source)
        {
            if (!holds(item))
                break;
            yield return item;
        }
    }

    /// <summary>Of a list, nothing is visited that is skipped.</summary>
    public static IEnumerable<T> Skip<T>(this IEnumerable<T> source, int count)
    {
        if (source is IReadOnlyList<T> list)
        {
            for (var i = Math.Max(count, 0); i < list.Count; i++)
                yield return list[i];
            yield break;
        }
        foreach (var item in source)
            if (count-- <= 0)
                yield return item;
    }

    public static IEnumerable<T> SkipLast<T>(this IEnumerable<T> source, int count)
    {
        var held = new Queue<T>();
        foreach (var item in source)
        {
            held.Enqueue(item);
            if (held.Count > count)
                yield return held.Dequeue();
        }
    }

    public static IEnumerable<T> Reverse<T>(this IEnumerable<T> source)
    {
        var items = source.ToArray();
        for (var i = items.Length - 1; i >= 0; i--)
            yield return items[i];
    }

    /// <summary>Nearer than the one of spans, which turns an array round in place.</summary>
    public static IEnumerable<T> Reverse<T>(this T[] source) => Reverse((IEnumerable<T>)source);

    public static IEnumerable<T[]> Chunk<T>(this IEnumerable<T> source, int size)
    {
        var chunk = new List<T>();
        foreach (var item in source)
        {
            chunk.Add(item);
            if (chunk.Count < size)
                continue;
            yield return chunk.ToArray();
            chunk.Clear();
        }
        if (chunk.Count > 0)
            yield return chunk.ToArray();
    }

    public static IEnumerable<(T First, TOther Second)> Zip<T, TOther>(
        this IEnumerable<T> source,
        IEnumerable<TOther> other
    ) => Zip(source, other, (first, second) => (first, second));

    public static IEnumerable<TTo> Zip<T, TOther, TTo>(
        this IEnumerable<T> source,
        IEnumerable<TOther> other,
        Func<T, TOther, TTo> to
    )
    {
        using var second = other.GetEnumerator();
        foreach (var first in source)
        {
            if (!second.MoveNext())
                break;
            yield return to(first, second.Current);
        }
    }
}
