namespace Kyma.Krm.ApiRules;

/// <summary>gateway.kyma-project.io/v2 APIRule (kyma api-gateway, config/crd/bases).</summary>
internal sealed record ApiRuleSpec
{
    public IReadOnlyList<string>? Hosts { get; init; }

    public string? Gateway { get; init; }

    public ApiService? Service { get; init; }

    public int? Timeout { get; init; }

    public ApiCorsPolicy? CorsPolicy { get; init; }

    public IReadOnlyList<ApiPath>? Rules { get; init; }
}

internal sealed record ApiService(string Name, string? Namespace, int Port);

internal sealed record ApiPath
{
    public string? Path { get; init; }

    public IReadOnlyList<string>? Methods { get; init; }

    public bool? NoAuth { get; init; }

    public ApiJwt? Jwt { get; init; }

    public ApiExtAuth? ExtAuth { get; init; }

    public ApiService? Service { get; init; }

    public int? Timeout { get; init; }

    public ApiRequest? Request { get; init; }
}

internal sealed record ApiRequest(IReadOnlyDictionary<string, string>? Headers, IReadOnlyDictionary<string, string>? Cookies);

internal sealed record ApiCorsPolicy
{
    public IReadOnlyList<ApiStringMatch>? AllowOrigins { get; init; }

    public IReadOnlyList<string>? AllowMethods { get; init; }

    public IReadOnlyList<string>? AllowHeaders { get; init; }

    public bool? AllowCredentials { get; init; }

    public IReadOnlyList<string>? ExposeHeaders { get; init; }

    public int? MaxAge { get; init; }
}

internal sealed record ApiStringMatch(string? Exact, string? Prefix, string? Regex);
