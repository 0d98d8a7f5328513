using System.Text.Json.Nodes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Kubernetes;

/// <summary>
/// What is rendered, as a tree for whoever judges it. The tree is there as long as somebody looks at it, and is made
/// again, the same, for whoever asks later: those of thousands of resources would be most of what a run takes.
/// </summary>
/// <param name="owner">The config that it is rendered from.</param>
/// <param name="content">Makes the resource, with its marks.</param>
internal sealed class RenderedTree(string owner, Func<JsonObject> content) : ITree
{
    LookedAt<YamlMapping> _root;

    /// <summary>Known without the tree.</summary>
    public string Owner => owner;

    public YamlNode Root => _root.Tree ?? _root.Hold((YamlMapping)YamlJson.FromJson(content()));

    /// <summary>Nobody holds it here.</summary>
    public void Drop() { }
}
