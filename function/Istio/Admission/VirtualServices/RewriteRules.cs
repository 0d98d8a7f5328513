using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Istio.Texts;
using static Kyma.Krm.Istio.Texts.VirtualServiceFindings;

namespace Kyma.Krm.Istio.Admission.VirtualServices;

/// <summary><c>rewrite</c> of a route.</summary>
internal static class RewriteRules
{
    public static readonly IReadOnlyList<Rule> All = [VirtualServiceFindings.HttpRewrite, HttpAuthorityTwice];

    public static void Check(HttpRoute route, string path, Review review)
    {
        if (route.Rewrite is { } rewrite)
            CheckRewrite(rewrite, $"{path}.rewrite", review);
        var places = new[] { route.Rewrite?.Authority is { Length: > 0 } }
            .Concat((route.Headers?.Request?.Set?.Keys ?? []).Select(HeaderSyntax.IsAuthority))
            .Concat((route.Headers?.Request?.Add?.Keys ?? []).Select(HeaderSyntax.IsAuthority));
        if (places.Count(isSet => isSet) > 1)
            review.Add(
                HttpAuthorityTwice,
                path,
                "must rewrite the host in one place: rewrite.authority, or one header under headers.request"
            );
    }

    static void CheckRewrite(HttpRewrite rewrite, string path, Review review)
    {
        var hasUri = !string.IsNullOrEmpty(rewrite.Uri);
        if (hasUri && rewrite.UriRegexRewrite is not null)
            review.Add(VirtualServiceFindings.HttpRewrite, path, "must have uri or uriRegexRewrite, not both");
        if (!hasUri && rewrite.UriRegexRewrite is null && string.IsNullOrEmpty(rewrite.Authority))
            review.Add(
                VirtualServiceFindings.HttpRewrite,
                path,
                "must have uri, uriRegexRewrite or authority: add one, or remove rewrite"
            );
        if (rewrite.UriRegexRewrite is not { } regex)
            return;
        if (string.IsNullOrEmpty(regex.Match) || string.IsNullOrEmpty(regex.Rewrite))
            review.Add(VirtualServiceFindings.HttpRewrite, $"{path}.uriRegexRewrite", "must have match and rewrite");
        else
            HttpMatchRules.CheckRegex(regex.Match, $"{path}.uriRegexRewrite.match", review);
    }
}
