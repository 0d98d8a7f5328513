using Kyma.Krm.Mesh.Answers;

namespace Kyma.Krm.Tracing;

/// <summary>What a change does to one request, the most dangerous first.</summary>
internal enum EffectKind
{
    /// <summary>It still arrives, with less TLS, less verification, or past the egress gateway.</summary>
    LessProtection,
    LostReach,
    NewReach,

    /// <summary>It arrives another way, as well protected as before.</summary>
    Changed,
}

/// <summary>A request that ends otherwise than before.</summary>
/// <param name="Client">Who asks, in words.</param>
internal sealed record TrafficEffect(
    EffectKind Kind,
    string Client,
    TraceTarget Target,
    MeshAnswer Before,
    MeshAnswer After
);

/// <summary>What a change of a package does to requests.</summary>
/// <param name="Same">How many requests end as before.</param>
/// <param name="NotCompared">How many were left out because there are too many.</param>
internal sealed record TrafficEffects(IReadOnlyList<TrafficEffect> All, int Same, int NotCompared)
{
    /// <summary>Whether a request ends with less protection, so that the command exits with 1.</summary>
    public bool LosesProtection => All.Any(effect => effect.Kind == EffectKind.LessProtection);
}
