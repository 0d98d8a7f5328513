using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.ApiRules;

/// <summary>gateway.kyma-project.io/v2 APIRule (kyma api-gateway, config/crd/bases).</summary>
internal sealed class ApiRuleSpec : JsonFields
{
    public IReadOnlyList<string>? Hosts
    {
        get => Texts();
        init => Put(value);
    }

    public string? Gateway
    {
        get => Text();
        init => Put(value);
    }

    public ApiService? Service
    {
        get => Object<ApiService>();
        init => Put(value);
    }

    public long? Timeout
    {
        get => Integer();
        init => Put(value);
    }

    public ApiCorsPolicy? CorsPolicy
    {
        get => Object<ApiCorsPolicy>();
        init => Put(value);
    }

    public IReadOnlyList<ApiPath>? Rules
    {
        get => List<ApiPath>();
        init => Put(value);
    }
}

internal sealed class ApiService : JsonFields
{
    public string? Name
    {
        get => Text();
        init => Put(value);
    }

    public string? Namespace
    {
        get => Text();
        init => Put(value);
    }

    public long? Port
    {
        get => Integer();
        init => Put(value);
    }
}

internal sealed class ApiPath : JsonFields
{
    public string? Path
    {
        get => Text();
        init => Put(value);
    }

    public IReadOnlyList<string>? Methods
    {
        get => Texts();
        init => Put(value);
    }

    public bool? NoAuth
    {
        get => Flag();
        init => Put(value);
    }

    public ApiJwt? Jwt
    {
        get => Object<ApiJwt>();
        init => Put(value);
    }

    public ApiExtAuth? ExtAuth
    {
        get => Object<ApiExtAuth>();
        init => Put(value);
    }

    public ApiService? Service
    {
        get => Object<ApiService>();
        init => Put(value);
    }

    public long? Timeout
    {
        get => Integer();
        init => Put(value);
    }

    public ApiRequest? Request
    {
        get => Object<ApiRequest>();
        init => Put(value);
    }
}

internal sealed class ApiRequest : JsonFields
{
    public IReadOnlyDictionary<string, string>? Headers
    {
        get => TextMap();
        init => Put(value);
    }

    public IReadOnlyDictionary<string, string>? Cookies
    {
        get => TextMap();
        init => Put(value);
    }
}

internal sealed class ApiCorsPolicy : JsonFields
{
    public IReadOnlyList<ApiStringMatch>? AllowOrigins
    {
        get => List<ApiStringMatch>();
        init => Put(value);
    }

    public IReadOnlyList<string>? AllowMethods
    {
        get => Texts();
        init => Put(value);
    }

    public IReadOnlyList<string>? AllowHeaders
    {
        get => Texts();
        init => Put(value);
    }

    public bool? AllowCredentials
    {
        get => Flag();
        init => Put(value);
    }

    public IReadOnlyList<string>? ExposeHeaders
    {
        get => Texts();
        init => Put(value);
    }

    public long? MaxAge
    {
        get => Integer();
        init => Put(value);
    }
}

internal sealed class ApiStringMatch : JsonFields
{
    public string? Exact
    {
        get => Text();
        init => Put(value);
    }

    public string? Prefix
    {
        get => Text();
        init => Put(value);
    }

    public string? Regex
    {
        get => Text();
        init => Put(value);
    }
}
