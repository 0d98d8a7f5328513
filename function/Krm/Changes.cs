using System.Text.Json.Nodes;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Schema;

namespace Kyma.Krm.Krm;

/// <summary>
/// What is to be different in the output. Items that are not named here leave as they came. Contents are made when they
/// are asked for, each time again: the trees of all at once would be many times what is written of them.
/// </summary>
internal sealed class Changes
{
    readonly Dictionary<Item, Replacement> _byItem = [];
    readonly Queue<Addition> _added = new();

    /// <param name="Content">Null where the item is removed.</param>
    /// <param name="IsSame">The item says it already.</param>
    /// <param name="Place">As in <see cref="Addition"/>.</param>
    /// <param name="Owner">As in <see cref="Addition"/>.</param>
    readonly record struct Replacement(Func<JsonObject>? Content, bool IsSame, int Place, string Owner);

    /// <summary>
    /// Where what is rendered comes from, by the name that it is rendered with; null where nobody knows.
    /// </summary>
    public Func<ResourceId, IRenderedFrom>? Origins { get; private set; }

    /// <summary>Says where it comes from.</summary>
    public Changes(Func<ResourceId, IRenderedFrom>? origins = null) => Origins = origins;

    /// <summary>The same for who only writes it: the plans, which know where it comes from, need not stay.</summary>
    public Changes WithoutOrigins()
    {
        Origins = null;
        return this;
    }

    /// <summary>New resources, in the order in which they are appended.</summary>
    public IReadOnlyCollection<Addition> Added => _added;

    /// <summary>The same for who writes them: each is gone from here once it is taken.</summary>
    public IEnumerable<Addition> TakeAdded()
    {
        while (_added.TryDequeue(out var next))
            yield return next;
    }

    public bool IsEmpty => _byItem.Count + _added.Count == 0;

    /// <summary>A new resource, whose path and index annotations say where it goes.</summary>
    public void Add(Addition resource) => _added.Enqueue(resource);

    /// <summary>The item's whole new content; whatever is equal keeps its characters and comments.</summary>
    /// <param name="item">What it replaces.</param>
    /// <param name="content">Makes it.</param>
    /// <param name="isSame">It is equal as data to what the item says.</param>
    /// <param name="place">Where it comes among what is rendered.</param>
    /// <param name="owner">The config that it is rendered from.</param>
    public void Replace(Item item, Func<JsonObject> content, bool isSame, int place = 0, string owner = "") =>
        _byItem[item] = new Replacement(content, isSame, place, owner);

    /// <summary>Where an item that is replaced comes among what is rendered; null for one that stays.</summary>
    public int? PlaceOf(Item item) => _byItem.TryGetValue(item, out var change) ? change.Place : null;

    /// <summary>The item leaves the output.</summary>
    public void Remove(Item item) => _byItem[item] = default;

    /// <summary>The item is replaced or removed.</summary>
    public bool Concern(Item item) => _byItem.ContainsKey(item);

    /// <summary>The item leaves the output.</summary>
    public bool Removes(Item item) => _byItem.TryGetValue(item, out var change) && change.Content is null;

    /// <summary>What an item that is replaced is rendered as.</summary>
    public RenderedTree TreeOf(Item item) => new ReplacedTree(item, _byItem[item].Owner, _byItem[item].Content!);

    /// <summary>Whether and how an item changes.</summary>
    /// <returns>True where the item changes; <paramref name="content"/> is null where it is removed.</returns>
    public bool TryGet(Item item, out JsonObject? content)
    {
        var isThere = _byItem.TryGetValue(item, out var change);
        content = change.Content?.Invoke();
        return isThere;
    }

    sealed class ReplacedTree(Item item, string owner, Func<JsonObject> content) : RenderedTree
    {
        public override Item? Replaced => item;

        public override string Owner => owner;

        public override JsonObject Content() => content();
    }

    /// <summary>The changes without items that are replaced by what they already say.</summary>
    public Changes Real()
    {
        var real = new Changes(Origins);
        foreach (var (item, change) in _byItem)
        {
            if (!change.IsSame)
                real._byItem[item] = change;
        }

        foreach (var resource in _added)
            real.Add(resource);
        return real;
    }
}

/// <summary>A resource that is new; of thousands, each is no more than what its content is made from.</summary>
internal abstract class Addition : RenderedTree, INamedTree
{
    /// <summary>As people and results are told of it.</summary>
    public ResourceReference Reference => Id.In(ApiVersion);

    /// <summary>With the group.</summary>
    public abstract string ApiVersion { get; }

    /// <summary>What it is.</summary>
    public abstract ResourceId Id { get; }

    /// <summary>Where its config is written; null where that has no file.</summary>
    public abstract FileReference? OwnerFile { get; }

    /// <summary>The file that the config belongs to, as <see cref="Item.Origin"/> says it.</summary>
    public abstract string OwnerOrigin { get; }

    /// <summary>The file it goes to; it is among the content's annotations, and its index too.</summary>
    public abstract string Path { get; }

    /// <summary>Where it comes among what is rendered, whatever was there before.</summary>
    public abstract int Place { get; }
}
