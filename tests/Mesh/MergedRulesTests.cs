using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Mesh.Resources;
using Kyma.Krm.Mesh.Routing;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Tests.Mesh;

/// <summary>
/// DestinationRules of one host and namespace, merged: as istiod does it, which goes through all for each, and as we
/// do, who look up those that are met.
/// </summary>
public sealed class MergedRulesTests
{
    static readonly string[] Namespaces = [".", "*", "a", "b", "c"];

    static readonly IReadOnlyDictionary<string, string>[] Labels =
    [
        new Dictionary<string, string>(),
        new Dictionary<string, string> { ["app"] = "web" },
        new Dictionary<string, string> { ["app"] = "web", ["tier"] = "front" },
        new Dictionary<string, string> { ["tier"] = "front" },
    ];

    [Fact]
    public void Whoever_asks_meets_the_rule_that_istiod_gives()
    {
        var (chance, count) = (Search.Begin(4), Search.Tries(400));
        for (var i = 0; i < count; i++)
        {
            var rules = Enumerable
                .Range(0, 1 + chance.Below(6))
                .Select(name => Made(name, chance))
                .OrderBy(rule => rule.Spec.WorkloadSelector is null)
                .ToList();
            var (ours, istiods) = (new RulesOfHost(), new List<Merged>());
            foreach (var rule in rules)
            {
                var exportTo = rule.Spec.WorkloadSelector is null ? (rule.Spec.ExportTo ?? []).ToHashSet() : ["."];
                ours.Add(rule, exportTo);
                AddAsIstiod(istiods, rule, exportTo);
            }

            foreach (var labels in Labels)
                Assert.Equal(Said(OfIstiod(istiods, labels)), Said(ours.ForOwn(labels)));

            // Rules that select workloads are for their own namespace.
            if (istiods.Any(rule => rule.First.Spec.WorkloadSelector is not null))
                continue;
            foreach (var client in (string[])["a", "b", "c", "d"])
            {
                var seen = istiods.Where(rule =>
                    rule.ExportTo.Count == 0 || rule.ExportTo.Contains("*") || rule.ExportTo.Contains(client)
                );
                Assert.Equal(Said(OfIstiod([.. seen], Labels[0])), Said(ours.ForOther(client)));
            }
        }
    }

    static MeshResource<DestinationRuleSpec> Made(int i, Chance chance)
    {
        var name = $"r{i}";
        var spec = new DestinationRuleSpec
        {
            Host = "one.example.org",
            ExportTo = chance.OneIn(3) ? null : [.. Namespaces.Where(_ => chance.OneIn(3))],
            WorkloadSelector = chance.OneIn(3) ? new PolicySelector { MatchLabels = chance.Of(Labels) } : null,
            TrafficPolicy = chance.OneIn(2) ? new TrafficPolicy() : null,
            Subsets =
            [
                new Subset
                {
                    Name = $"s{chance.Below(3)}",
                    Labels = new Dictionary<string, string> { ["v"] = name },
                },
            ],
        };
        var source = new ResourceSource(
            new KeptTree(new YamlMapping(default, 0, IsFlow: true, [])),
            null,
            null,
            HasPositions: false
        );
        return new(new(name, "shop", IstioMetadata.NoLabels, spec, source), "DestinationRule", "shop", i);
    }

    static Subset SubsetOf(string name, string version) =>
        new()
        {
            Name = name,
            Labels = new Dictionary<string, string> { ["v"] = version },
        };

    static string Said(MergedRule? rule) =>
        rule is null
            ? "none"
            : $"{string.Join(' ', rule.From.Select(one => one.Name))}, {rule.Policy is not null} of "
                + $"{rule.PolicyFrom.Name}, "
                + string.Join(' ', Enumerable.Range(0, 3).Select(i => rule.SubsetOf($"s{i}")?.Labels!["v"]));

    static string Said(Merged? rule)
    {
        if (rule is null)
            return "none";
        var all = rule.Rules;
        var deciding = all.FirstOrDefault(one => one.Spec.TrafficPolicy is not null);
        var subsets = Enumerable
            .Range(0, 3)
            .Select(i => all.SelectMany(one => one.Spec.Subsets!).FirstOrDefault(subset => subset.Name == $"s{i}"));
        return $"{string.Join(' ', all.Select(one => one.Name))}, {deciding is not null} of "
            + $"{(deciding ?? all[0]).Name}, "
            + string.Join(' ', subsets.Select(subset => subset?.Labels!["v"]));
    }

    sealed record Merged(MeshResource<DestinationRuleSpec> First, HashSet<string> ExportTo)
    {
        public List<MeshResource<DestinationRuleSpec>> Rules { get; } = [First];
    }

    /// <summary>Of those that hold, the first that selects the workload, else the last for everybody.</summary>
    static Merged? OfIstiod(List<Merged> rules, IReadOnlyDictionary<string, string> labels) =>
        rules.FirstOrDefault(rule =>
            rule.First.Spec.WorkloadSelector is { } selector && LabelSyntax.Covers(labels, selector.MatchLabels)
        ) ?? rules.LastOrDefault(rule => rule.First.Spec.WorkloadSelector is null);

    /// <summary>istio, pilot/pkg/model/destination_rule.go, mergeDestinationRule.</summary>
    static void AddAsIstiod(List<Merged> merged, MeshResource<DestinationRuleSpec> rule, HashSet<string> exportTo)
    {
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

            var (mine, theirs) = (rule.Spec.WorkloadSelector, existing.First.Spec.WorkloadSelector);
            if (mine is not null && theirs is not null && !AreAlike(mine.MatchLabels, theirs.MatchLabels))
            {
                isSeparate = true;
                continue;
            }

            if (mine is null == theirs is null)
                isSeparate = false;
            existing.Rules.Add(rule);
        }

        if (isSeparate)
            merged.Add(new Merged(rule, exportTo));
    }

    static bool AreAlike(IReadOnlyDictionary<string, string>? one, IReadOnlyDictionary<string, string>? other) =>
        LabelSyntax.Covers(one, other) && LabelSyntax.Covers(other, one);
}
