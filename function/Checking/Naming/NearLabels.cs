using Kyma.Krm.Mesh.Resources;

namespace Kyma.Krm.Checking.Naming;

/// <summary>The labels of the package's pods, asked for one that a selector nearly has.</summary>
internal sealed class NearLabels(MeshPods pods)
{
    NameIndex? _values;

    /// <summary>
    /// A label of a selector with a value that no pod of the namespace has, and that is nearly one that some have.
    /// </summary>
    public (string Key, string Value, string Meant)? Of(string @namespace, IReadOnlyDictionary<string, string> selector)
    {
        _values ??= Read();
        foreach (var (key, value) in selector)
        {
            if (!_values.Has(key, @namespace, value) && _values.Nearest(key, @namespace, value) is { } meant)
                return (key, value, meant);
        }

        return null;
    }

    NameIndex Read()
    {
        var values = new NameIndex();
        foreach (var pod in pods.All)
        {
            foreach (var label in pod.Labels)
                values.Add(label.Key, pod.Namespace, label.Value);
        }

        return values;
    }
}
