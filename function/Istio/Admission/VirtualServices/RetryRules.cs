using System.Globalization;
using System.Net;
using Kyma.Krm.Istio.Model;
using static Kyma.Krm.Istio.Texts.VirtualServiceFindings;

namespace Kyma.Krm.Istio.Admission.VirtualServices;

/// <summary><c>retries</c> of a route.</summary>
internal static class RetryRules
{
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

    public static void Check(HttpRetry retries, string path, Review review)
    {
        review.NotNegative(retries.Attempts, RetryAttempts, $"{path}.attempts");
        if (
            retries.Attempts is null or 0
            && (
                retries.PerTryTimeout is not null
                || !string.IsNullOrEmpty(retries.RetryOn)
                || retries.RetryRemoteLocalities is not null
            )
        )
            review.Add(
                RetryAttempts,
                $"{path}.attempts",
                "must be above 0 together with other settings: set it, or remove them"
            );

        review.Duration(retries.PerTryTimeout, $"{path}.perTryTimeout");
        review.Duration(retries.Backoff, $"{path}.backoff");
        if (string.IsNullOrEmpty(retries.RetryOn))
            return;
        foreach (
            var condition in retries
                .RetryOn.Split(',')
                .Where(condition => !Conditions.Contains(condition) && !IsStatus(condition))
        )
            review.NotOneOf(condition, Conditions, RetryOn, $"{path}.retryOn", "an HTTP status or ");
    }

    // Go's http.StatusText knows the statuses of the IANA registry, as .NET's enum does; .NET lacks 418 and 425, Go
    // lacks 306.
    static bool IsStatus(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var status)
        && (status is 418 or 425 || (status != 306 && Enum.IsDefined((HttpStatusCode)status)));
}
