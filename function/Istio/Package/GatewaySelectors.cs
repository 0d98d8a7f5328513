using Kyma.Krm.Istio.Syntax;

namespace Kyma.Krm.Istio.Package;

/// <summary>
/// Which selectors of Gateways choose the same pods: equal ones, and one that asks for less than the other, for it
/// takes in the other's pods. Whether some pod has the labels of two that are neither, only the cluster knows.
/// </summary>
internal sealed class GatewaySelectors
{
    /// <summary>
    /// Each is compared with each. Nobody runs more kinds of gateway pods; beyond it only equal ones are the same.
    /// </summary>
    const int MostCompared = 200;

    static readonly IReadOnlyDictionary<string, string> Everyone = new Dictionary<string, string>();

    readonly Dictionary<string, IReadOnlyList<string>> _alike = [];

    /// <summary>Compares the selectors with one another; of more than 200 only equal ones count as alike.</summary>
    public GatewaySelectors(IEnumerable<IReadOnlyDictionary<string, string>?> selectors)
    {
        var distinct = new Dictionary<string, IReadOnlyDictionary<string, string>>();
        foreach (var selector in selectors)
            distinct.TryAdd(KeyOf(selector), selector ?? Everyone);
        foreach (var (key, labels) in distinct)
        {
            _alike[key] =
                distinct.Count > MostCompared
                    ? [key]
                    :
                    [
                        key,
                        .. distinct
                            .Where(other => other.Key != key && AreNested(labels, other.Value))
                            .Select(other => other.Key),
                    ];
        }
    }

    /// <summary>The selectors that choose pods of this one: itself first, then the others in their order.</summary>
    public IReadOnlyList<string> AlikeTo(IReadOnlyDictionary<string, string>? selector) => _alike[KeyOf(selector)];

    static string KeyOf(IReadOnlyDictionary<string, string>? selector) => LabelSyntax.Text(selector ?? Everyone);

    static bool AreNested(IReadOnlyDictionary<string, string> one, IReadOnlyDictionary<string, string> other) =>
        IsPartOf(one, other) || IsPartOf(other, one);

    static bool IsPartOf(IReadOnlyDictionary<string, string> part, IReadOnlyDictionary<string, string> whole) =>
        part.All(label => whole.TryGetValue(label.Key, out var value) && value == label.Value);
}
