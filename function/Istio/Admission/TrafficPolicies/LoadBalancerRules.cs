using Kyma.Krm.Istio.Model;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Istio.Texts.DestinationRuleFindings;

namespace Kyma.Krm.Istio.Admission.TrafficPolicies;

/// <summary>
/// <c>loadBalancer</c> of a traffic policy: one kind of balancing, with the fields that belong to it.
/// </summary>
internal static class LoadBalancerRules
{
    // Envoy's limit for the size of a Maglev table.
    const decimal LargestTable = 5_000_011;

    public static void Check(LoadBalancer balancer, string path, bool hasOutlierDetection, Review review)
    {
        if (balancer.ConsistentHash is { } hash)
            CheckHash(hash, $"{path}.consistentHash", review);
        LocalityRules.Check(balancer, path, hasOutlierDetection, review);
        if (review.Version < IstioVersion.Of(24))
            review.Duration(balancer.WarmupDurationSecs, $"{path}.warmupDurationSecs");
        if (balancer.Warmup is not { } warmup)
            return;
        review.Duration(warmup.Duration, $"{path}.warmup.duration");
        if (review.Version >= IstioVersion.Of(31) ? warmup.Aggression <= 0 : warmup.Aggression < 1)
            review.Add(
                LoadBalancerWarmup,
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
            review.Add(LoadBalancerRingSize, $"{path}.minimumRingSize", "is deprecated: use ringHash.minimumRingSize");
            if (hash.RingHash is not null || hash.Maglev is not null)
                review.Add(
                    LoadBalancerRingSizeTwice,
                    $"{path}.minimumRingSize",
                    "must not be set together with ringHash or maglev: remove it"
                );
        }

        CheckRing(hash.MinimumRingSize, $"{path}.minimumRingSize", review);
        CheckRing(hash.RingHash?.MinimumRingSize, $"{path}.ringHash.minimumRingSize", review);
        var size = hash.Maglev?.TableSize ?? 0;
        if (hash.Maglev is not null && (size is <= 0 or >= LargestTable || !IsPrime(size)))
            review.Add(
                LoadBalancerTableSize,
                $"{path}.maglev.tableSize",
                $"'{size}' must be a prime number below {LargestTable}, such as 65537"
            );
    }

    /// <summary>Larger numbers reach the webhook as floats, which it cannot read.</summary>
    static void CheckRing(decimal? size, string path, Review review)
    {
        if (size > long.MaxValue)
            review.Add(LoadBalancerRingSizeLarge, path, $"'{size}' must be at most {long.MaxValue}");
    }

    static void CheckCookie(HttpCookie cookie, string path, Review review)
    {
        if (cookie.Name is "")
            review.Add(LoadBalancerCookie, $"{path}.name", "'' must be the cookie's name");
        var names = new HashSet<string>();
        for (var i = 0; i < cookie.Attributes?.Count; i++)
        {
            var name = cookie.Attributes[i].Name ?? "";
            var at = FieldPath.Child($"{path}.attributes", i);
            if (name.Length == 0)
                review.Add(LoadBalancerCookie, $"{at}.name", "'' must be the attribute's name");
            else if (!names.Add(name))
                review.Add(LoadBalancerCookie, $"{at}.name", $"'{name}' is listed twice: remove one");
        }
    }

    static bool IsPrime(decimal number)
    {
        if (number is 1 or 2 or 3)
            return true;
        if (number % 2 == 0)
            return false;
        for (var factor = 3; factor * factor <= number; factor += 2)
        {
            if (number % factor == 0)
                return false;
        }

        return true;
    }
}
