using Kyma.Krm.Istio.Admission.Gateways;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Istio.Texts.VirtualServiceFindings;

namespace Kyma.Krm.Istio.Admission.VirtualServices;

/// <summary>Expressions and header names that Istio's webhook accepts and Envoy does not.</summary>
internal static class VirtualServicePitfallRules
{
    public static void Check(VirtualServiceSpec spec, Review review)
    {
        ServerPitfallRules.CheckCase(spec.Hosts, "spec.hosts", review);
        for (var i = 0; i < spec.Http?.Count; i++)
        {
            var path = FieldPath.Child("spec.http", i);
            var route = spec.Http[i];
            for (var j = 0; j < route.Match?.Count; j++)
                CheckMatch(route.Match[j], FieldPath.Child($"{path}.match", j), review);
            for (var j = 0; j < route.CorsPolicy?.AllowOrigins?.Count; j++)
                CheckText(
                    route.CorsPolicy.AllowOrigins[j],
                    FieldPath.Child($"{path}.corsPolicy.allowOrigins", j),
                    review
                );
            CheckNames(route.CorsPolicy?.AllowHeaders, $"{path}.corsPolicy.allowHeaders", review);
            CheckNames(route.CorsPolicy?.ExposeHeaders, $"{path}.corsPolicy.exposeHeaders", review);
            CheckRegex(route.Rewrite?.UriRegexRewrite?.Match, $"{path}.rewrite.uriRegexRewrite.match", review);
        }
    }

    static void CheckMatch(HttpMatch match, string path, Review review)
    {
        CheckText(match.Uri, $"{path}.uri", review);
        CheckText(match.Scheme, $"{path}.scheme", review);
        CheckText(match.Method, $"{path}.method", review);
        CheckText(match.Authority, $"{path}.authority", review);
        foreach (var (name, text) in match.QueryParams ?? NoTexts)
            CheckText(text, FieldPath.Child($"{path}.queryParams", name), review);
        CheckHeaders(match.Headers, $"{path}.headers", review);
        CheckHeaders(match.WithoutHeaders, $"{path}.withoutHeaders", review);
    }

    static void CheckHeaders(IReadOnlyDictionary<string, StringMatch>? headers, string path, Review review)
    {
        foreach (var (name, text) in headers ?? NoTexts)
        {
            CheckName(name, FieldPath.Child(path, name), review);
            CheckText(text, FieldPath.Child(path, name), review);
        }
    }

    static void CheckNames(IReadOnlyList<string>? names, string path, Review review)
    {
        for (var i = 0; i < names?.Count; i++)
            CheckName(names[i], FieldPath.Child(path, i), review);
    }

    static void CheckName(string name, string path, Review review)
    {
        if (name.Contains(',', StringComparison.Ordinal) && HeaderSyntax.IsName(name))
            review.Add(
                HttpHeaderComma,
                path,
                $"'{name}' contains a comma, and no header's name does: the entry never applies. Write an "
                    + "entry for each header"
            );
    }

    static void CheckText(StringMatch? match, string path, Review review) =>
        CheckRegex(match?.Regex, $"{path}.regex", review);

    static void CheckRegex(string? regex, string path, Review review)
    {
        if (regex is { Length: <= 1024 } && Re2Syntax.GroupNamedTwice(regex) is { } group)
            review.Add(
                HttpRegexGroupTwice,
                path,
                $"'{regex}' uses the group name '{group}' twice. Istio accepts it, but Envoy rejects the "
                    + "route configuration and keeps the previous one. Rename or remove one of the two"
            );
    }

    static readonly Dictionary<string, StringMatch> NoTexts = [];
}
