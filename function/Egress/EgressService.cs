namespace Kyma.Krm.Egress;

/// <summary>
/// One ServiceEntry and what belongs to it. A config's service becomes several of these where its hosts cannot share
/// one.
/// </summary>
internal sealed record EgressService
{
    /// <summary>Of the ServiceEntry and what belongs to it.</summary>
    public required string Name { get; init; }

    /// <summary>The config's service it comes from, for example <c>spec.egress.services[2]</c>.</summary>
    public required string Field { get; init; }

    /// <summary>As the config has them; at least one.</summary>
    public required IReadOnlyList<string> Hosts { get; init; }

    /// <summary>Where they are written: all of the config's service, or the one that this was made for.</summary>
    public required string HostsField { get; init; }

    /// <summary>At least one, each number once.</summary>
    public required IReadOnlyList<EgressPort> Ports { get; init; }

    /// <summary>IP addresses or ranges in CIDR notation; empty where the hosts suffice.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>Empty where the hosts themselves are looked up.</summary>
    public IReadOnlyList<EndpointConfig> Endpoints { get; init; } = [];

    /// <summary>One of the constants of <see cref="Resolutions"/>.</summary>
    public required string Resolution { get; init; }

    /// <summary>Null where applications speak for themselves.</summary>
    public TlsOrigination? Origination { get; init; }

    /// <summary>
    /// The ways through the egress gateway, one for each port; empty where traffic leaves straight from the pods. With
    /// any, the service has one host.
    /// </summary>
    public IReadOnlyList<EgressLane> Lanes { get; init; } = [];

    /// <summary>Whether its traffic leaves through the egress gateway.</summary>
    public bool ViaGateway => Lanes.Count > 0;

    /// <summary>
    /// A VirtualService of someone else routes the host for all who see the service; sidecars would drop one of two.
    /// </summary>
    public bool IsRoutedElsewhere { get; init; }
}
