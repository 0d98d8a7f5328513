using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Texts;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Istio.Texts.DestinationRuleFindings;

namespace Kyma.Krm.Istio.Admission.TrafficPolicies;

/// <summary>Load balancing by region, zone and subzone.</summary>
internal static class LocalityRules
{
    static readonly IReadOnlyList<string> TopologyLabels =
    [
        "topology.kubernetes.io/region",
        "topology.kubernetes.io/zone",
        "topology.istio.io/subzone",
    ];

    public static void Check(LoadBalancer balancer, string path, bool hasOutlierDetection, Review review)
    {
        if (balancer is { LocalityLbSetting: not null, ZoneAwareLbSetting: not null })
            review.Add(
                LocalityConflict,
                $"{path}.zoneAwareLbSetting",
                "must not be set together with localityLbSetting: remove one of them"
            );
        if (balancer.LocalityLbSetting is { } locality)
            CheckLocality(locality, $"{path}.localityLbSetting", hasOutlierDetection, review);
        if (balancer.ZoneAwareLbSetting is not { } zones)
            return;
        if (TopologyLabelOf(zones) is { } label)
            review.Add(
                LocalityConflict,
                $"{path}.zoneAwareLbSetting.failoverPriority",
                $"'{label}' must not be in this list: regions and zones are ordered already"
            );
        CheckFailover(zones, $"{path}.zoneAwareLbSetting", hasOutlierDetection, review);
    }

    static void CheckLocality(LocalityLoadBalancing locality, string path, bool hasOutlierDetection, Review review)
    {
        if (locality is { Distribute.Count: > 0, Failover.Count: > 0 })
            review.Add(LocalityConflict, path, "must not have both distribute and failover: remove one of them");
        else if (locality.Failover is { Count: > 0 } && TopologyLabelOf(locality) is { } label)
            review.Add(
                LocalityConflict,
                $"{path}.failoverPriority",
                $"'{label}' must not be in this list together with failover: remove it"
            );
        for (var i = 0; i < locality.Distribute?.Count; i++)
            CheckDistribution(locality.Distribute[i], FieldPath.Child($"{path}.distribute", i), review);
        CheckNames((locality.Distribute ?? []).Select(entry => entry.From ?? ""), $"{path}.distribute", review);
        CheckFailover(locality, path, hasOutlierDetection, review);
    }

    static string? TopologyLabelOf(LocalityLoadBalancing locality) =>
        (locality.FailoverPriority ?? []).FirstOrDefault(TopologyLabels.Contains);

    static void CheckDistribution(LocalityDistribution distribution, string path, Review review)
    {
        var weights = distribution.To ?? new Dictionary<string, long>();
        if (weights.Values.Any(weight => weight is < 1 or > 100))
            review.Add(LocalityWeight, $"{path}.to", "must have weights between 1 and 100");
        else if (weights.Values.Sum() != 100)
            review.Add(
                LocalityWeight,
                $"{path}.to",
                $"must have weights that add up to 100, not {weights.Values.Sum()}"
            );
        CheckNames(weights.Keys, $"{path}.to", review, isMapping: true);
    }

    static void CheckFailover(LocalityLoadBalancing locality, string path, bool hasOutlierDetection, Review review)
    {
        if (
            !hasOutlierDetection && (locality.Failover is { Count: > 0 } || locality.FailoverPriority is { Count: > 0 })
        )
            review.Add(LocalityFailoverWithoutOutlier, path, "needs outlierDetection in the same policy: add it");
        for (var i = 0; i < locality.Failover?.Count; i++)
        {
            var (from, to) = (locality.Failover[i].From ?? "", locality.Failover[i].To ?? "");
            if (from == to || $"{from}{to}".AsSpan().ContainsAny('/', '*'))
                review.Add(
                    DestinationRuleFindings.LocalityFailover,
                    FieldPath.Child($"{path}.failover", i),
                    $"'{from}' to '{to}' must be two regions, without zones and wildcards"
                );
        }
    }

    static void CheckNames(IEnumerable<string> names, string path, Review review, bool isMapping = false)
    {
        var seen = new SeenLocalities(isMapping);
        foreach (var name in names)
        {
            var parts = name.Split('/', 3);
            var wildcard = name.IndexOf('*', StringComparison.Ordinal);
            if ((wildcard >= 0 && wildcard != name.Length - 1) || parts.Contains(""))
                review.Add(LocalityName, path, $"'{name}' must be region/zone/subzone, with '*' at the end at most");
            else if (seen.Overlap(parts))
                review.Add(LocalityName, path, $"'{name}' must not overlap another locality of the list");
            else
                seen.Add(parts);
        }
    }

    /// <summary>
    /// The localities before one, each at most region/zone/subzone: a wildcard takes in what comes after it; of a
    /// mapping Istio finds that by chance, so there both orders count.
    /// </summary>
    sealed class SeenLocalities(bool isMapping)
    {
        /// <summary>What some of them are, and what some of them begin with, each without the part behind it.</summary>
        readonly HashSet<string> _whole = [],
            _begun = [];

        public void Add(string[] parts)
        {
            for (var i = 0; i < parts.Length; i++)
                _begun.Add(Begin(parts, i));
            _whole.Add(Begin(parts, parts.Length));
        }

        public bool Overlap(string[] parts)
        {
            for (var i = 0; i < parts.Length; i++)
            {
                var begin = Begin(parts, i);
                if (
                    _whole.Contains(begin)
                    || _whole.Contains(Begin([.. parts.AsSpan(0, i), "*"], i + 1))
                    || (isMapping && parts[i] == "*" && _begun.Contains(begin))
                )
                    return true;
                if (!_begun.Contains(begin))
                    return false;
            }

            var all = Begin(parts, parts.Length);
            return _whole.Contains(all) || _begun.Contains(all);
        }

        static string Begin(string[] parts, int count) => string.Join('/', parts.AsSpan(0, count));
    }
}
