namespace Kyma.Krm.Sequences;

/// <summary>What a lookup's table holds, the same type for all kinds of keys.</summary>
internal abstract class Grouping(int hash)
{
    internal int Hash => hash;

    /// <summary>The next one whose hash ends alike.</summary>
    internal Grouping? Next { get; set; }

    /// <summary>The one that was met after this one.</summary>
    internal Grouping? Later { get; set; }
}

/// <summary>The elements of one key: at least one. The key may be null.</summary>
internal sealed class Grouping<TKey, TElement>(TKey key, int hash) : Grouping(hash), IReadOnlyList<TElement>
{
    TElement[] _elements = new TElement[1];

    /// <summary>What its elements share, as the first of them had it.</summary>
    public TKey Key => key;

    public int Count { get; private set; }

    public TElement this[int index] => _elements.AsSpan(0, Count)[index];

    internal void Add(TElement element)
    {
        if (Count == _elements.Length)
            Array.Resize(ref _elements, Count * 2);
        _elements[Count++] = element;
    }

    /// <summary>That of the array: one of its own would be a type for each type of element.</summary>
    public IEnumerator<TElement> GetEnumerator()
    {
        Array.Resize(ref _elements, Count);
        return ((IEnumerable<TElement>)_elements).GetEnumerator();
    }

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>
/// What shares a key, in the order of the source; keys in the order in which they were met first. A hash table of its
/// own: a Dictionary knows no null as key, and it, a List and an array are many types for each type
/// that they hold.
/// </summary>
internal sealed class Lookup<TKey, TElement>(IEqualityComparer<TKey> comparer)
    : IReadOnlyCollection<Grouping<TKey, TElement>>
{
    Grouping?[] _buckets = new Grouping?[8];
    Grouping? _first;
    Grouping? _last;

    public int Count { get; private set; }

    /// <summary>Nothing where the key is unknown.</summary>
    public IEnumerable<TElement> this[TKey key] => Find(key, HashOf(key)) is { } group ? group : [];

    /// <summary>Whether any element has the key.</summary>
    public bool Contains(TKey key) => Find(key, HashOf(key)) is not null;

    public void Add(TKey key, TElement element)
    {
        var hash = HashOf(key);
        if (Find(key, hash) is not { } group)
        {
            group = new(key, hash);
            if (_last is null)
                _first = group;
            else
                _last.Later = group;
            _last = group;
            if (++Count > _buckets.Length)
                Grow();
            else
                Link(group);
        }
        group.Add(element);
    }

    public IEnumerator<Grouping<TKey, TElement>> GetEnumerator()
    {
        for (var group = _first; group is not null; group = group.Later)
            yield return (Grouping<TKey, TElement>)group;
    }

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();

    int HashOf(TKey key) => key is null ? 0 : comparer.GetHashCode(key);

    ref Grouping? BucketOf(int hash) => ref _buckets[(hash & int.MaxValue) % _buckets.Length];

    Grouping<TKey, TElement>? Find(TKey key, int hash)
    {
        for (var group = BucketOf(hash); group is not null; group = group.Next)
            if (group.Hash == hash && group is Grouping<TKey, TElement> found && comparer.Equals(found.Key, key))
                return found;
        return null;
    }

    void Link(Grouping group)
    {
        ref var bucket = ref BucketOf(group.Hash);
        group.Next = bucket;
        bucket = group;
    }

    void Grow()
    {
        _buckets = new Grouping?[(_buckets.Length * 2) + 1];
        for (var group = _first; group is not null; group = group.Later)
            Link(group);
    }
}
