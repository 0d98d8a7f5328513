using Kyma.Krm.Istio.Model;
using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.Mesh.Resources;

namespace Kyma.Krm.Mesh.Routing;

/// <summary>
/// DestinationRules of one host and namespace, merged: the oldest keeps its policy, the others add subsets.
/// </summary>
/// <param name="shared">Rules for everybody, which all those that select workloads take in behind their own; null for a
/// rule that is for everybody itself.</param>
internal sealed class MergedRule(RuleGroup? shared)
{
    readonly RuleGroup _own = new();

    /// <summary>It holds for the workloads that it selects, not for everybody.</summary>
    public bool HasSelector => shared is not null;

    MeshResource<DestinationRuleSpec>? Deciding => _own.Deciding ?? shared?.Deciding;

    public TrafficPolicy? Policy => Deciding?.Spec.TrafficPolicy;

    /// <summary>The rule that has <see cref="Policy"/>; the oldest where none has.</summary>
    public MeshRef PolicyFrom => (Deciding ?? _own.Rules[0]).Reference;

    /// <summary>Every rule that was merged, oldest first.</summary>
    public IEnumerable<MeshRef> From => _own.Rules.Concat(shared?.Rules ?? []).Select(rule => rule.Reference);

    /// <summary>A rule is one of those that were merged.</summary>
    public bool Has(MeshResource<DestinationRuleSpec> rule) => _own.Has(rule) || shared?.Has(rule) == true;

    /// <summary>The first of that name; null where none has it.</summary>
    public Subset? SubsetOf(string name) => _own.SubsetOf(name) ?? shared?.SubsetOf(name);

    /// <summary>Merges a younger one.</summary>
    public void Merge(MeshResource<DestinationRuleSpec> rule) => _own.Add(rule);

    /// <summary>
    /// Rules whose traffic policy nobody uses, because another of the same host and namespace comes first.
    /// </summary>
    /// <param name="isFirst">Of several that take in the same others: all of these are among the answer, else only what
    /// may not have been in that of the first.</param>
    public IEnumerable<MeshResource<DestinationRuleSpec>> Overruled(bool isFirst)
    {
        IEnumerable<MeshResource<DestinationRuleSpec>> taken =
            isFirst ? shared?.Rules ?? []
            : shared?.Deciding is { } oldest ? [oldest]
            : [];
        return _own
            .Rules.Concat(taken)
            .Where(rule => rule.Spec.TrafficPolicy is not null && !ReferenceEquals(rule, Deciding));
    }
}
