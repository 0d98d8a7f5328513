using System.Globalization;
using Kyma.Krm.Mesh.Resources;
using Kyma.Krm.RateLimits;
using Kyma.Krm.Schema;

namespace Kyma.Krm.Tracing.Guards;

/// <summary>How many requests Kyma's RateLimits let pods take.</summary>
internal sealed class RateLimitTraits(IReadOnlyList<MeshRateLimit> limits)
{
    const string Name = "RateLimits";

    readonly Lookup<string, MeshRateLimit> _limits = limits.ToLookup(limit => limit.Reference.Namespace);

    /// <summary>What the limits select, with their namespaces.</summary>
    public IEnumerable<(string Namespace, IReadOnlyDictionary<string, string> Labels)> Selectors =>
        limits
            .Where(limit => limit.Spec.SelectorLabels is { Count: > 0 })
            .Select(limit => (limit.Reference.Namespace, limit.Spec.SelectorLabels!));

    /// <summary>The controller accepts no second limit for a pod: of several, the first counts.</summary>
    public Trait Of(PodGroup pods)
    {
        if (
            _limits[pods.Namespace ?? ""]
                .FirstOrDefault(one => one.Spec.SelectorLabels is { Count: > 0 } labels && pods.HasLabels(labels))
            is not { } limit
        )
            return new Trait(Name, "no RateLimit") { Allows = Grants.Everything };
        return new Trait(
            Name,
            $"{limit.Reference}: {string.Join("; ", RateLimitWords.Lines(limit.Spec))}",
            limit.Spec.EnableResponseHeaders == true ? "headers" : ""
        )
        {
            Allows = limit.Spec.Enforce == false ? Grants.Everything : new Grants(Buckets(limit.Spec)),
            SaysAll = true,
        };
    }

    /// <summary>Requests that no bucket is for fall to the default one.</summary>
    static IEnumerable<Grant> Buckets(RateLimitSpec spec)
    {
        var others = new Grant([]);
        foreach (var bucket in spec.Local?.Buckets ?? [])
        {
            var which = string.Join(
                ", ",
                (bucket.Headers ?? new Dictionary<string, string>())
                    .OrderBy(header => header.Key, StringComparer.Ordinal)
                    .Select(header => $"{header.Key.ToLowerInvariant()}: {header.Value}")
                    .Prepend(bucket.Path ?? "")
            );
            others = others.With(new Requirement("requests for", ValueKind.Word, [which], IsNot: true));
            yield return Limited(new Requirement("requests for", ValueKind.Word, [which]), bucket.Bucket);
        }

        yield return new Grant([.. others.Requirements, .. Limited(null, spec.Local?.DefaultBucket).Requirements]);
    }

    static Grant Limited(Requirement? which, TokenBucket? bucket)
    {
        Requirement? most = bucket?.MaxTokens is { } tokens
            ? new Requirement("at once", ValueKind.Most, [tokens.ToString(CultureInfo.InvariantCulture)])
            : null;
        Requirement? rate =
            bucket?.TokensPerFill is { } fill && GoDuration.Nanoseconds(bucket.FillInterval ?? "") is > 0 and var every
                ? new Requirement(
                    "a second",
                    ValueKind.Most,
                    [(fill * 1_000_000_000m / every).ToString(CultureInfo.InvariantCulture)]
                )
                : null;
        return new Grant(new[] { which, most, rate }.OfType<Requirement>().ToArray());
    }
}
