using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Istio.Rules;

internal static class CorsRules
{
    const string Source = $"{IstioFiles.Validation} validateCORSPolicy";

    public static readonly Rule Origin = new("cors-origin", Severity.Error, "An allowed origin that is empty.")
    {
        Source = Source,
        Consequence = IstioFiles.Rejected,
        Fix = "allowOrigins: [{exact: 'https://shop.example.com'}]",
    };

    public static readonly Rule Method = new("cors-method", Severity.Error, "An allowed method that does not exist.")
    {
        Source = $"{Source}; '*' since 1.26",
        Consequence = IstioFiles.Rejected,
        Fix = "allowMethods: [GET, POST]",
    };

    public static readonly Rule Header = new(
        "cors-header",
        Severity.Error,
        "An allowed or exposed header that is no header's name."
    )
    {
        Source = Source,
        Consequence = IstioFiles.Rejected,
        Fix = "allowHeaders: [authorization, content-type]",
    };

    public static readonly Rule MaxAge = new("cors-max-age", Severity.Error, "A maxAge that is not in whole seconds.")
    {
        Source = Source,
        Consequence = IstioFiles.Rejected,
        Fix = "maxAge: 24h",
    };

    public static readonly IReadOnlyList<Rule> All = [Origin, Method, Header, MaxAge];

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

    public static void Check(CorsPolicy? policy, string path, Review review)
    {
        if (policy is null)
            return;
        for (var i = 0; i < policy.AllowOrigins?.Count; i++)
            CheckOrigin(policy.AllowOrigins[i], FieldPath.Child($"{path}.allowOrigins", i), review);
        for (var i = 0; i < policy.AllowMethods?.Count; i++)
        {
            var method = policy.AllowMethods[i];
            if (!Methods.Contains(method) && !(method == "*" && review.Version >= IstioVersion.Of(26)))
                review.Add(
                    Method,
                    FieldPath.Child($"{path}.allowMethods", i),
                    $"'{method}' must be one of: {string.Join(", ", Methods)}.{Suggestion.For(method, Methods)}"
                );
        }

        CheckHeaders(policy.AllowHeaders, $"{path}.allowHeaders", review);
        CheckHeaders(policy.ExposeHeaders, $"{path}.exposeHeaders", review);
        DurationRules.Check(policy.MaxAge, $"{path}.maxAge", review);
        if (policy.MaxAge is { } age && GoDuration.Nanoseconds(age) is { } nanoseconds && nanoseconds % 1_000_000_000 > 0)
            review.Add(MaxAge, $"{path}.maxAge", $"'{age}' must be in whole seconds");
    }

    static void CheckOrigin(StringMatch origin, string path, Review review)
    {
        if (string.IsNullOrEmpty(origin.Exact ?? origin.Prefix ?? origin.Regex))
            review.Add(Origin, path, "must have exact, prefix or regex with a value");
        else
            HttpMatchRules.CheckRegex(origin, path, review);
    }

    static void CheckHeaders(IReadOnlyList<string>? names, string path, Review review)
    {
        for (var i = 0; i < names?.Count; i++)
        {
            if (names[i] != "*" && !HeaderSyntax.IsName(names[i]))
                review.Add(Header, FieldPath.Child(path, i), $"'{names[i]}' must be a header's name, or '*'");
        }
    }
}
