using System.Text.Json.Nodes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Krm;

/// <summary>
/// What is rendered, as a tree for whoever judges it. The tree is there as long as somebody looks at it, and is made
/// again, the same, for whoever asks later: those of thousands of resources would be most of what a run takes.
/// </summary>
internal abstract class RenderedTree : ITree
{
    LookedAt<YamlMapping> _root;

    /// <summary>The config that it is rendered from; known without the tree.</summary>
    public abstract string Owner { get; }

    /// <summary>The resource with its marks; made each time it is asked for.</summary>
    public abstract JsonObject Content();

    public YamlNode Root => _root.Tree ?? _root.Hold((YamlMapping)YamlJson.FromJson(Content()));

    /// <summary>Nobody holds it here.</summary>
    public void Drop() { }
}
