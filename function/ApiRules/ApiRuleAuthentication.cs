namespace Kyma.Krm.ApiRules;

/// <summary><c>jwt</c> of an APIRule, and <c>restrictions</c> of its <c>extAuth</c>.</summary>
internal sealed record ApiJwt(IReadOnlyList<ApiJwtAuthentication> Authentications, IReadOnlyList<ApiJwtAuthorization>? Authorizations);

internal sealed record ApiJwtAuthentication(string Issuer, string JwksUri, IReadOnlyList<ApiJwtHeader>? FromHeaders, IReadOnlyList<string>? FromParams);

internal sealed record ApiJwtHeader(string Name, string? Prefix);

internal sealed record ApiJwtAuthorization(IReadOnlyList<string>? RequiredScopes, IReadOnlyList<string>? Audiences);

internal sealed record ApiExtAuth(IReadOnlyList<string> Authorizers, ApiJwt? Restrictions);
