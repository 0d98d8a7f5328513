using Kyma.Krm.Istio;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.Mesh.Registry;
using Kyma.Krm.Mesh.Resources;

namespace Kyma.Krm.Mesh.Routing;

/// <summary>
/// DestinationRules of one host and namespace, merged: the oldest keeps its policy, the others add subsets.
/// </summary>
internal sealed class MergedRule(MeshResource<DestinationRuleSpec> first, IReadOnlySet<string> exportTo)
{
    readonly List<MeshRef> _from = [first.Reference];
    readonly List<MeshRef> _overruled = [];
    readonly List<Subset> _subsets = [.. first.Spec.Subsets ?? []];
    readonly HashSet<string?> _names = [.. (first.Spec.Subsets ?? []).Select(subset => subset.Name)];

    public string Namespace => first.Namespace;

    /// <summary>As written, <c>.</c> included.</summary>
    public IReadOnlySet<string> ExportTo => exportTo;

    public IReadOnlyDictionary<string, string>? Selector => first.Spec.WorkloadSelector?.MatchLabels;

    public bool HasSelector => first.Spec.WorkloadSelector is not null;

    public TrafficPolicy? Policy { get; private set; } = first.Spec.TrafficPolicy;

    /// <summary>The rule that has <see cref="Policy"/>.</summary>
    public MeshRef PolicyFrom { get; private set; } = first.Reference;

    /// <summary>
    /// Rules whose traffic policy nobody uses, because another of the same host and namespace comes first.
    /// </summary>
    public IReadOnlyList<MeshRef> Overruled => _overruled;

    public IReadOnlyList<Subset> Subsets => _subsets;

    /// <summary>Every rule that was merged, oldest first.</summary>
    public IReadOnlyList<MeshRef> From => _from;

    public void Merge(MeshResource<DestinationRuleSpec> rule)
    {
        _from.Add(rule.Reference);
        _subsets.AddRange((rule.Spec.Subsets ?? []).Where(subset => _names.Add(subset.Name)));
        if (Policy is not null && rule.Spec.TrafficPolicy is not null)
            _overruled.Add(rule.Reference);
        else if (rule.Spec.TrafficPolicy is { } policy)
            (Policy, PolicyFrom) = (policy, rule.Reference);
    }
}

/// <summary>
/// Which DestinationRules hold for a client and a service (istio, push_context.go setDestinationRules, destinationRule;
/// destination_rule.go).
/// </summary>
internal sealed class RuleIndex
{
    readonly Dictionary<string, Pool> _own = [];
    readonly Dictionary<string, Pool> _exported = [];
    readonly Pool _privateOfRoot = new();

    public RuleIndex(MeshResources resources)
    {
        // Those that select workloads come first, whatever their age.
        foreach (var rule in resources.DestinationRules.OrderBy(rule => rule.Spec.WorkloadSelector is null))
            Add(rule);
    }

    /// <summary>
    /// The first place that has any rule for the host: the client's namespace, the service's, the root namespace.
    /// </summary>
    public IReadOnlyList<MergedRule> For(string clientNamespace, MeshService service)
    {
        var own =
            clientNamespace == MeshResources.RootNamespace ? _privateOfRoot : _own.GetValueOrDefault(clientNamespace);
        if (own?.MostSpecific(service.Host) is { } found)
            return found;
        return Exported(service.Namespace, service.Host, clientNamespace) is { Count: > 0 } ofService
            ? ofService
            : Exported(MeshResources.RootNamespace, service.Host, clientNamespace);
    }

    List<MergedRule> Exported(string owner, string host, string client) =>
        [
            .. (_exported.GetValueOrDefault(owner)?.MostSpecific(host) ?? []).Where(rule =>
                rule.ExportTo.Count == 0 || rule.ExportTo.Contains("*") || rule.ExportTo.Contains(client)
            ),
        ];

    void Add(MeshResource<DestinationRuleSpec> rule)
    {
        var host = HostNames.Completed(rule.Spec.Host ?? "", rule.Namespace);
        var exportTo = rule.Spec.WorkloadSelector is null ? (rule.Spec.ExportTo ?? []).ToHashSet() : ["."];
        if (
            exportTo.Count == 0
            || exportTo.Contains("*")
            || exportTo.Contains(".")
            || exportTo.Contains(rule.Namespace)
        )
            PoolOf(_own, rule.Namespace).Add(host, rule, exportTo);
        if (exportTo.Count != 1 || !(exportTo.Contains(".") || exportTo.Contains(rule.Namespace)))
            PoolOf(_exported, rule.Namespace).Add(host, rule, exportTo);
        else if (rule.Namespace == MeshResources.RootNamespace)
            _privateOfRoot.Add(host, rule, exportTo);
    }

    /// <summary>
    /// All of them as they are merged; one that is used in its own namespace and elsewhere is among them twice.
    /// </summary>
    public IEnumerable<MergedRule> Merged =>
        _own.Values.Concat(_exported.Values).Append(_privateOfRoot).SelectMany(pool => pool.All);

    static Pool PoolOf(Dictionary<string, Pool> pools, string @namespace)
    {
        if (!pools.TryGetValue(@namespace, out var pool))
            pools[@namespace] = pool = new Pool();
        return pool;
    }

    sealed class Pool
    {
        readonly Dictionary<string, List<MergedRule>> _byHost = [];

        public IEnumerable<MergedRule> All => _byHost.Values.SelectMany(rules => rules);

        /// <summary>Of the host itself, else of the longest wildcard above it.</summary>
        public IReadOnlyList<MergedRule>? MostSpecific(string host)
        {
            if (_byHost.TryGetValue(host, out var exact))
                return exact;
            foreach (var ending in HostIndex<MergedRule>.Endings(host.StartsWith('*') ? host[1..] : host))
            {
                if (_byHost.TryGetValue($"*{ending}", out var wildcard))
                    return wildcard;
            }

            return null;
        }

        public void Add(string host, MeshResource<DestinationRuleSpec> rule, HashSet<string> exportTo)
        {
            if (!_byHost.TryGetValue(host, out var merged))
                _byHost[host] = merged = [];
            var isSeparate = true;
            foreach (var existing in merged)
            {
                var isWider = existing.ExportTo.Count > 0 && exportTo.IsSupersetOf(existing.ExportTo);
                if (exportTo.SetEquals(existing.ExportTo))
                    isSeparate = false;
                else
                {
                    isSeparate = true;
                    if (!isWider)
                        continue;
                }

                var hasSelector = rule.Spec.WorkloadSelector is not null;
                var areAlike = SameLabels(existing.Selector, rule.Spec.WorkloadSelector?.MatchLabels);
                if (hasSelector && existing.HasSelector && !areAlike)
                {
                    isSeparate = true;
                    continue;
                }

                if (hasSelector == existing.HasSelector)
                    isSeparate = false;
                existing.Merge(rule);
            }

            if (isSeparate)
                merged.Add(new MergedRule(rule, exportTo));
        }

        static bool SameLabels(IReadOnlyDictionary<string, string>? one, IReadOnlyDictionary<string, string>? other) =>
            (one?.Count ?? 0) == (other?.Count ?? 0) && LabelSyntax.Covers(one, other);
    }
}
