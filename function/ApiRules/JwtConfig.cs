using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.ApiRules;

/// <summary>Who issues the tokens that are accepted, and what they must grant.</summary>
internal sealed record JwtConfig(
    IReadOnlyList<JwtAuthenticationConfig> Authentications,
    IReadOnlyList<JwtAuthorizationConfig>? Authorizations
)
{
    public static readonly Shape<JwtConfig> Shape = new ObjectShape<JwtConfig>(
        "JSON Web Tokens that are accepted.",
        f => new JwtConfig(
            f.Required(
                "authentications",
                Shapes.ListOf(JwtAuthenticationConfig.Shape, atLeast: 1),
                "Issuers of tokens."
            ),
            f.Optional(
                "authorizations",
                () => Shapes.ListOf(JwtAuthorizationConfig.Shape, atLeast: 1),
                "What a token must grant."
            )
        )
    );
}

/// <summary>An issuer, where its keys are, and where in the request its token stands.</summary>
internal sealed record JwtAuthenticationConfig(
    string Issuer,
    string JwksUri,
    IReadOnlyList<JwtHeaderConfig>? FromHeaders,
    IReadOnlyList<string>? FromParams
)
{
    public static readonly Shape<JwtAuthenticationConfig> Shape = new ObjectShape<JwtAuthenticationConfig>(
        "An issuer of tokens.",
        f => new JwtAuthenticationConfig(
            f.Required("issuer", IssuerShape, "The issuer, as in the token's claim iss."),
            f.Required("jwksUri", UriShape, "Where the issuer's keys are."),
            f.Optional(
                "fromHeaders",
                () => Shapes.ListOf(JwtHeaderConfig.Shape, atLeast: 1),
                "The header with the token. Default: Authorization with the prefix Bearer."
            ),
            f.Optional(
                "fromParams",
                () => Shapes.ListOf(TextShape.Any.Like("access_token"), atLeast: 1),
                "The query parameter with the token."
            )
        )
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
internal sealed record JwtHeaderConfig(string Name, string? Prefix)
{
    static readonly TextShape NameShape = TextShape.Any.Like("x-access-token");

    public static readonly Shape<JwtHeaderConfig> Shape = new ObjectShape<JwtHeaderConfig>(
        "A header with a token.",
        f => new JwtHeaderConfig(
            f.Required("name", NameShape, "The header's name."),
            f.Optional(
                "prefix",
                () => TextShape.Any.Like("Bearer "),
                "What comes before the token, for example \"Bearer \"."
            )
        )
    );
}

/// <summary>Scopes and audiences that a token must have.</summary>
internal sealed record JwtAuthorizationConfig(IReadOnlyList<string>? RequiredScopes, IReadOnlyList<string>? Audiences)
{
    public static readonly Shape<JwtAuthorizationConfig> Shape = new ObjectShape<JwtAuthorizationConfig>(
        "What a token must grant.",
        f => new JwtAuthorizationConfig(
            f.Optional("requiredScopes", () => Shapes.ListSuchAs("orders.read"), "Scopes, all of them."),
            f.Optional("audiences", () => Shapes.ListSuchAs("shop"), "Audiences, all of them.")
        )
    );
}

/// <summary>External authorizers from the Istio module's configuration.</summary>
internal sealed record ExtAuthConfig(IReadOnlyList<string> Authorizers, JwtConfig? Restrictions)
{
    static readonly ListShape<string> Names = Shapes.ListOf(TextShape.Any.Like("oauth2-proxy"), atLeast: 1);

    public static readonly Shape<ExtAuthConfig> Shape = new ObjectShape<ExtAuthConfig>(
        "External authorizers decide.",
        f => new ExtAuthConfig(
            f.Required("authorizers", Names, "Names of authorizers in Kyma's Istio resource."),
            f.Optional("restrictions", () => JwtConfig.Shape, "Tokens that are required as well.")
        )
    );
}
