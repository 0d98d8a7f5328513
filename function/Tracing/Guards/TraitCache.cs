namespace Kyma.Krm.Tracing.Guards;

/// <summary>Traits that are made of several policies: for most pods these are the same ones.</summary>
internal sealed class TraitCache<T>
    where T : class
{
    readonly Dictionary<T, int> _numbers = new(ReferenceEqualityComparer.Instance);
    readonly Dictionary<string, Trait> _known = [];

    /// <summary>The trait that was made of the same policies before, or a new one.</summary>
    /// <param name="name">Tells traits of the same policies apart.</param>
    public Trait Of(string name, IReadOnlyList<T> policies, Func<Trait> make)
    {
        var key = $"{name} {string.Join(' ', policies.Select(Number))}";
        if (!_known.TryGetValue(key, out var trait))
            _known[key] = trait = make();
        return trait;
    }

    int Number(T policy)
    {
        if (!_numbers.TryGetValue(policy, out var number))
            _numbers[policy] = number = _numbers.Count;
        return number;
    }
}
