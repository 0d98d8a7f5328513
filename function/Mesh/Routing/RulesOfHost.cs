using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Mesh.Resources;

namespace Kyma.Krm.Mesh.Routing;

/// <summary>
/// The DestinationRules of one host and namespace as istiod merges them (istio, destination_rule.go
/// mergeDestinationRule): each with those before it that are for the same namespaces, or for fewer. Most hosts have one
/// rule, and nothing is made for others.
/// </summary>
internal sealed class RulesOfHost
{
    readonly List<MergedRule> _all = new(1);
    SelectingRules? _selecting;
    GeneralRules? _general;

    /// <summary>Of those for everybody, the one that was added last.</summary>
    General? _last;

    /// <summary>For everybody, as it is written.</summary>
    readonly record struct General(MergedRule Rule, IReadOnlySet<string> ExportTo)
    {
        /// <summary>
        /// A rule that is for the same namespaces, or for more that are named, is merged with it and is not there for
        /// itself.
        /// </summary>
        public bool Takes(IReadOnlySet<string> exportTo) =>
            ExportTo.Count > 0 ? exportTo.IsSupersetOf(ExportTo) : exportTo.Count == 0;

        public bool IsFor(string client) => ExportTo.Count == 0 || ExportTo.Contains("*") || ExportTo.Contains(client);
    }

    /// <summary>As they were merged, those that select workloads first.</summary>
    public IReadOnlyList<MergedRule> All => _all;

    /// <summary>
    /// For a workload of the namespace itself: the first that selects it, else the last for everybody (istio,
    /// SidecarScope.DestinationRule).
    /// </summary>
    public MergedRule? ForOwn(IReadOnlyDictionary<string, string>? labels) => _selecting?.For(labels) ?? _last?.Rule;

    /// <summary>For clients of another namespace: the last that is exported to it; null for none.</summary>
    public MergedRule? ForOther(string client) =>
        _general is null ? (_last is { } only && only.IsFor(client) ? only.Rule : null) : _general.For(client);

    /// <summary>Adds a rule; those that select workloads come before all others.</summary>
    /// <param name="rule">The next one, by age.</param>
    /// <param name="exportTo">As it is written; a rule that selects workloads is for its own namespace alone.</param>
    public void Add(MeshResource<DestinationRuleSpec> rule, IReadOnlySet<string> exportTo)
    {
        if (rule.Spec.WorkloadSelector is { } selector)
        {
            if ((_selecting ??= new()).Add(rule, selector.MatchLabels ?? IstioMetadata.NoLabels) is { } added)
                _all.Add(added);
            return;
        }

        var isTaken = exportTo.Contains(".") && _selecting is not null;
        if (isTaken)
            _selecting!.Take(rule);
        if (_last is not { } last)
        {
            if (!(isTaken && exportTo.Count == 1))
                AddGeneral(rule, exportTo);
            return;
        }

        (_general ??= new(last)).Merge(rule, exportTo);
        if (!last.Takes(exportTo))
        {
            AddGeneral(rule, exportTo);
            _general.Add(_last!.Value);
        }
    }

    void AddGeneral(MeshResource<DestinationRuleSpec> rule, IReadOnlySet<string> exportTo)
    {
        var merged = new MergedRule(null);
        merged.Merge(rule);
        _all.Add(merged);
        _last = new General(merged, exportTo);
    }

    /// <summary>Those that select workloads; all take in the rules for everybody of their namespace.</summary>
    sealed class SelectingRules
    {
        readonly Dictionary<string, MergedRule> _byLabels = [];
        readonly ContainedSets<MergedRule> _selectors = new();
        readonly RuleGroup _taken = new();

        /// <summary>Null where it is merged with one of equal labels.</summary>
        public MergedRule? Add(MeshResource<DestinationRuleSpec> rule, IReadOnlyDictionary<string, string> labels)
        {
            var key = LabelSyntax.Text(labels);
            var isNew = !_byLabels.TryGetValue(key, out var merged);
            if (merged is null)
            {
                _byLabels[key] = merged = new MergedRule(_taken);
                _selectors.Add(LabelSyntax.Members(labels), merged);
            }

            merged.Merge(rule);
            return isNew ? merged : null;
        }

        public void Take(MeshResource<DestinationRuleSpec> rule) => _taken.Add(rule);

        /// <summary>The first that selects a workload with such labels.</summary>
        public MergedRule? For(IReadOnlyDictionary<string, string>? labels) =>
            _selectors.Within(LabelSyntax.Members(labels)).FirstOrDefault();
    }

    /// <summary>Several for everybody.</summary>
    sealed class GeneralRules
    {
        /// <summary>The latest for each set of namespaces: nobody meets the ones before.</summary>
        readonly Dictionary<string, Latest> _byExport = [];

        readonly ContainedSets<Latest> _exports = new();
        readonly Dictionary<string, (int Order, MergedRule Rule)> _byClient = [];
        (int Order, MergedRule Rule)? _public;
        int _count;

        public GeneralRules(General first) => Add(first);

        sealed class Latest(General rule)
        {
            public General Rule { get; set; } = rule;
        }

        public void Merge(MeshResource<DestinationRuleSpec> rule, IReadOnlySet<string> exportTo)
        {
            foreach (var latest in _exports.Within(exportTo))
            {
                if (latest.Rule.Takes(exportTo))
                    latest.Rule.Rule.Merge(rule);
            }
        }

        public void Add(General rule)
        {
            var place = (_count++, rule.Rule);
            if (rule.ExportTo.Count == 0 || rule.ExportTo.Contains("*"))
                _public = place;
            foreach (var client in rule.ExportTo)
                _byClient[client] = place;
            var key = string.Join('\n', rule.ExportTo.Order(StringComparer.Ordinal));
            if (_byExport.TryGetValue(key, out var latest))
                latest.Rule = rule;
            else
                _exports.Add(rule.ExportTo.ToArray(), _byExport[key] = new Latest(rule));
        }

        /// <summary>The last that is exported to a namespace.</summary>
        public MergedRule? For(string client) =>
            _byClient.TryGetValue(client, out var named) && !(_public?.Order > named.Order)
                ? named.Rule
                : _public?.Rule;
    }
}
