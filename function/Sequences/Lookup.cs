namespace Kyma.Krm.Sequences;

/// <summary>What shares a key, in the order of the source; keys in the order in which they were met first.</summary>
internal interface ILookup<TKey, TElement> : IReadOnlyCollection<Grouping<TKey, TElement>>
{
    /// <summary>Nothing where the key is unknown.</summary>
    IEnumerable<TElement> this[TKey key] { get; }

    /// <summary>Whether any element has the key.</summary>
    bool Contains(TKey key);
}

/// <summary>The elements of one key: at least one. The key may be null.</summary>
internal sealed class Grouping<TKey, TElement>(TKey key, int hash) : IReadOnlyList<TElement>
{
    TElement[] _elements = new TElement[1];

    /// <summary>What its elements share, as the first of them had it.</summary>
    public TKey Key => key;

    public int Count { get; private set; }

    public TElement this[int index] => _elements.AsSpan(0, Count)[index];

    internal int Hash => hash;

    /// <summary>The next one whose hash ends alike.</summary>
    internal Grouping<TKey, TElement>? Next { get; set; }

    internal void Add(TElement element)
    {
        if (Count == _elements.Length)
            Array.Resize(ref _elements, Count * 2);
        _elements[Count++] = element;
    }

    public IEnumerator<TElement> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return _elements[i];
    }

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>A hash table of its own: a Dictionary knows no null as key, and is many types for each pair.</summary>
internal sealed class Lookup<TKey, TElement>(IEqualityComparer<TKey> comparer) : ILookup<TKey, TElement>
{
    readonly List<Grouping<TKey, TElement>> _groups = [];
    Grouping<TKey, TElement>?[] _buckets = new Grouping<TKey, TElement>?[8];

    public int Count => _groups.Count;

    public IEnumerable<TElement> this[TKey key] => Find(key, HashOf(key)) is { } group ? group : [];

    public bool Contains(TKey key) => Find(key, HashOf(key)) is not null;

    public void Add(TKey key, TElement element)
    {
        var hash = HashOf(key);
        if (Find(key, hash) is not { } group)
        {
            group = new(key, hash);
            _groups.Add(group);
            if (_groups.Count > _buckets.Length)
                Grow();
            else
                Link(group);
        }
        group.Add(element);
    }

    public IEnumerator<Grouping<TKey, TElement>> GetEnumerator() => _groups.GetEnumerator();

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();

    int HashOf(TKey key) => key is null ? 0 : comparer.GetHashCode(key);

    ref Grouping<TKey, TElement>? BucketOf(int hash) => ref _buckets[(hash & int.MaxValue) % _buckets.Length];

    Grouping<TKey, TElement>? Find(TKey key, int hash)
    {
        var group = BucketOf(hash);
        while (group is not null && !(group.Hash == hash && comparer.Equals(group.Key, key)))
            group = group.Next;
        return group;
    }

    void Link(Grouping<TKey, TElement> group)
    {
        ref var bucket = ref BucketOf(group.Hash);
        group.Next = bucket;
        bucket = group;
    }

    void Grow()
    {
        _buckets = new Grouping<TKey, TElement>?[(_buckets.Length * 2) + 1];
        foreach (var group in _groups)
            Link(group);
    }
}
