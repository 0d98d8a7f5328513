using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.Mesh.Resources;
using Kyma.Krm.Tracing.Guards;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Tracing;

/// <summary>What protects the pods of a package, whatever is requested of them.</summary>
internal sealed class GuardComparison
{
    readonly Guarded _before;
    readonly Guarded _after;
    readonly IReadOnlyList<PodGroup> _groups;
    readonly Effort _effort = new();
    readonly Dictionary<(Trait Was, Trait Now), TraitDifference?> _known = [];

    /// <param name="left">How many groups of pods there are besides.</param>
    public GuardComparison(MeshResources before, MeshResources after, out long left)
    {
        (_before, _after) = (new Guarded(before), new Guarded(after));
        _groups = PodGroup.Of([before, after], _before.Selectors.Concat(_after.Selectors), out left);
    }

    /// <summary>Of all pods, and of resources that are not understood here.</summary>
    public IEnumerable<GuardEffect> Effects() => OfPods().Concat(OfOthers());

    /// <summary>What they do cannot be told, so one that goes, comes or changes may be anything.</summary>
    IEnumerable<GuardEffect> OfOthers()
    {
        var (was, now) = (_before.Others, _after.Others);
        foreach (var guard in was.Keys.Union(now.Keys).Order(StringComparer.Ordinal))
        {
            var (before, after) = (was.GetValueOrDefault(guard), now.GetValueOrDefault(guard));
            if (before != after)
                yield return new GuardEffect(
                    EffectKind.NotKnown,
                    guard,
                    new TraitDifference(
                        TraitChange.NotKnown,
                        "not evaluated here",
                        before is null ? "it is not there" : "it is there",
                        after is null ? "it is not there"
                            : before is null ? "it is there"
                            : "it is there with another spec"
                    )
                );
        }
    }

    /// <summary>
    /// For each group of pods what differs, unless it is the same for a larger one: their namespace, or all namespaces.
    /// </summary>
    IEnumerable<GuardEffect> OfPods()
    {
        var known = new Dictionary<string, HashSet<TraitDifference>>();
        foreach (var pods in _groups)
        {
            var differences = _before.Of(pods).Zip(_after.Of(pods), Between).OfType<TraitDifference>().ToArray();
            var larger = known.GetValueOrDefault(pods.Namespace ?? "") ?? known.GetValueOrDefault("");
            if (!pods.IsGateway && pods.Labels.Count == 0)
                known.TryAdd(pods.Namespace ?? "", [.. differences]);
            foreach (var difference in differences)
            {
                if (pods.IsGateway || larger?.Contains(difference) != true)
                    yield return new GuardEffect(EffectKinds.Of(difference.Change), pods.Title, difference);
            }
        }
    }

    /// <summary>Most pods are guarded as others are.</summary>
    TraitDifference? Between(Trait was, Trait now)
    {
        if (!_known.TryGetValue((was, now), out var difference))
            _known[(was, now)] = difference = Trait.Between(was, now, _effort);
        return difference;
    }

    sealed class Guarded(MeshResources resources)
    {
        readonly NetworkPolicyTraits _network = new(resources.NetworkPolicies);
        readonly RateLimitTraits _limits = new(resources.RateLimits);
        readonly TokenTraits _tokens = new(resources.TokenRules);
        readonly PeerTraits _peers = new(resources.PeerRules);
        readonly AuthorizationTraits _policies = new(resources.Policies);

        /// <summary>By kind and name, with their specs.</summary>
        public Dictionary<string, string> Others { get; } =
            SpecsOf(resources.EnvoyFilters.Concat(resources.OtherGuards));

        static Dictionary<string, string> SpecsOf(IEnumerable<MeshRef> guards)
        {
            var specs = new Dictionary<string, string>();
            foreach (var guard in guards)
            {
                var spec = (guard.Source?.Root as YamlMapping)?.Find("spec");
                specs[guard.Namespace.Length > 0 ? guard.ToString() : $"{guard.Kind} {guard.Name}"] = spec is null
                    ? ""
                    : YamlJson.ToJson(spec)?.ToJsonString() ?? "";
                guard.Source?.Tree.Drop();
            }

            return specs;
        }

        public IEnumerable<(string Namespace, IReadOnlyDictionary<string, string> Labels)> Selectors =>
            [
                .. _network.Selectors,
                .. _limits.Selectors,
                .. _tokens.Selectors,
                .. _peers.Selectors,
                .. _policies.Selectors,
            ];

        /// <summary>The same respects in the same order for the same pods.</summary>
        public IEnumerable<Trait> Of(PodGroup pods) =>
            [.. _network.Of(pods), _limits.Of(pods), _tokens.Of(pods), .. _peers.Of(pods), .. _policies.Of(pods)];
    }
}
