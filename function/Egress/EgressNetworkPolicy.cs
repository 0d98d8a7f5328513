namespace Kyma.Krm.Egress;

/// <summary>What the pods of the namespace can reach at the level of IP; everything else is cut.</summary>
/// <param name="DnsBlocks">Where DNS servers are that no pod selector reaches.</param>
/// <param name="ToEgressGateway">Some service goes through the egress gateway.</param>
/// <param name="External">Registered services whose addresses are known.</param>
/// <param name="IsStrict">Of the cluster, only the namespace itself is open.</param>
internal sealed record EgressNetworkPolicy(
    IReadOnlyList<string> DnsBlocks,
    bool ToEgressGateway,
    IReadOnlyList<ExternalBlocks> External,
    bool IsStrict
);

/// <summary>External addresses and the ports that are open there.</summary>
internal sealed record ExternalBlocks(IReadOnlyList<string> Cidrs, IReadOnlyList<int> Ports);
