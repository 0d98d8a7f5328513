using Kyma.Krm.Istio.Syntax;

namespace Kyma.Krm.RateLimits;

/// <summary>
/// Which RateLimits of one namespace can select one pod: those of which no label contradicts the other's. Kyma's
/// controller accepts none of two that do (validateConflicts).
/// </summary>
internal sealed class RateLimitSelectors
{
    /// <summary>
    /// Each is compared with each. Nobody has more in one namespace; beyond it only equal ones are found.
    /// </summary>
    public const int MostCompared = 200;

    readonly Dictionary<string, List<(string Name, IReadOnlyDictionary<string, string> Labels)>> _all = [];
    readonly Dictionary<(string Namespace, string Labels), string> _equal = [];
    readonly HashSet<string> _cut = [];

    /// <summary>
    /// The RateLimit that was added last is the first of its namespace with which later ones are not compared.
    /// </summary>
    public bool IsFirstLeftOut { get; private set; }

    /// <summary>The name of an earlier one that can select the same pod, or null.</summary>
    public string? Add(string @namespace, string name, IReadOnlyDictionary<string, string> labels)
    {
        IsFirstLeftOut = false;
        if (labels.Count == 0)
            return null;
        var others = _all.ListOf(@namespace);
        var key = (@namespace, LabelSyntax.Text(labels));
        var found = _equal.GetValueOrDefault(key);
        if (found == name)
            found = null;
        for (var i = 0; i < others.Count && found is null; i++)
        {
            if (others[i].Name != name && AreCompatible(labels, others[i].Labels))
                found = others[i].Name;
        }

        _equal.TryAdd(key, name);
        if (others.Count < MostCompared)
            others.Add((name, labels));
        else
            IsFirstLeftOut = _cut.Add(@namespace);
        return found;
    }

    static bool AreCompatible(IReadOnlyDictionary<string, string> one, IReadOnlyDictionary<string, string> other) =>
        one.All(label => !other.TryGetValue(label.Key, out var value) || value == label.Value);
}
