namespace Kyma.Krm.Yaml;

/// <summary>
/// The tree of a text. A tree is ten times as large as its text, so whoever has the text drops the tree when a stage is
/// done with it, and reads it again for whoever asks later.
/// </summary>
internal interface ITree
{
    /// <summary>The whole tree; read again where it was dropped.</summary>
    YamlNode Root { get; }

    /// <summary>Nobody needs the tree for now.</summary>
    void Drop();
}

/// <summary>A tree without a text to read it from again.</summary>
/// <param name="Root">The whole tree.</param>
internal sealed record KeptTree(YamlNode Root) : ITree
{
    /// <summary>It stays.</summary>
    public void Drop() { }
}

/// <summary>
/// A tree that is there as long as somebody looks at it, for whoever can make it again. One handle serves for all that
/// are made: each costs every collection something.
/// </summary>
internal struct LookedAt<T>
    where T : class
{
    WeakReference<T>? _tree;

    /// <summary>Null where nobody has looked yet, or does so any more.</summary>
    public readonly T? Tree => _tree is not null && _tree.TryGetTarget(out var there) ? there : null;

    /// <summary>Holds what was made, and gives it back.</summary>
    public T Hold(T made)
    {
        if (_tree is null)
            _tree = new WeakReference<T>(made);
        else
            _tree.SetTarget(made);
        return made;
    }
}
