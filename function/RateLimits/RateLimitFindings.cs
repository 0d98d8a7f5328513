using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.RateLimits;

/// <summary>Every finding of this room; what is said of each is in the YAML file of this name.</summary>
internal static class RateLimitFindings
{
    static readonly RuleSet Rules = new(nameof(RateLimitFindings), Gate.Config);

    /// <summary>In the order of their declarations.</summary>
    public static IReadOnlyList<Rule> All => Rules.Declared;

    public static readonly Rule RateLimitNeedsNamespace = Rules.Error();
    public static readonly Rule RateLimitEmptySelector = Rules.Error();
    public static readonly Rule RateLimitMissesGateway = Rules.Warning();
    public static readonly Rule RateLimitInterval = Rules.Error();
    public static readonly Rule RateLimitIntervalMultiple = Rules.Error();
    public static readonly Rule RateLimitTokens = Rules.Error();
    public static readonly Rule RateLimitBucketForNothing = Rules.Error();
    public static readonly Rule RateLimitBucketTwice = Rules.Error();
    public static readonly Rule RateLimitBucketNeverUsed = Rules.Warning();
    public static readonly Rule RateLimitSeveralHeaders = Rules.Warning();
    public static readonly Rule RateLimitPathLiteral = Rules.Warning();
    public static readonly Rule RateLimitHeaderName = Rules.Error();
    public static readonly Rule RateLimitConflict = Rules.Error();
    public static readonly Rule RateLimitFilterTaken = Rules.Warning();
    public static readonly Rule RateLimitPodsWithoutSidecar = Rules.Error();
    public static readonly Rule RateLimitSelectsNoPods = Rules.Warning();
}
