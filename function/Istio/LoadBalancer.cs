using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Istio;

/// <summary>Which endpoint of a host a request goes to.</summary>
internal sealed class LoadBalancer : JsonFields
{
    public string? Simple
    {
        get => Text();
        init => Put(value);
    }

    public ConsistentHash? ConsistentHash
    {
        get => Object<ConsistentHash>();
        init => Put(value);
    }

    public LocalityLoadBalancing? LocalityLbSetting
    {
        get => Object<LocalityLoadBalancing>();
        init => Put(value);
    }

    /// <summary>Since Istio 1.31.</summary>
    public LocalityLoadBalancing? ZoneAwareLbSetting
    {
        get => Object<LocalityLoadBalancing>();
        init => Put(value);
    }

    public string? WarmupDurationSecs
    {
        get => Text();
        init => Put(value);
    }

    public Warmup? Warmup
    {
        get => Object<Warmup>();
        init => Put(value);
    }
}

internal sealed class ConsistentHash : JsonFields
{
    public string? HttpHeaderName
    {
        get => Text();
        init => Put(value);
    }

    public HttpCookie? HttpCookie
    {
        get => Object<HttpCookie>();
        init => Put(value);
    }

    public bool? UseSourceIp
    {
        get => Flag();
        init => Put(value);
    }

    public string? HttpQueryParameterName
    {
        get => Text();
        init => Put(value);
    }

    public RingHash? RingHash
    {
        get => Object<RingHash>();
        init => Put(value);
    }

    public MagLev? Maglev
    {
        get => Object<MagLev>();
        init => Put(value);
    }

    public decimal? MinimumRingSize
    {
        get => Fraction();
        init => Put(value);
    }
}

internal sealed class HttpCookie : JsonFields
{
    public string? Name
    {
        get => Text();
        init => Put(value);
    }

    public string? Path
    {
        get => Text();
        init => Put(value);
    }

    public string? Ttl
    {
        get => Text();
        init => Put(value);
    }

    public IReadOnlyList<CookieAttribute>? Attributes
    {
        get => List<CookieAttribute>();
        init => Put(value);
    }
}

internal sealed class CookieAttribute : JsonFields
{
    public string? Name
    {
        get => Text();
        init => Put(value);
    }

    public string? Value
    {
        get => Text();
        init => Put(value);
    }
}

internal sealed class RingHash : JsonFields
{
    public decimal? MinimumRingSize
    {
        get => Fraction();
        init => Put(value);
    }
}

internal sealed class MagLev : JsonFields
{
    public decimal? TableSize
    {
        get => Fraction();
        init => Put(value);
    }
}

/// <summary>Of <c>localityLbSetting</c>, and without <c>distribute</c> of <c>zoneAwareLbSetting</c>.</summary>
internal sealed class LocalityLoadBalancing : JsonFields
{
    public IReadOnlyList<LocalityDistribution>? Distribute
    {
        get => List<LocalityDistribution>();
        init => Put(value);
    }

    public IReadOnlyList<LocalityFailover>? Failover
    {
        get => List<LocalityFailover>();
        init => Put(value);
    }

    public IReadOnlyList<string>? FailoverPriority
    {
        get => Texts();
        init => Put(value);
    }

    public bool? Enabled
    {
        get => Flag();
        init => Put(value);
    }
}

internal sealed class LocalityDistribution : JsonFields
{
    public string? From
    {
        get => Text();
        init => Put(value);
    }

    public IReadOnlyDictionary<string, long>? To
    {
        get => IntegerMap();
        init => Put(value);
    }
}

internal sealed class LocalityFailover : JsonFields
{
    public string? From
    {
        get => Text();
        init => Put(value);
    }

    public string? To
    {
        get => Text();
        init => Put(value);
    }
}

internal sealed class Warmup : JsonFields
{
    public string? Duration
    {
        get => Text();
        init => Put(value);
    }

    public decimal? MinimumPercent
    {
        get => Fraction();
        init => Put(value);
    }

    public decimal? Aggression
    {
        get => Fraction();
        init => Put(value);
    }
}
