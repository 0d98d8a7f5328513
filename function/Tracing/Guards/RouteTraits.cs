using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Schema;

namespace Kyma.Krm.Tracing.Guards;

/// <summary>
/// What the routes on the way of a request do, apart from where they send it. What is written equals what counts where
/// nothing is written: retries are attempted twice, a timeout of 0 is none, a mirror gets all requests.
/// </summary>
internal static class RouteTraits
{
    const string RedirectName = "redirect";
    const string AnswerName = "answer of its own";

    /// <summary>It is about what the proxy answers itself, in place of a destination.</summary>
    public static bool IsAnswer(Trait trait) => trait.Name is RedirectName or AnswerName;

    /// <summary>One for each respect in which it says something, and those that always count.</summary>
    /// <param name="namespace">That completes short hosts.</param>
    public static IEnumerable<Trait> Of(HttpRoute route, string @namespace)
    {
        if (route.Redirect is { } redirect)
            yield return Redirected(redirect);
        if (route.DirectResponse is { } direct)
            yield return Answered(direct);
        yield return CorsTrait.Of(route.CorsPolicy);
        yield return Retried(route.Retries);
        if (Duration(route.Timeout) is { Length: > 0 } timeout)
            yield return new Trait("timeout", $"timeout {timeout}", timeout);
        if (Rewritten(route.Rewrite) is { } rewrite)
            yield return rewrite;
        if (Mirrored(route, @namespace) is { Count: > 0 } mirrors)
            yield return OfAll("copies of requests", "", mirrors);
        if (Injected(route.Fault) is { Count: > 0 } faults)
            yield return OfAll("fault injection", "fault injection: ", faults);
        foreach (var headers in HeaderTraits.Of(route, @namespace))
            yield return headers;
    }

    static Trait OfAll(string name, string start, List<string> parts)
    {
        var words = string.Join(", ", parts.Order(StringComparer.Ordinal));
        return new Trait(name, $"{start}{words}", words);
    }

    static Trait Redirected(HttpRedirect redirect)
    {
        string?[] parts =
        [
            redirect.Scheme is { } scheme ? $"scheme {scheme}" : null,
            redirect.Authority is { } authority ? $"host {authority}" : null,
            redirect.Port is { } port ? $"port {port}" : null,
            redirect.DerivePort is { } derived ? $"port {derived}" : null,
            redirect.Uri is { } uri ? $"path {uri}" : null,
            redirect.PrefixRewrite is { } prefix ? $"path that begins with {prefix}" : null,
        ];
        var to = string.Join(", ", parts.OfType<string>());
        var words = $"redirect {redirect.RedirectCode ?? 301} to {to}";
        return new Trait(RedirectName, words, words);
    }

    /// <summary>The body is shown by nothing but its size.</summary>
    static Trait Answered(HttpDirectResponse direct)
    {
        var body = direct.Body?.String ?? direct.Body?.Bytes ?? "";
        return new Trait(
            AnswerName,
            $"answer {direct.Status} {(body.Length > 0 ? "with a body" : "without a body")}",
            $"{direct.Status} {direct.Body?.String}\n{direct.Body?.Bytes}"
        );
    }

    /// <summary>
    /// As istiod does it (route/retry/retry.go ConvertPolicy): nothing written is two more attempts, 0 is none.
    /// </summary>
    static Trait Retried(HttpRetry? retries)
    {
        if (retries is not null && retries.Attempts is null or <= 0)
            return new Trait("retries", "no retries", "0");
        string?[] parts =
        [
            $"at most {retries?.Attempts ?? 2} retries",
            Duration(retries?.PerTryTimeout) is { Length: > 0 } limit ? $"each at most {limit}" : null,
            retries?.RetryOn is { Length: > 0 } on
                ? $"on {string.Join(',', on.Split(',', StringSplitOptions.TrimEntries).Order(StringComparer.Ordinal))}"
                : null,
            retries?.RetryRemoteLocalities == true ? "also in other localities" : null,
            retries?.RetryIgnorePreviousHosts == false ? "also at the same host" : null,
            Duration(retries?.Backoff) is { Length: > 0 } backoff ? $"after {backoff}" : null,
        ];
        var words = string.Join(", ", parts.OfType<string>());
        return new Trait("retries", words, words);
    }

    static Trait? Rewritten(HttpRewrite? rewrite)
    {
        string?[] parts =
        [
            rewrite?.Uri is { Length: > 0 } uri ? $"path to {uri}" : null,
            rewrite?.UriRegexRewrite is { } regex ? $"path {regex.Match} to {regex.Rewrite}" : null,
            rewrite?.Authority is { Length: > 0 } authority ? $"host to {authority}" : null,
        ];
        var words = string.Join(", ", parts.OfType<string>());
        return words.Length > 0 ? new Trait("rewrite", $"rewrites the {words}", words) : null;
    }

    static List<string> Mirrored(HttpRoute route, string @namespace)
    {
        var mirrors = (route.Mirrors ?? [])
            .Select(mirror => (mirror.Destination, Part: mirror.Percentage?.Value))
            .ToList();
        if (mirrors.Count == 0 && route.Mirror is { } single)
            mirrors.Add((single, route.MirrorPercentage?.Value ?? route.MirrorPercent ?? route.MirrorPercentSnake));
        return
        [
            .. mirrors
                .Where(mirror => mirror is { Destination: not null, Part: not 0 })
                .Select(mirror =>
                    $"copies of {Part(mirror.Part)}requests to {Target(mirror.Destination!, @namespace)}"
                ),
        ];
    }

    static List<string> Injected(HttpFault? fault)
    {
        var faults = new List<string>();
        if (fault?.Delay is { } delay && (delay.Percentage?.Value ?? delay.Percent) is var delayed and not 0)
            faults.Add($"{Part(delayed)}requests wait {Duration(delay.FixedDelay ?? delay.ExponentialDelay)}");
        if (fault?.Abort is { } abort && abort.Percentage?.Value is var aborted and not 0)
            faults.Add(
                $"{Part(aborted)}requests end with " + (abort.GrpcStatus ?? abort.Http2Error ?? $"{abort.HttpStatus}")
            );
        return faults;
    }

    static string Part(decimal? percent) =>
        percent is { } part && part != 100 ? $"{part / 1.000000000000m} % of the " : "all ";

    /// <summary>The host with its port and subset.</summary>
    static string Target(Destination to, string @namespace) =>
        HostNames.Completed(to.Host ?? "", @namespace)
        + (to.Port?.Number is { } port ? $":{port}" : "")
        + (to.Subset is { Length: > 0 } subset ? $" (subset {subset})" : "");

    /// <summary>In seconds; empty where it is none.</summary>
    static string Duration(string? text) =>
        text is not null && GoDuration.Nanoseconds(text) is > 0 and var nanoseconds
            ? $"{nanoseconds / 1_000_000_000m:0.#########}s"
            : "";
}
