namespace Kyma.Krm.Importing.Trials;

/// <summary>Why a resource that nothing is wrong with stays as it is.</summary>
internal static class Unclaimed
{
    /// <param name="original">The resource.</param>
    /// <param name="originals">All that were read.</param>
    /// <param name="rest">Those that no config renders.</param>
    public static string Why(
        OriginalResource original,
        Originals originals,
        IReadOnlyCollection<OriginalResource> rest
    ) =>
        original.Id switch
        {
            { Kind: "VirtualService", Name: "istio-healthz" } =>
                "this health check of Kyma's operator is not rendered, and the operator deletes it "
                    + "together with its Gateway: keep a copy if a load balancer asks for it",
            { Kind: "VirtualService" } when EgressHost(original) is { } host =>
                $"it routes requests of the cluster's own pods to {host}, which is outside of the cluster: "
                    + "it stays as it is. For a way through the egress gateway write `via: EgressGateway` at the "
                    + "service, and delete it together with its Gateway and DestinationRules",
            { Kind: "VirtualService" } => "it stays as it is: a KymaTraffic exposes applications by `apiRules`",
            { Kind: "DestinationRule" } => $"it stays as it is: {UnclaimedRule.Why(original, originals, rest)}",
            { Kind: "Sidecar" } => "it stays as it is: only one that has the name of the config that would render it, "
                + "REGISTRY_ONLY, and the hosts ./* and */*.svc.cluster.local for a whole namespace is taken "
                + "over; with */* hosts that other namespaces register stay reachable",
            { Kind: "Certificate" } => "it stays as it is: no imported Gateway reads its Secret",
            { Kind: "DNSEntry" } =>
                "it stays as it is: it is not one that an imported Gateway would have, by name and host",
            { Kind: "Gateway" } =>
                "it stays as it is: it is part of a way through the egress gateway; for the services that "
                    + "go through it write `via: EgressGateway`, and delete it with its routes",
            _ => "it stays as it is",
        };

    /// <summary>
    /// The first host of a VirtualService for pods of the mesh that is not one of the cluster's; else null.
    /// </summary>
    static string? EgressHost(OriginalResource original)
    {
        var gateways = original.Tree.FindTextItems("spec", "gateways").ToArray();
        if (gateways.Length > 0 && !gateways.Contains("mesh"))
            return null;
        return original
            .Tree.FindTextItems("spec", "hosts")
            .FirstOrDefault(host =>
                host.Contains('.', StringComparison.Ordinal)
                && !host.EndsWith(".cluster.local", StringComparison.Ordinal)
            );
    }
}
