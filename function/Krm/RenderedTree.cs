using System.Text.Json.Nodes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Krm;

/// <summary>
/// What is rendered, as a tree for whoever judges it. Only those that were looked at last are there, and any other is
/// made again, the same, for whoever asks: those of thousands of resources would be most of what a run takes.
/// </summary>
internal abstract class RenderedTree : ITree
{
    /// <summary>How many are there at a time: a rule seldom looks at more than two.</summary>
    const int MostKept = 16;

    [ThreadStatic]
    static RenderedTree?[]? _kept;

    [ThreadStatic]
    static int _next;

    YamlMapping? _root;

    /// <summary>The config that it is rendered from; known without the tree.</summary>
    public abstract string Owner { get; }

    /// <summary>What is there and is rendered anew; null for what is not there yet.</summary>
    public virtual Item? Replaced => null;

    /// <summary>The resource with its marks; made each time it is asked for.</summary>
    public abstract JsonObject Content();

    public YamlNode Root => _root ?? Keep((YamlMapping)YamlJson.FromJson(Content()));

    public void Drop() => _root = null;

    YamlMapping Keep(YamlMapping made)
    {
        _kept ??= new RenderedTree?[MostKept];
        _kept[_next]?.Drop();
        _kept[_next] = this;
        _next = (_next + 1) % MostKept;
        return _root = made;
    }
}
