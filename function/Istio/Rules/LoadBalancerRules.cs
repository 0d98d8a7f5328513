using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Istio.Rules;

internal static class LoadBalancerRules
{
    const string Source = $"{IstioFiles.Validation} validateLoadBalancer";

    // Envoy's limit for the size of a Maglev table.
    const ulong LargestTable = 5_000_011;

    public static readonly Rule Cookie = new(
        "load-balancer-cookie",
        Severity.Error,
        "A cookie, or one of its attributes, without a name or with a name that stands twice."
    )
    {
        Source = Source,
        Consequence = IstioFiles.Rejected,
        Fix = "httpCookie: {name: session, ttl: 0s}",
    };

    public static readonly Rule RingSize = new(
        "load-balancer-ring-size",
        Severity.Warning,
        "consistentHash.minimumRingSize is deprecated."
    )
    {
        Source = Source,
        Consequence = IstioFiles.Warned,
        Fix = "consistentHash: {ringHash: {minimumRingSize: 1024}}",
    };

    public static readonly Rule RingSizeTwice = new(
        "load-balancer-ring-size-twice",
        Severity.Error,
        "consistentHash.minimumRingSize beside ringHash or maglev."
    )
    {
        Source = Source,
        Consequence = IstioFiles.Rejected,
        Fix = "Remove minimumRingSize.",
    };

    public static readonly Rule TableSize = new(
        "load-balancer-table-size",
        Severity.Error,
        "A Maglev table whose size is no prime number below 5000011."
    )
    {
        Source = Source,
        Consequence = IstioFiles.Rejected,
        Fix = "maglev: {tableSize: 65537}",
    };

    public static readonly Rule Warmup = new(
        "load-balancer-warmup",
        Severity.Error,
        "A warmup whose aggression is too small."
    )
    {
        Source = $"{Source}; at least 1 until 1.30, above 0 since 1.31",
        Consequence = IstioFiles.Rejected,
        Fix = "warmup: {duration: 30s, aggression: 1}",
    };

    public static readonly IReadOnlyList<Rule> All =
    [
        Cookie,
        RingSize,
        RingSizeTwice,
        TableSize,
        Warmup,
        .. LocalityRules.All,
    ];

    public static void Check(LoadBalancer? balancer, string path, bool hasOutlierDetection, Review review)
    {
        if (balancer is null)
            return;
        if (balancer.ConsistentHash is { } hash)
            CheckHash(hash, $"{path}.consistentHash", review);
        LocalityRules.Check(balancer, path, hasOutlierDetection, review);
        if (review.Version < IstioVersion.Of(24))
            DurationRules.Check(balancer.WarmupDurationSecs, $"{path}.warmupDurationSecs", review);
        if (balancer.Warmup is not { } warmup)
            return;
        DurationRules.Check(warmup.Duration, $"{path}.warmup.duration", review);
        if (review.Version >= IstioVersion.Of(31) ? warmup.Aggression <= 0 : warmup.Aggression < 1)
            review.Add(
                Warmup,
                $"{path}.warmup.aggression",
                $"'{warmup.Aggression}' must be {(review.Version >= IstioVersion.Of(31) ? "above 0" : "at least 1")}"
            );
    }

    static void CheckHash(ConsistentHash hash, string path, Review review)
    {
        if (hash.HttpCookie is { } cookie)
            CheckCookie(cookie, $"{path}.httpCookie", review);
        if (hash.MinimumRingSize is not (null or 0))
        {
            review.Add(RingSize, $"{path}.minimumRingSize", "is deprecated: use ringHash.minimumRingSize");
            if (hash.RingHash is not null || hash.Maglev is not null)
                review.Add(
                    RingSizeTwice,
                    $"{path}.minimumRingSize",
                    "must not stand beside ringHash or maglev: remove it"
                );
        }

        var size = hash.Maglev?.TableSize ?? 0;
        if (hash.Maglev is not null && (size is 0 or >= LargestTable || !IsPrime((ulong)size)))
            review.Add(
                TableSize,
                $"{path}.maglev.tableSize",
                $"'{size}' must be a prime number below {LargestTable}, such as 65537"
            );
    }

    static void CheckCookie(HttpCookie cookie, string path, Review review)
    {
        if (cookie.Name is "")
            review.Add(Cookie, $"{path}.name", "'' must be the cookie's name");
        var names = new HashSet<string>();
        for (var i = 0; i < cookie.Attributes?.Count; i++)
        {
            var name = cookie.Attributes[i].Name ?? "";
            var at = FieldPath.Child($"{path}.attributes", i);
            if (name.Length == 0)
                review.Add(Cookie, $"{at}.name", "'' must be the attribute's name");
            else if (!names.Add(name))
                review.Add(Cookie, $"{at}.name", $"'{name}' stands twice: remove one");
        }
    }

    static bool IsPrime(ulong number)
    {
        if (number is > 0 and < 4)
            return true;
        if (number % 2 == 0)
            return false;
        for (var factor = 3UL; factor * factor <= number; factor += 2)
        {
            if (number % factor == 0)
                return false;
        }

        return true;
    }
}
