namespace Kyma.Krm.Istio;

/// <summary>Which endpoint of a host a request goes to.</summary>
internal sealed record LoadBalancer
{
    public string? Simple { get; init; }

    public ConsistentHash? ConsistentHash { get; init; }

    public LocalityLoadBalancing? LocalityLbSetting { get; init; }

    /// <summary>Since Istio 1.31.</summary>
    public LocalityLoadBalancing? ZoneAwareLbSetting { get; init; }

    public string? WarmupDurationSecs { get; init; }

    public Warmup? Warmup { get; init; }
}

internal sealed record ConsistentHash
{
    public string? HttpHeaderName { get; init; }

    public HttpCookie? HttpCookie { get; init; }

    public bool? UseSourceIp { get; init; }

    public string? HttpQueryParameterName { get; init; }

    public RingHash? RingHash { get; init; }

    public MagLev? Maglev { get; init; }

    public ulong? MinimumRingSize { get; init; }
}

internal sealed record HttpCookie
{
    public string? Name { get; init; }

    public string? Path { get; init; }

    public string? Ttl { get; init; }

    public IReadOnlyList<CookieAttribute>? Attributes { get; init; }
}

internal sealed record CookieAttribute
{
    public string? Name { get; init; }

    public string? Value { get; init; }
}

internal sealed record RingHash
{
    public ulong? MinimumRingSize { get; init; }
}

internal sealed record MagLev
{
    public ulong? TableSize { get; init; }
}

/// <summary>Of <c>localityLbSetting</c>, and without <c>distribute</c> of <c>zoneAwareLbSetting</c>.</summary>
internal sealed record LocalityLoadBalancing
{
    public IReadOnlyList<LocalityDistribution>? Distribute { get; init; }

    public IReadOnlyList<LocalityFailover>? Failover { get; init; }

    public IReadOnlyList<string>? FailoverPriority { get; init; }

    public bool? Enabled { get; init; }
}

internal sealed record LocalityDistribution
{
    public string? From { get; init; }

    public IReadOnlyDictionary<string, long>? To { get; init; }
}

internal sealed record LocalityFailover
{
    public string? From { get; init; }

    public string? To { get; init; }
}

internal sealed record Warmup
{
    public string? Duration { get; init; }

    public double? MinimumPercent { get; init; }

    public double? Aggression { get; init; }
}
