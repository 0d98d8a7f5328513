using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.RateLimits;

/// <summary>Every finding of this room; what is said of each is in the YAML file of this name.</summary>
internal static class RateLimitFindings
{
    static readonly RuleTexts Texts = new(nameof(RateLimitFindings));

    public static readonly Rule RateLimitNeedsNamespace = Texts.Error();
    public static readonly Rule RateLimitEmptySelector = Texts.Error();
    public static readonly Rule RateLimitMissesGateway = Texts.Warning();
    public static readonly Rule RateLimitInterval = Texts.Error();
    public static readonly Rule RateLimitIntervalMultiple = Texts.Error();
    public static readonly Rule RateLimitTokens = Texts.Error();
    public static readonly Rule RateLimitBucketForNothing = Texts.Error();
    public static readonly Rule RateLimitBucketTwice = Texts.Error();
    public static readonly Rule RateLimitBucketNeverUsed = Texts.Warning();
    public static readonly Rule RateLimitSeveralHeaders = Texts.Warning();
    public static readonly Rule RateLimitPathLiteral = Texts.Warning();
    public static readonly Rule RateLimitHeaderName = Texts.Error();
    public static readonly Rule RateLimitConflict = Texts.Error();
    public static readonly Rule RateLimitFilterTaken = Texts.Warning();
    public static readonly Rule RateLimitPodsWithoutSidecar = Texts.Error();
    public static readonly Rule RateLimitSelectsNoPods = Texts.Warning();

    /// <summary>In the order in which the reference of findings shows them.</summary>
    public static IReadOnlyList<Rule> All =>
        [
            RateLimitNeedsNamespace,
            RateLimitEmptySelector,
            RateLimitMissesGateway,
            RateLimitInterval,
            RateLimitIntervalMultiple,
            RateLimitTokens,
            RateLimitBucketForNothing,
            RateLimitBucketTwice,
            RateLimitBucketNeverUsed,
            RateLimitSeveralHeaders,
            RateLimitPathLiteral,
            RateLimitHeaderName,
            RateLimitConflict,
            RateLimitFilterTaken,
            RateLimitPodsWithoutSidecar,
            RateLimitSelectsNoPods,
        ];
}
