using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Istio.Texts.VirtualServiceFindings;

namespace Kyma.Krm.Istio.Admission.VirtualServices;

/// <summary>Which requests an HTTP route is for.</summary>
internal static class HttpMatchRules
{
    // RFC 7230 tokens and pseudo headers; before, letters, digits, '-' and '_' only (and anything at all until 1.22).
    static readonly IstioVersion KnowsTokens = IstioVersion.Of(24);

    public static void Check(HttpMatch match, string path, Review review)
    {
        CheckHeaders(match.Headers, $"{path}.headers", review);
        CheckHeaders(match.WithoutHeaders, $"{path}.withoutHeaders", review, presence: "*");
        CheckRegex(match.Uri, $"{path}.uri", review);
        CheckText(match.Scheme, $"{path}.scheme", review);
        CheckText(match.Method, $"{path}.method", review);
        CheckText(match.Authority, $"{path}.authority", review);
        foreach (var (name, parameter) in match.QueryParams ?? new Dictionary<string, StringMatch>())
            CheckText(parameter, FieldPath.Child($"{path}.queryParams", name), review);
        CheckPort(match.Port, $"{path}.port", review);
        review.Labels(match.SourceLabels, $"{path}.sourceLabels");
        // validateHTTPRouteMatchRequest returns errors alone.
        GatewayReferenceRules.Check(match.Gateways, $"{path}.gateways", review.ErrorsOnly);
        if (match.SourceNamespace is { Length: > 0 } source && !DnsNames.IsLabel(source))
            review.Add(MatchSourceNamespace, $"{path}.sourceNamespace", $"'{source}' must be a namespace");
    }

    public static void CheckPort(long? port, string path, Review review) =>
        review.Port(port, MatchPort, path, mayBeZero: true);

    static void CheckHeaders(
        IReadOnlyDictionary<string, StringMatch>? headers,
        string path,
        Review review,
        string? presence = null
    )
    {
        foreach (var (name, match) in headers ?? new Dictionary<string, StringMatch>())
        {
            var at = FieldPath.Child(path, name);
            if (!IsHeader(name, review.Version))
                review.Add(HttpMatchHeader, at, $"'{name}' must be a header's name: letters, digits and '-'");
            // The regex '*' stands for "is there" and is no RE2.
            if (presence is null || match.Regex != presence)
                CheckText(match, at, review);
        }
    }

    static bool IsHeader(string name, IstioVersion version) =>
        HeaderSyntax.IsJwtClaim(name)
        || (
            version >= KnowsTokens
                ? HeaderSyntax.IsPseudoHeader(name) || HeaderSyntax.IsName(name)
                : name.Length > 0
                    && (version < IstioVersion.Of(23) || name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        );

    static void CheckText(StringMatch? match, string path, Review review)
    {
        if (match is { Prefix: "" })
            review.Add(HttpMatchEmpty, $"{path}.prefix", "'' must not be empty: name a prefix, or remove the match");
        CheckRegex(match, path, review);
    }

    public static void CheckRegex(StringMatch? match, string path, Review review)
    {
        if (match?.Regex is not { } regex)
            return;
        if (regex.Length == 0)
            review.Add(
                HttpMatchEmpty,
                $"{path}.regex",
                "'' must not be empty: name an expression, or remove the match"
            );
        else
            CheckRegex(regex, $"{path}.regex", review);
    }

    public static void CheckRegex(string regex, string path, Review review)
    {
        if (regex.Length > 1024)
            review.Add(HttpMatchRegex, path, $"must have at most 1024 characters, not {regex.Length}");
        else if (Re2Syntax.WrongWith(regex) is { } wrong)
            review.Add(HttpMatchRegex, path, $"'{regex}' {wrong}: it must be a regular expression in RE2 syntax");
    }
}
