using System.Text.Json.Nodes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Kubernetes;

/// <summary>
/// What is rendered, as a tree for whoever judges it. The tree is there as long as somebody looks at it, and is made
/// again, the same, for whoever asks later: those of thousands of resources would be most of what a run takes.
/// </summary>
/// <param name="content">Makes the resource, with its marks.</param>
internal sealed class RenderedTree(Func<JsonObject> content) : ITree
{
    WeakReference<YamlMapping>? _root;
    string? _apiVersion;
    string? _owner;

    /// <summary>Read from the tree once.</summary>
    public string ApiVersion => _apiVersion ?? Noted(Made()).ApiVersion;

    /// <summary>The config that it is rendered from; read from the tree once.</summary>
    public string Owner => _owner ?? Noted(Made()).Owner;

    public YamlNode Root => Made();

    YamlMapping Made()
    {
        if (_root is not null && _root.TryGetTarget(out var there))
            return there;
        var made = (YamlMapping)YamlJson.FromJson(content());
        Noted(made);
        _root = new WeakReference<YamlMapping>(made);
        return made;
    }

    (string ApiVersion, string Owner) Noted(YamlMapping root) =>
        (_apiVersion ??= root.FindText("apiVersion")!, _owner ??= Marks.OwnerOf(root)!);

    /// <summary>Nobody holds it here.</summary>
    public void Drop() { }
}
