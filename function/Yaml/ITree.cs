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
