using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.ApiRules;

/// <summary><c>jwt</c> of an APIRule, and <c>restrictions</c> of its <c>extAuth</c>.</summary>
internal sealed class ApiJwt : JsonFields
{
    public IReadOnlyList<ApiJwtAuthentication>? Authentications
    {
        get => List<ApiJwtAuthentication>();
        init => Put(value);
    }

    public IReadOnlyList<ApiJwtAuthorization>? Authorizations
    {
        get => List<ApiJwtAuthorization>();
        init => Put(value);
    }
}

internal sealed class ApiJwtAuthentication : JsonFields
{
    public string? Issuer
    {
        get => Text();
        init => Put(value);
    }

    public string? JwksUri
    {
        get => Text();
        init => Put(value);
    }

    public IReadOnlyList<ApiJwtHeader>? FromHeaders
    {
        get => List<ApiJwtHeader>();
        init => Put(value);
    }

    public IReadOnlyList<string>? FromParams
    {
        get => Texts();
        init => Put(value);
    }
}

internal sealed class ApiJwtHeader : JsonFields
{
    public string? Name
    {
        get => Text();
        init => Put(value);
    }

    public string? Prefix
    {
        get => Text();
        init => Put(value);
    }
}

internal sealed class ApiJwtAuthorization : JsonFields
{
    public IReadOnlyList<string>? RequiredScopes
    {
        get => Texts();
        init => Put(value);
    }

    public IReadOnlyList<string>? Audiences
    {
        get => Texts();
        init => Put(value);
    }
}

internal sealed class ApiExtAuth : JsonFields
{
    public IReadOnlyList<string>? Authorizers
    {
        get => Texts();
        init => Put(value);
    }

    public ApiJwt? Restrictions
    {
        get => Object<ApiJwt>();
        init => Put(value);
    }
}
