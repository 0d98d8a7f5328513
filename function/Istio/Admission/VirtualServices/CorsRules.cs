using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Istio.Texts.VirtualServiceFindings;

namespace Kyma.Krm.Istio.Admission.VirtualServices;

/// <summary><c>corsPolicy</c> of a route.</summary>
internal static class CorsRules
{
    static readonly IReadOnlyList<string> Methods =
    [
        "GET",
        "HEAD",
        "POST",
        "PUT",
        "PATCH",
        "DELETE",
        "CONNECT",
        "OPTIONS",
        "TRACE",
    ];

    public static void Check(CorsPolicy policy, string path, Review review)
    {
        for (var i = 0; i < policy.AllowOrigins?.Count; i++)
            CheckOrigin(policy.AllowOrigins[i], FieldPath.Child($"{path}.allowOrigins", i), review);
        for (var i = 0; i < policy.AllowMethods?.Count; i++)
        {
            var method = policy.AllowMethods[i];
            if (!Methods.Contains(method) && !(method == "*" && review.Version >= IstioVersion.Of(26)))
                review.NotOneOf(method, Methods, CorsMethod, FieldPath.Child($"{path}.allowMethods", i));
        }

        CheckHeaders(policy.AllowHeaders, $"{path}.allowHeaders", review);
        CheckHeaders(policy.ExposeHeaders, $"{path}.exposeHeaders", review);
        review.Duration(policy.MaxAge, $"{path}.maxAge");
        if (
            policy.MaxAge is { } age
            && GoDuration.Nanoseconds(age) is { } nanoseconds
            && nanoseconds % 1_000_000_000 > 0
        )
            review.Add(CorsMaxAge, $"{path}.maxAge", $"'{age}' must be in whole seconds");
    }

    static void CheckOrigin(StringMatch origin, string path, Review review)
    {
        if (string.IsNullOrEmpty(origin.Exact ?? origin.Prefix ?? origin.Regex))
            review.Add(CorsOrigin, path, "must have exact, prefix or regex with a value");
        else
            HttpMatchRules.CheckRegex(origin, path, review);
    }

    static void CheckHeaders(IReadOnlyList<string>? names, string path, Review review)
    {
        for (var i = 0; i < names?.Count; i++)
        {
            if (names[i] != "*" && !HeaderSyntax.IsName(names[i]))
                review.Add(CorsHeader, FieldPath.Child(path, i), $"'{names[i]}' must be a header's name, or '*'");
        }
    }
}
