using Kyma.Krm.Istio.Model;
using Kyma.Krm.Mesh.Resources;

namespace Kyma.Krm.Mesh.Routing;

/// <summary>DestinationRules that hold together, oldest first.</summary>
internal sealed class RuleGroup
{
    readonly List<MeshResource<DestinationRuleSpec>> _rules = new(1);
    HashSet<MeshResource<DestinationRuleSpec>>? _known;
    Dictionary<string, Subset>? _subsets;

    public IReadOnlyList<MeshResource<DestinationRuleSpec>> Rules => _rules;

    /// <summary>The oldest with a traffic policy, to which all others yield; null where none has one.</summary>
    public MeshResource<DestinationRuleSpec>? Deciding { get; private set; }

    public void Add(MeshResource<DestinationRuleSpec> rule)
    {
        _rules.Add(rule);
        if (rule.Spec.TrafficPolicy is not null)
            Deciding ??= rule;
        (_known, _subsets) = (null, null);
    }

    public bool Has(MeshResource<DestinationRuleSpec> rule)
    {
        if (_rules is [var only])
            return ReferenceEquals(only, rule);
        _known ??= _rules.ToHashSet<MeshResource<DestinationRuleSpec>>(ReferenceEqualityComparer.Instance);
        return _known.Contains(rule);
    }

    /// <summary>The first of that name; null where none has it.</summary>
    public Subset? SubsetOf(string name)
    {
        _subsets ??= _rules
            .SelectMany(rule => rule.Spec.Subsets ?? [])
            .DistinctBy(subset => subset.Name ?? "")
            .ToDictionary(subset => subset.Name ?? "");
        return _subsets.GetValueOrDefault(name);
    }
}
