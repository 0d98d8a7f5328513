using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Mesh.Registry;
using Kyma.Krm.Mesh.Resources;

namespace Kyma.Krm.Mesh.Routing;

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
    /// The rule that holds for a client and a service, of the first place that has any for the host: the client's
    /// namespace, the service's, the root namespace. Null for none.
    /// </summary>
    /// <param name="labels">Of the client's workload.</param>
    public MergedRule? For(string clientNamespace, MeshService service, IReadOnlyDictionary<string, string>? labels)
    {
        var own =
            clientNamespace == MeshResources.RootNamespace ? _privateOfRoot : _own.GetValueOrDefault(clientNamespace);
        if (own?.MostSpecific(service.Host) is { } found)
            return found.ForOwn(labels);
        return Exported(service.Namespace) ?? Exported(MeshResources.RootNamespace);

        MergedRule? Exported(string owner) =>
            _exported.GetValueOrDefault(owner)?.MostSpecific(service.Host)?.ForOther(clientNamespace);
    }

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
    /// Rules whose traffic policy nobody uses, each with the merged one whose policy is used instead; some are among
    /// them twice.
    /// </summary>
    public IEnumerable<(MeshResource<DestinationRuleSpec> Rule, MergedRule By)> Overruled =>
        _own
            .Values.Concat(_exported.Values)
            .Append(_privateOfRoot)
            .SelectMany(pool => pool.All)
            .SelectMany(rules =>
                rules.All.SelectMany((by, i) => by.Overruled(isFirst: i == 0).Select(one => (one, by)))
            );

    static Pool PoolOf(Dictionary<string, Pool> pools, string @namespace)
    {
        if (!pools.TryGetValue(@namespace, out var pool))
            pools[@namespace] = pool = new Pool();
        return pool;
    }

    sealed class Pool
    {
        readonly Dictionary<string, RulesOfHost> _byHost = [];

        public IEnumerable<RulesOfHost> All => _byHost.Values;

        /// <summary>Of the host itself, else of the longest wildcard above it.</summary>
        public RulesOfHost? MostSpecific(string host)
        {
            if (_byHost.TryGetValue(host, out var exact))
                return exact;
            foreach (var ending in HostIndex<RulesOfHost>.Endings(host.StartsWith('*') ? host[1..] : host))
            {
                if (_byHost.TryGetValue($"*{ending}", out var wildcard))
                    return wildcard;
            }

            return null;
        }

        public void Add(string host, MeshResource<DestinationRuleSpec> rule, IReadOnlySet<string> exportTo)
        {
            if (!_byHost.TryGetValue(host, out var rules))
                _byHost[host] = rules = new RulesOfHost();
            rules.Add(rule, exportTo);
        }
    }
}
