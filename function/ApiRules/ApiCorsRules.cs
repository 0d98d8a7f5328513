using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;

namespace Kyma.Krm.ApiRules;

/// <summary>Cross-origin requests.</summary>
internal static class ApiCorsRules
{
    public static readonly Rule OneOriginForm = new(
        "apirule-origin-form",
        Severity.Error,
        "An allowed origin has none or several of exact, prefix and regex."
    )
    {
        Source = "Istio, StringMatch: one of",
        Consequence = "Only one of them would count, or none.",
        Fix = "allowOrigins:\n- exact: https://shop.example.com",
    };

    public static readonly Rule EmptyPolicy = new(
        "apirule-empty-cors-policy",
        Severity.Error,
        "A CORS policy that allows nothing."
    )
    {
        Consequence = "It reads as if it allowed something; without one, CORS headers are removed.",
        Fix = "corsPolicy:\n  allowOrigins:\n  - exact: https://shop.example.com\n  allowMethods: [GET]",
    };

    public static readonly Rule NoPreflight = new(
        "apirule-no-preflight",
        Severity.Warning,
        "Cross-origin requests are allowed, but no path takes the OPTIONS request that browsers send first."
    )
    {
        Source = "Fetch standard, CORS-preflight fetch",
        Consequence = "Browsers refuse every cross-origin request that is not a simple one.",
        Fix = "methods: [GET, POST, OPTIONS]",
    };

    public static void Check(ApiRuleConfig config, string field, ConfigScope scope)
    {
        if (config.CorsPolicy is not { } cors)
            return;
        if (cors == new CorsPolicyConfig())
            scope.Report(EmptyPolicy, $"{field}.corsPolicy", "must allow something, or be left out");
        foreach (var (i, origin) in (cors.AllowOrigins ?? []).Index())
        {
            var forms = new[] { origin.Exact, origin.Prefix, origin.Regex }.Count(form => form is not null);
            if (forms != 1)
                scope.Report(
                    OneOriginForm,
                    $"{field}.corsPolicy.allowOrigins[{i}]",
                    $"must have exactly one of `exact`, `prefix` and `regex`, and has {forms}"
                );
        }

        if (config.Rules.Count > 0 && !config.Rules.Any(rule => rule.Methods.Contains("OPTIONS")))
        {
            scope.Report(
                NoPreflight,
                $"{field}.rules",
                "should take the method OPTIONS in some path, because browsers ask with it before a cross-origin request"
            );
        }
    }
}
