using System.Text;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Istio.Texts;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Istio.Texts.VirtualServiceFindings;

namespace Kyma.Krm.Istio.Admission.VirtualServices;

/// <summary><c>redirect</c> of a route.</summary>
internal static class RedirectRules
{
    public static void Check(HttpRedirect redirect, HttpRoute route, string path, Review review)
    {
        var at = $"{path}.redirect";
        if (
            redirect is
            {
                Uri: null or "",
                PrefixRewrite: null or "",
                Authority: null or "",
                Scheme: null or "",
                Port: null,
                DerivePort: null
            }
        )
            review.Add(VirtualServiceFindings.HttpRedirect, at, "must have uri, authority, scheme or port: add one");
        if (Review.IsSet(redirect.PrefixRewrite))
            CheckPrefix(route, redirect, at, review);
        if (redirect.RedirectCode != 0)
            review.Between(redirect.RedirectCode, 300, 399, VirtualServiceFindings.HttpRedirect, $"{at}.redirectCode");
        if (redirect.Scheme is not (null or "" or "http" or "https"))
            review.Add(
                VirtualServiceFindings.HttpRedirect,
                $"{at}.scheme",
                $"'{redirect.Scheme}' must be http or https"
            );
        review.Port(redirect.Port, VirtualServiceFindings.HttpRedirect, $"{at}.port", mayBeZero: true);
    }

    static void CheckPrefix(HttpRoute route, HttpRedirect redirect, string path, Review review)
    {
        if (Review.IsSet(redirect.Uri))
            review.Add(
                VirtualServiceFindings.HttpRedirect,
                $"{path}.prefixRewrite",
                "must not be set together with uri: remove one of them"
            );
        if ((route.Match ?? []).Any(match => match.Uri is { Prefix: null }))
            review.Add(
                VirtualServiceFindings.HttpRedirect,
                $"{path}.prefixRewrite",
                "needs a prefix in every uri that the route matches"
            );
    }
}

/// <summary><c>directResponse</c> of a route: a status, and at most one body.</summary>
internal static class DirectResponseRules
{
    public static void Check(HttpDirectResponse response, string path, Review review)
    {
        review.HttpStatus(response.Status ?? 0, DirectResponseStatus, $"{path}.status");
        if (response.Body?.Bytes is { } bytes && !IsBase64(bytes))
            review.Add(DirectResponseBytes, $"{path}.body.bytes", "must be base64; for plain text use string");
        // base64: four characters stand for three bytes, and padding for none.
        var size = response.Body?.String is { } text
            ? Encoding.UTF8.GetByteCount(text)
            : (response.Body?.Bytes?.TrimEnd('=').Length ?? 0) * 3 / 4;
        if (size > 1024 * 1024)
            review.Add(DirectResponseTooLarge, $"{path}.body", $"must have at most 1 MiB, not {size} bytes");
        else if (size > 100 * 1024)
            review.Add(DirectResponseLarge, $"{path}.body", $"should have at most 100 KiB, not {size} bytes");
    }

    static bool IsBase64(string text) =>
        System.Buffers.Text.Base64.IsValid(
            text.Replace('-', '+').Replace('_', '/').PadRight((text.Length + 3) / 4 * 4, '=')
        );
}

/// <summary><c>rewrite</c> of a route.</summary>
internal static class RewriteRules
{
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

/// <summary><c>mirror</c> and <c>mirrors</c> of a route.</summary>
internal static class MirrorRules
{
    public static void Check(HttpRoute route, string path, Review review)
    {
        CheckPercent(route.MirrorPercent, $"{path}.mirrorPercent", review);
        CheckPercent(route.MirrorPercentSnake, $"{path}.mirror_percent", review);
        CheckPercentage(route.MirrorPercentage, $"{path}.mirrorPercentage.value", review);
        review.Destination(route.Mirror, $"{path}.mirror");
        for (var i = 0; i < route.Mirrors?.Count; i++)
        {
            var at = FieldPath.Child($"{path}.mirrors", i);
            review.Destination(route.Mirrors[i].Destination, $"{at}.destination");
            CheckPercentage(route.Mirrors[i].Percentage, $"{at}.percentage.value", review);
        }
    }

    static void CheckPercent(long? percent, string path, Review review)
    {
        if (percent is not null)
            review.Add(MirrorPercent, path, "is deprecated: use mirrorPercentage");
        if (percent > 100)
            review.Add(MirrorPercentage, path, $"'{percent}' must be at most 100");
    }

    static void CheckPercentage(Percent? percentage, string path, Review review) =>
        review.Between(percentage?.Value, 0, 100, MirrorPercentage, path);
}
