using System.Globalization;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Schema;

namespace Kyma.Krm.Tracing.Guards;

/// <summary>Which scripts of other origins the proxy lets read answers, and with what.</summary>
internal static class CorsTrait
{
    const string Name = "CORS";

    /// <summary>Without a policy, or without an origin in it, the proxy allows none.</summary>
    public static Trait Of(CorsPolicy? policy)
    {
        var origins = Origins(policy).Distinct().Order(StringComparer.Ordinal).ToArray();
        if (policy is null || origins.Length == 0)
            return new Trait(Name, "no origin allowed by CORS") { Allows = Grants.Nothing };
        string[] settings =
        [
            string.Join(',', Names(policy.ExposeHeaders)),
            GoDuration.Nanoseconds(policy.MaxAge ?? "")?.ToString(CultureInfo.InvariantCulture) ?? "",
            policy.UnmatchedPreflights is "UNSPECIFIED" ? "" : policy.UnmatchedPreflights ?? "",
        ];
        return new Trait(
            Name,
            $"CORS for {string.Join(", ", origins.Select(Shown))}"
                + Listed("methods", policy.AllowMethods?.Distinct().Order(StringComparer.Ordinal))
                + Listed("headers", Names(policy.AllowHeaders))
                + (policy.AllowCredentials == true ? ", with credentials" : ""),
            string.Join('\n', settings)
        )
        {
            Allows = new Grants(origins.Select(origin => Of(policy, origin))),
            SaysAll = true,
        };
    }

    static string Listed(string name, IEnumerable<string>? values) =>
        string.Join(" or ", values ?? []) is { Length: > 0 } all ? $", {name} {all}" : "";

    static Grant Of(CorsPolicy policy, string origin) =>
        new([
            new Requirement("origin", ValueKind.Origin, [origin]),
            new Requirement(
                "credentials",
                ValueKind.Word,
                policy.AllowCredentials == true ? ["with", "without"] : ["without"]
            ),
            new Requirement(
                "method",
                ValueKind.Pattern,
                (policy.AllowMethods ?? [])
                    .Select(method => method.ToUpperInvariant())
                    .Append("GET")
                    .Distinct()
                    .ToArray()
            ),
            new Requirement(
                "header",
                ValueKind.Pattern,
                Names(policy.AllowHeaders).Append("accept").Distinct().ToArray()
            ),
        ]);

    static IEnumerable<string> Origins(CorsPolicy? policy) =>
        (policy?.AllowOrigins ?? [])
            .Select(origin =>
                origin.Exact is { } exact ? $"exact:{exact}"
                : origin.Prefix is { } prefix ? $"prefix:{prefix}"
                : $"regex:{origin.Regex}"
            )
            .Concat((policy?.AllowOrigin ?? []).Select(origin => $"exact:{origin}"));

    static IEnumerable<string> Names(IReadOnlyList<string>? headers) =>
        (headers ?? []).Select(header => header.ToLowerInvariant()).Distinct().Order(StringComparer.Ordinal);

    static string Shown(string origin) =>
        origin.StartsWith("exact:", StringComparison.Ordinal) ? origin["exact:".Length..]
        : origin.StartsWith("prefix:", StringComparison.Ordinal) ? $"{origin["prefix:".Length..]}*"
        : $"/{origin["regex:".Length..]}/";
}
