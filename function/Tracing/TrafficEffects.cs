using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.Tracing.Guards;

namespace Kyma.Krm.Tracing;

/// <summary>What a change does to one request, the most dangerous first.</summary>
internal enum EffectKind
{
    /// <summary>
    /// It still arrives, with less TLS, less verification, without a token, or past the egress gateway; or it arrives
    /// now, and a redirect, a policy or REGISTRY_ONLY held it back.
    /// </summary>
    LessProtection,

    /// <summary>It did not arrive for certain, and files do not say whether it does now.</summary>
    NotKnown,
    LostReach,
    NewReach,

    /// <summary>It arrives another way, as well protected as before.</summary>
    Changed,
}

/// <summary>What differences mean to a reader.</summary>
internal static class EffectKinds
{
    public static EffectKind Of(TraitChange change) =>
        change switch
        {
            TraitChange.Less => EffectKind.LessProtection,
            TraitChange.NotKnown => EffectKind.NotKnown,
            _ => EffectKind.Changed,
        };

    /// <summary>The most dangerous; null where nothing differs.</summary>
    public static EffectKind? Worst(IReadOnlyList<TraitDifference> differences)
    {
        EffectKind? worst = null;
        foreach (var difference in differences)
        {
            if (Of(difference.Change) is var kind && (worst is null || kind < worst))
                worst = kind;
        }

        return worst;
    }
}

/// <summary>A request that ends otherwise than before.</summary>
/// <param name="Client">Who asks, in words.</param>
/// <param name="Target">For what, and at which address.</param>
internal sealed record TrafficEffect(
    EffectKind Kind,
    string Client,
    ReachTarget Target,
    MeshAnswer Before,
    MeshAnswer After
)
{
    /// <summary>How what routes do to it differs.</summary>
    public IReadOnlyList<TraitDifference> Routes { get; init; } = [];

    /// <summary>The same happens to another request.</summary>
    public bool IsLike(TrafficEffect other) =>
        Kind == other.Kind
        && Routes.SequenceEqual(other.Routes)
        && IsLike(Before, other.Before)
        && IsLike(After, other.After);

    static bool IsLike(MeshAnswer one, MeshAnswer other) =>
        (one.Outcome, one.At, one.Status, one.Reason) == (other.Outcome, other.At, other.Status, other.Reason)
        && Protection.IsSame(one, other);
}

/// <summary>Pods that two packages protect differently.</summary>
/// <param name="Pods">In words.</param>
internal sealed record GuardEffect(EffectKind Kind, string Pods, TraitDifference Difference);

/// <summary>What a change of a package does to requests.</summary>
/// <param name="Same">How many requests end as before.</param>
/// <param name="NotCompared">How many were left out because there are too many.</param>
internal sealed record TrafficEffects(IReadOnlyList<TrafficEffect> All, int Same, long NotCompared)
{
    /// <summary>Pods that are protected differently, whatever is requested of them; the most dangerous first.</summary>
    public IReadOnlyList<GuardEffect> Guards { get; init; } = [];

    /// <summary>Clients and pods have the name of their cluster.</summary>
    public TrafficEffects In(string cluster) =>
        this with
        {
            All = All.Select(effect => effect with { Client = $"{cluster}: {effect.Client}" }).ToArray(),
            Guards = Guards.Select(effect => effect with { Pods = $"{cluster}: {effect.Pods}" }).ToArray(),
        };

    /// <summary>Those of another cluster as well.</summary>
    public TrafficEffects And(TrafficEffects other) =>
        new(
            All.Concat(other.All).OrderBy(effect => effect.Kind).ToArray(),
            Same + other.Same,
            NotCompared + other.NotCompared
        )
        {
            Guards = Guards.Concat(other.Guards).OrderBy(effect => effect.Kind).ToArray(),
        };

    /// <summary>Whether a request or a pod has less protection, so that the command exits with 1.</summary>
    public bool LosesProtection =>
        All.Any(effect => effect.Kind == EffectKind.LessProtection)
        || Guards.Any(effect => effect.Kind == EffectKind.LessProtection);

    /// <summary>How many of the requests may end as before.</summary>
    public int NotKnown => All.Count(effect => effect.Kind == EffectKind.NotKnown);

    /// <summary>Everything was compared, and each comparison has an answer.</summary>
    public bool IsComplete =>
        NotCompared == 0 && NotKnown == 0 && Guards.All(effect => effect.Kind != EffectKind.NotKnown);
}
