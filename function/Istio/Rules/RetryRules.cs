using System.Globalization;
using System.Net;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;

namespace Kyma.Krm.Istio.Rules;

internal static class RetryRules
{
    const string Source = $"{IstioFiles.Agent} ValidateHTTPRetry";

    public static readonly Rule Attempts = new(
        "retry-attempts",
        Severity.Error,
        "Retries with negative attempts, or with settings although attempts is 0."
    )
    {
        Source = Source,
        Consequence = IstioFiles.Rejected,
        Fix = "retries: {attempts: 3, perTryTimeout: 2s}",
    };

    public static readonly Rule RetryOn = new(
        "retry-on",
        Severity.Error,
        "A condition to retry on that Envoy does not know."
    )
    {
        Source = Source,
        Consequence = IstioFiles.Rejected,
        Fix = "retryOn: gateway-error,connect-failure,503",
    };

    public static readonly IReadOnlyList<Rule> All = [Attempts, RetryOn];

    static readonly IReadOnlyList<string> Conditions =
    [
        "5xx",
        "gateway-error",
        "reset",
        "reset-before-request",
        "connect-failure",
        "retriable-4xx",
        "refused-stream",
        "retriable-status-codes",
        "retriable-headers",
        "envoy-ratelimited",
        "http3-post-connect-failure",
        "cancelled",
        "deadline-exceeded",
        "internal",
        "resource-exhausted",
        "unavailable",
    ];

    public static void Check(HttpRetry? retries, string path, Review review)
    {
        if (retries is null)
            return;
        if (retries.Attempts < 0)
            review.Add(Attempts, $"{path}.attempts", $"'{retries.Attempts}' must not be negative");
        if (
            retries.Attempts is null or 0
            && (
                retries.PerTryTimeout is not null
                || !string.IsNullOrEmpty(retries.RetryOn)
                || retries.RetryRemoteLocalities is not null
            )
        )
        {
            review.Add(Attempts, $"{path}.attempts", "must be above 0 beside other settings: set it, or remove them");
        }

        DurationRules.Check(retries.PerTryTimeout, $"{path}.perTryTimeout", review);
        DurationRules.Check(retries.Backoff, $"{path}.backoff", review);
        if (string.IsNullOrEmpty(retries.RetryOn))
            return;
        foreach (
            var condition in retries
                .RetryOn.Split(',')
                .Where(condition => !Conditions.Contains(condition) && !IsStatus(condition))
        )
        {
            review.Add(
                RetryOn,
                $"{path}.retryOn",
                $"'{condition}' must be an HTTP status or one of: {string.Join(", ", Conditions)}.{Suggestion.For(condition, Conditions)}"
            );
        }
    }

    // Go's http.StatusText knows the statuses of the IANA registry, as .NET's enum does; .NET lacks 418 and 425, Go lacks 306.
    static bool IsStatus(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var status)
        && (status is 418 or 425 || (status != 306 && Enum.IsDefined((HttpStatusCode)status)));
}
