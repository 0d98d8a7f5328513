using System.Text;
using Kyma.Krm.Hashing;
using Kyma.Krm.Istio.Model.Security;
using Kyma.Krm.Mesh.Resources;

namespace Kyma.Krm.Tracing.Guards;

/// <summary>Which tokens RequestAuthentications accept: without any, every token is.</summary>
internal sealed class TokenTraits(IReadOnlyList<MeshGuard<RequestAuthenticationSpec>> rules)
{
    const string Name = "RequestAuthentications";

    readonly Lookup<string, MeshGuard<RequestAuthenticationSpec>> _rules = rules.ToLookup(rule =>
        rule.Reference.Namespace
    );

    /// <summary>What they select, with their namespaces.</summary>
    public IEnumerable<(string Namespace, IReadOnlyDictionary<string, string> Labels)> Selectors =>
        rules.Select(rule => Targets.Selected(rule.Reference, rule.Spec.Selector));

    /// <summary>All that apply to the pods.</summary>
    public Trait Of(PodGroup pods)
    {
        var own = Targets
            .For(pods, _rules)
            .Where(rule => Targets.Apply(rule.Spec.Selector, rule.Spec, pods))
            .SelectMany(rule => (rule.Spec.JwtRules ?? []).Select(jwt => (rule.Reference, Jwt: jwt)))
            .ToArray();
        return own.Length == 0
            ? new Trait(Name, "no RequestAuthentication verifies tokens") { Allows = Grants.Everything }
            : new Trait(
                Name,
                "tokens are verified by "
                    + string.Join(
                        ", ",
                        own.Select(rule => rule.Reference.ToString()).Distinct().Order(StringComparer.Ordinal)
                    ),
                string.Join('\n', own.Select(rule => Settings(rule.Jwt)).Order(StringComparer.Ordinal))
            )
            {
                Allows = new Grants(
                    own.Select(rule => Of(rule.Jwt))
                        .Concat(own.Any(rule => rule.Jwt.Presence != "REQUIRED") ? [NoToken] : [])
                ),
            };
    }

    static readonly Grant NoToken = new([new Requirement("issuer", ValueKind.Word, [Requirement.Absent])]);

    static Grant Of(JwtRule rule)
    {
        var grant = new Grant([
            new Requirement("issuer", ValueKind.Word, [rule.Issuer ?? ""]),
            new Requirement("keys", ValueKind.Word, [Keys(rule)]),
        ]);
        return rule.Audiences is { Count: > 0 } audiences
            ? grant.With(new Requirement("audience", ValueKind.Word, audiences))
            : grant;
    }

    static string Keys(JwtRule rule) =>
        rule.JwksUri
        ?? rule.JwksUriSnake
        ?? (
            rule.Jwks is { Length: > 0 } own
                ? $"written in it ({Convert.ToHexStringLower(Digest.Sha256(Encoding.UTF8.GetBytes(own)))[..7]})"
                : "that the issuer publishes"
        );

    static string Settings(JwtRule rule) =>
        string.Join(
            '\t',
            [
                rule.Issuer ?? "",
                .. (rule.FromHeaders ?? []).Select(header => $"{header.Name} {header.Prefix}"),
                .. rule.FromParams ?? [],
                .. rule.FromCookies ?? [],
                rule.OutputPayloadToHeader ?? "",
                .. (rule.OutputClaimToHeaders ?? []).Select(claim => $"{claim.Claim} {claim.Header}"),
                rule.ForwardOriginalToken == true ? "forwarded" : "",
                .. rule.SpaceDelimitedClaims ?? [],
            ]
        );
}
