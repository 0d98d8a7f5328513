namespace Kyma.Krm.ApiRules;

/// <summary>An APIRule that will exist.</summary>
internal sealed record ApiRulePlan
{
    public required string Name { get; init; }

    public required string Namespace { get; init; }

    /// <summary>Always a full name: short ones stop working as soon as the Gateway has a second host.</summary>
    public required string Host { get; init; }

    /// <summary>namespace/name.</summary>
    public required string Gateway { get; init; }

    public required ApiServiceConfig Service { get; init; }

    /// <summary>At least one; each is authenticated in exactly one way.</summary>
    public required IReadOnlyList<ApiPathConfig> Rules { get; init; }

    public CorsPolicyConfig? CorsPolicy { get; init; }

    public int? Timeout { get; init; }
}
