using Kyma.Krm.Probing.Tls;

namespace Kyma.Krm.Probing;

/// <summary>How to look.</summary>
internal sealed record ProbeSettings
{
    /// <summary>Where port 443 is; null: the host itself, by DNS.</summary>
    public Address? Connect { get; init; }

    /// <summary>Where port 80 is; null: the host itself, where port 443 is too.</summary>
    public Address? ConnectHttp { get; init; }

    /// <summary>Whom the gateway must admit; null: not tested.</summary>
    public ClientIdentity? Client { get; init; }

    /// <summary>Whom it must not admit.</summary>
    public required ClientIdentity Foreigner { get; init; }

    /// <summary>For one connection, from the first packet to the last.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many connections there are at once.</summary>
    public int Concurrency { get; init; } = 8;
}
