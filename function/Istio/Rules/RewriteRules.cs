using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;

namespace Kyma.Krm.Istio.Rules;

internal static class RewriteRules
{
    public static readonly Rule Rewrite = new(
        "http-rewrite",
        Severity.Error,
        "A rewrite that is incomplete, or says two things about the path."
    )
    {
        Source = $"{IstioFiles.Validation} validateHTTPRewrite",
        Consequence = IstioFiles.Rejected,
        Fix = "rewrite: {uri: /v2}, or {uriRegexRewrite: {match: '^/api/(.*)', rewrite: '/\\1'}}",
    };

    public static readonly Rule Authority = new(
        "http-authority-twice",
        Severity.Error,
        "The host of a request is rewritten in more than one place."
    )
    {
        Source = $"{IstioFiles.VirtualService} validateAuthorityRewrite",
        Consequence = IstioFiles.Rejected,
        Fix = "rewrite: {authority: backend.example.com}, without a Host header under headers.request",
    };

    public static readonly IReadOnlyList<Rule> All = [Rewrite, Authority];

    public static void Check(HttpRoute route, string path, Review review)
    {
        if (route.Rewrite is { } rewrite)
            CheckRewrite(rewrite, $"{path}.rewrite", review);
        var places = new[] { route.Rewrite?.Authority is { Length: > 0 } }
            .Concat((route.Headers?.Request?.Set?.Keys ?? []).Select(HeaderSyntax.IsAuthority))
            .Concat((route.Headers?.Request?.Add?.Keys ?? []).Select(HeaderSyntax.IsAuthority));
        if (places.Count(isSet => isSet) > 1)
            review.Add(
                Authority,
                path,
                "must rewrite the host in one place: rewrite.authority, or one header under headers.request"
            );
    }

    static void CheckRewrite(HttpRewrite rewrite, string path, Review review)
    {
        var hasUri = !string.IsNullOrEmpty(rewrite.Uri);
        if (hasUri && rewrite.UriRegexRewrite is not null)
            review.Add(Rewrite, path, "must have uri or uriRegexRewrite, not both");
        if (!hasUri && rewrite.UriRegexRewrite is null && string.IsNullOrEmpty(rewrite.Authority))
            review.Add(Rewrite, path, "must have uri, uriRegexRewrite or authority: add one, or remove rewrite");
        if (rewrite.UriRegexRewrite is not { } regex)
            return;
        if (string.IsNullOrEmpty(regex.Match) || string.IsNullOrEmpty(regex.Rewrite))
            review.Add(Rewrite, $"{path}.uriRegexRewrite", "must have match and rewrite");
        else
            HttpMatchRules.CheckRegex(regex.Match, $"{path}.uriRegexRewrite.match", review);
    }
}
