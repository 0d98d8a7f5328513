namespace Kyma.Krm.Yaml;

/// <summary>
/// The tree of a text. A tree is ten times as large as its text, so whoever has the text drops the tree when a stage is
/// done with it, and reads it again for whoever asks later.
/// </summary>
internal interface ITree
{
    YamlNode Root { get; }

    /// <summary>Nobody needs the tree for now.</summary>
    void Drop();
}

/// <summary>A tree without a text to read it from again.</summary>
internal sealed record KeptTree(YamlNode Root) : ITree
{
    public void Drop() { }
}
