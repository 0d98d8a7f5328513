using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.ApiRules;

/// <summary>Who issues the tokens that are accepted, and what they must grant.</summary>
internal sealed class JwtConfig(Fields? f = null)
{
    public IReadOnlyList<JwtAuthenticationConfig> Authentications { get; init; } =
        f.Required(Shapes.ListOf(JwtAuthenticationConfig.Shape, atLeast: 1), "Issuers of tokens.");

    public IReadOnlyList<JwtAuthorizationConfig>? Authorizations { get; init; } =
        f.Optional(() => Shapes.ListOf(JwtAuthorizationConfig.Shape, atLeast: 1), "What a token must grant.");

    public static readonly ObjectShape<JwtConfig> Shape = new(
        "JSON Web Tokens that are accepted.",
        f => new JwtConfig(f)
    );
}

/// <summary>An issuer, where its keys are, and where in the request its token stands.</summary>
internal sealed class JwtAuthenticationConfig(Fields? f = null)
{
    public string Issuer { get; init; } = f.Required(IssuerShape, "The issuer, as in the token's claim iss.");

    public string JwksUri { get; init; } = f.Required(UriShape, "Where the issuer's keys are.");

    public IReadOnlyList<JwtHeaderConfig>? FromHeaders { get; init; } =
        f.Optional(
            () => Shapes.ListOf(JwtHeaderConfig.Shape, atLeast: 1),
            "The header with the token. Default: Authorization with the prefix Bearer."
        );

    public IReadOnlyList<string>? FromParams { get; init; } =
        f.Optional(
            () => Shapes.ListOf(TextShape.Any.Like("access_token"), atLeast: 1),
            "The query parameter with the token."
        );

    public static readonly ObjectShape<JwtAuthenticationConfig> Shape = new(
        "An issuer of tokens.",
        f => new JwtAuthenticationConfig(f)
    );

    static TextShape IssuerShape =>
        new()
        {
            ValidValues = "an issuer; one with ':' must be a URI",
            Example = "https://issuer.example.com",
            Judge = text =>
                text.Contains(':', StringComparison.Ordinal) && !GoUri.IsValid(text) ? "has a ':' but is no URI" : null,
        };

    static TextShape UriShape =>
        new()
        {
            ValidValues = "a URI such as https://issuer.example.com/oauth2/certs",
            Example = "https://issuer.example.com/oauth2/certs",
            Judge = text => GoUri.IsHttp(text) ? null : "is no URI",
        };
}

/// <summary>A request header and the prefix before the token.</summary>
internal sealed class JwtHeaderConfig(Fields? f = null)
{
    public string Name { get; init; } = f.Required(NameShape, "The header's name.");

    public string? Prefix { get; init; } =
        f.Optional(() => TextShape.Any.Like("Bearer "), "What comes before the token, for example \"Bearer \".");

    static readonly TextShape NameShape = TextShape.Any.Like("x-access-token");

    public static readonly ObjectShape<JwtHeaderConfig> Shape = new(
        "A header with a token.",
        f => new JwtHeaderConfig(f)
    );
}

/// <summary>Scopes and audiences that a token must have.</summary>
internal sealed class JwtAuthorizationConfig(Fields? f = null)
{
    public IReadOnlyList<string>? RequiredScopes { get; init; } =
        f.Optional(() => Shapes.ListSuchAs("orders.read"), "Scopes, all of them.");

    public IReadOnlyList<string>? Audiences { get; init; } =
        f.Optional(() => Shapes.ListSuchAs("shop"), "Audiences, all of them.");

    public static readonly ObjectShape<JwtAuthorizationConfig> Shape = new(
        "What a token must grant.",
        f => new JwtAuthorizationConfig(f)
    );
}

/// <summary>External authorizers from the Istio module's configuration.</summary>
internal sealed class ExtAuthConfig(Fields? f = null)
{
    public IReadOnlyList<string> Authorizers { get; init; } =
        f.Required(Names, "Names of authorizers in Kyma's Istio resource.");

    public JwtConfig? Restrictions { get; init; } =
        f.Optional(() => JwtConfig.Shape, "Tokens that are required as well.");

    static readonly ListShape<string> Names = Shapes.ListOf(TextShape.Any.Like("oauth2-proxy"), atLeast: 1);

    public static readonly ObjectShape<ExtAuthConfig> Shape = new(
        "External authorizers decide.",
        f => new ExtAuthConfig(f)
    );
}
