using Kyma.Krm.Istio.Syntax;

namespace Kyma.Krm.Mesh.Resources;

/// <summary>What has labels, asked by the labels of a selector.</summary>
internal sealed class LabelIndex<T>
{
    readonly Dictionary<(string Namespace, string Key, string Value), List<Labelled>> _byLabel = [];

    /// <param name="all">With their namespaces and labels; what is found keeps this order.</param>
    public LabelIndex(IEnumerable<(string Namespace, IReadOnlyDictionary<string, string> Labels, T Item)> all)
    {
        var items = new List<T>();
        foreach (var (@namespace, labels, item) in all)
        {
            items.Add(item);
            foreach (var label in labels)
                _byLabel.ListOf((@namespace, label.Key, label.Value)).Add(new Labelled(labels, item));
        }

        All = items;
    }

    /// <summary>In the order in which they came.</summary>
    public IReadOnlyList<T> All { get; }

    /// <summary>Those of a namespace that have all labels; an empty selector selects none, as in a Service.</summary>
    public IReadOnlyList<T> Selected(string @namespace, IReadOnlyDictionary<string, string> selector)
    {
        if (selector.Count == 0)
            return [];
        List<Labelled>? fewest = null;
        foreach (var label in selector)
        {
            if (!_byLabel.TryGetValue((@namespace, label.Key, label.Value), out var list))
                return [];
            if (fewest is null || list.Count < fewest.Count)
                fewest = list;
        }

        return fewest!.Where(one => LabelSyntax.Covers(one.Labels, selector)).Select(one => one.Item).ToArray();
    }

    readonly record struct Labelled(IReadOnlyDictionary<string, string> Labels, T Item);
}
