using System.Text.RegularExpressions;
using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.Istio.Model.Security;

/// <summary>security.istio.io RequestAuthentication: which JWTs a workload accepts.</summary>
internal sealed class RequestAuthenticationSpec(RecordFields<RequestAuthenticationSpec>? f = null) : ITargeted
{
    public static readonly RecordShape<RequestAuthenticationSpec> Shape = new(f => new RequestAuthenticationSpec(f));

    static readonly ListShape<JwtRule> JwtRuleList = new(JwtRule.Shape, atMost: 4096);

    public PolicySelector? Selector { get; init; } = f.Optional(r => r.Selector, PolicySelector.Shape);

    public PolicyTargetRef? TargetRef { get; init; } = f.Optional(r => r.TargetRef, PolicyTargetRef.Shape);

    public IReadOnlyList<PolicyTargetRef>? TargetRefs { get; init; } =
        f.Optional(r => r.TargetRefs, PolicyTargetRef.List);

    /// <summary>A token must meet the one of its issuer.</summary>
    public IReadOnlyList<JwtRule>? JwtRules { get; init; } = f.Optional(r => r.JwtRules, JwtRuleList);
}

/// <summary>Which tokens are valid, and where they are in a request.</summary>
internal sealed class JwtRule(RecordFields<JwtRule>? f = null)
{
    public static readonly RecordShape<JwtRule> Shape = new(f => new JwtRule(f));

    static readonly ListShape<string> Names = new(TextShape.Any);

    static readonly ListShape<string> Claims = new(TextShape.Any, atMost: 64);

    static readonly ListShape<JwtHeader> HeaderList = new(JwtHeader.Shape);

    static readonly ListShape<ClaimToHeader> ClaimList = new(ClaimToHeader.Shape);

    static readonly TextShape Presences = Types.Words("OPTIONAL", "REQUIRED");

    static readonly TextShape Uri = new()
    {
        ValidValues = "a URL with http or https, at most 2048 characters long",
        MaximumLength = 2048,
        Judge = text =>
            System.Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
                ? null
                : "has neither http nor https",
    };

    const string Keys = "keys";

    /// <summary>The token's <c>iss</c>.</summary>
    public string? Issuer { get; init; } = f.Optional(r => r.Issuer, TextShape.Any);

    /// <summary>One of them must be in the token's <c>aud</c>; null: any.</summary>
    public IReadOnlyList<string>? Audiences { get; init; } = f.Optional(r => r.Audiences, Names);

    /// <summary>Where the issuer publishes its keys.</summary>
    public string? JwksUri { get; init; } = f.Optional(r => r.JwksUri, Uri, oneOf: Keys);

    /// <summary>The CRD's other spelling of <c>jwksUri</c>.</summary>
    public string? JwksUriSnake { get; init; } =
        f.Optional(r => r.JwksUriSnake, Uri, oneOf: Keys, property: "jwks_uri");

    /// <summary>The keys themselves, as JSON.</summary>
    public string? Jwks { get; init; } = f.Optional(r => r.Jwks, Types.Text, oneOf: Keys);

    /// <summary>Where the token is; null: Authorization.</summary>
    public IReadOnlyList<JwtHeader>? FromHeaders { get; init; } = f.Optional(r => r.FromHeaders, HeaderList);

    /// <summary>Parameters of the query that may have the token.</summary>
    public IReadOnlyList<string>? FromParams { get; init; } = f.Optional(r => r.FromParams, Names);

    /// <summary>Cookies that may have the token.</summary>
    public IReadOnlyList<string>? FromCookies { get; init; } = f.Optional(r => r.FromCookies, Names);

    /// <summary>The header that gets the token's claims.</summary>
    public string? OutputPayloadToHeader { get; init; } = f.Optional(r => r.OutputPayloadToHeader, Types.Text);

    /// <summary>Headers that get single claims.</summary>
    public IReadOnlyList<ClaimToHeader>? OutputClaimToHeaders { get; init; } =
        f.Optional(r => r.OutputClaimToHeaders, ClaimList);

    /// <summary>Whether the destination gets the token; null is false.</summary>
    public bool? ForwardOriginalToken { get; init; } = f.Optional(r => r.ForwardOriginalToken, Types.Bool);

    public string? Timeout { get; init; } = f.Optional(r => r.Timeout, Types.Duration);

    /// <summary>Claims that are lists, separated by blanks.</summary>
    public IReadOnlyList<string>? SpaceDelimitedClaims { get; init; } = f.Optional(r => r.SpaceDelimitedClaims, Claims);

    /// <summary>REQUIRED: a request without a token is rejected; null is OPTIONAL.</summary>
    public string? Presence { get; init; } = f.Optional(r => r.Presence, Presences, since: 32);
}

/// <summary>A header that has the token, behind a prefix.</summary>
internal sealed class JwtHeader(RecordFields<JwtHeader>? f = null)
{
    public static readonly RecordShape<JwtHeader> Shape = new(f => new JwtHeader(f));

    /// <summary>The header.</summary>
    public string? Name { get; init; } = f.Required(r => r.Name, TextShape.Any);

    /// <summary>What comes before the token, such as <c>Bearer </c>.</summary>
    public string? Prefix { get; init; } = f.Optional(r => r.Prefix, Types.Text);
}

/// <summary>A claim that is copied to a header.</summary>
internal sealed partial class ClaimToHeader(RecordFields<ClaimToHeader>? f = null)
{
    public static readonly RecordShape<ClaimToHeader> Shape = new(f => new ClaimToHeader(f));

    static readonly TextShape HeaderText = new()
    {
        Pattern = HeaderPattern(),
        ValidValues = "a header's name: letters, digits, '-' and '_'",
    };

    /// <summary>The header that gets the claim.</summary>
    public string? Header { get; init; } = f.Required(r => r.Header, HeaderText);

    /// <summary>The name of the claim.</summary>
    public string? Claim { get; init; } = f.Required(r => r.Claim, TextShape.Any);

    [GeneratedRegex(@"^[-_A-Za-z0-9]+\z")]
    private static partial Regex HeaderPattern();
}
