using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Texts;

namespace Kyma.Krm.Istio.Admission.VirtualServices;

/// <summary><c>redirect</c> of a route.</summary>
internal static class RedirectRules
{
    public static readonly IReadOnlyList<Rule> All = [VirtualServiceFindings.HttpRedirect];

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
        if (IsSet(redirect.PrefixRewrite))
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
        if (IsSet(redirect.Uri))
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

    static bool IsSet(string? text) => !string.IsNullOrEmpty(text);
}
