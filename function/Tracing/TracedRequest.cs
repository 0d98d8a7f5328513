using Kyma.Krm.Mesh.Answers;

namespace Kyma.Krm.Tracing;

/// <summary>How an answer counts where only three things matter.</summary>
internal enum TraceResult
{
    /// <summary>The request leaves the last proxy for its destination, or for one that nobody registered.</summary>
    Reaches,

    /// <summary>The gateway answers with the address to use instead.</summary>
    Redirected,

    /// <summary>Everything else.</summary>
    Blocked,

    /// <summary>Files cannot say, or it depends on what they do not say.</summary>
    Unknown,
}

/// <summary>What else may be the case, where files do not say it.</summary>
/// <param name="Condition">Completes "If …".</param>
/// <param name="Answer">Null: nobody can tell what happens then.</param>
internal sealed record Alternative(string Condition, MeshAnswer? Answer)
{
    /// <summary>Something is in the cluster that the package does not have; false: another age.</summary>
    public bool IsAssumption { get; init; }
}

/// <summary>A request with what happens to it.</summary>
/// <param name="Request">What was asked.</param>
/// <param name="Answer">As far as the files go: what they do not have is not there.</param>
/// <param name="Alternatives">Empty where the files decide it.</param>
internal sealed record TracedRequest(MeshRequest Request, MeshAnswer Answer, IReadOnlyList<Alternative> Alternatives)
{
    /// <summary>What must be known of the answer; null: nothing.</summary>
    public string? Note { get; init; }

    /// <summary>Unknown where an alternative would count differently.</summary>
    public TraceResult Result =>
        Alternatives.All(other => other.Answer is { } answer && Of(answer.Outcome) == Of(Answer.Outcome))
            ? Of(Answer.Outcome)
            : TraceResult.Unknown;

    /// <summary>What an outcome means to a client.</summary>
    public static TraceResult Of(MeshOutcome outcome) =>
        outcome switch
        {
            MeshOutcome.Registered or MeshOutcome.Passthrough => TraceResult.Reaches,
            MeshOutcome.Redirect => TraceResult.Redirected,
            MeshOutcome.Unknown => TraceResult.Unknown,
            _ => TraceResult.Blocked,
        };
}
