namespace Kyma.Krm.Mesh.Resources;

/// <summary>The pods, asked by the labels of a selector.</summary>
internal sealed class MeshPods
{
    readonly Dictionary<(string Namespace, string Key, string Value), List<MeshPod>> _byLabel = [];
    readonly ILookup<string, MeshPod> _byNamespace;

    public MeshPods(IReadOnlyList<MeshPod> pods)
    {
        All = pods;
        _byNamespace = pods.ToLookup(pod => pod.Namespace);
        foreach (var pod in pods)
        {
            foreach (var label in pod.Labels)
            {
                var key = (pod.Namespace, label.Key, label.Value);
                if (!_byLabel.TryGetValue(key, out var list))
                    _byLabel[key] = list = [];
                list.Add(pod);
            }
        }
    }

    /// <summary>In the order of the package.</summary>
    public IReadOnlyList<MeshPod> All { get; }

    /// <summary>Those of a namespace that have all labels; an empty selector selects none, as in a Service.</summary>
    public IReadOnlyList<MeshPod> Selected(string @namespace, IReadOnlyDictionary<string, string> selector)
    {
        if (selector.Count == 0)
            return [];
        List<MeshPod>? fewest = null;
        foreach (var label in selector)
        {
            if (!_byLabel.TryGetValue((@namespace, label.Key, label.Value), out var list))
                return [];
            if (fewest is null || list.Count < fewest.Count)
                fewest = list;
        }

        return [.. fewest!.Where(pod => pod.HasLabels(selector))];
    }

    /// <summary>The pods of a namespace, in the order of <see cref="All"/>.</summary>
    public IEnumerable<MeshPod> In(string @namespace) => _byNamespace[@namespace];
}
