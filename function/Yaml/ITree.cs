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

/// <summary>A tree that is made, and made again, the same, for whoever asks after it was dropped.</summary>
internal sealed class MadeTree(Func<YamlNode> make) : ITree
{
    YamlNode? _root;

    public YamlNode Root => _root ??= make();

    public void Drop() => _root = null;
}
