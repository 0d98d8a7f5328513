using Kyma.Krm.Diagnostics;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Mesh.Reach;
using static Kyma.Krm.Checking.CheckFindings;

namespace Kyma.Krm.Checking.Judging;

/// <summary>
/// The ways out of a REGISTRY_ONLY namespace that the package shows, as far as the namespace did not ask for them.
/// </summary>
internal static class LockRules
{
    /// <summary>Enough to act on; it also bounds how much is asked for each Sidecar.</summary>
    const int Shown = 5;

    public static void Check(LockedReach reach, Findings findings)
    {
        foreach (var client in reach.Clients)
            Check(client, findings);
        var locked = ShortList.Of(reach.Clients.Select(client => client.Namespace).Distinct().ToArray());
        foreach (var server in reach.OpenServers)
        {
            if (server.Gateway.Source is not { } source)
                continue;
            findings.Add(
                EgressGatewayOpenServer,
                source.At(server.Field),
                $"port {server.Port} of the egress gateway serves "
                    + $"{ShortList.Of(server.Names)} to clients without an identity: the locked "
                    + $"{locked} can call it by the gateway's Service"
            );
        }
    }

    static void Check(LockedClient client, Findings findings)
    {
        var others = new List<Reached>();
        var likeCluster = new List<Reached>();
        foreach (var reached in client.Within())
        {
            if (reached.By.Namespace == client.Namespace)
            {
                CheckAddress(client, reached, findings);
            }
            else if (reached.LooksLikeCluster)
                likeCluster.Add(reached);
            else if (!client.Named.Contains(reached.By.Namespace))
                others.Add(reached);

            if (others.Count > Shown || likeCluster.Count > Shown)
                break;
        }

        Report(LockedNamespaceReachesOthers, client, others, findings);
        Report(LockedNamespaceClusterHost, client, likeCluster, findings);
    }

    /// <summary>A config is told at its own fields.</summary>
    static void CheckAddress(LockedClient client, Reached reached, Findings findings)
    {
        if (reached.By.Source is not { } source)
            return;
        if (reached.IsAnyAddress)
            findings.Add(
                LockedNamespaceAnyAddress,
                source.At("spec.resolution"),
                $"pods of {client.Namespace} reach any address on port {reached.Port}, because "
                    + $"'{reached.Host}' has resolution NONE and no addresses that limit it"
            );
        else if (reached.TakesPort && !Marks.IsRendered(source.Tree))
            findings.Add(
                LockedNamespaceAnyAddress,
                source.At("spec.ports"),
                $"pods of {client.Namespace} may connect to any address on port {reached.Port}, and reach "
                    + $"'{reached.Host}', because it is plain TCP without addresses"
            );
    }

    static void Report(Rule rule, LockedClient client, List<Reached> ways, Findings findings)
    {
        if (ways.Count == 0 || client.Sidecar.Source is not { } source)
            return;
        findings.Add(
            rule,
            source.At("spec.egress"),
            $"pods of {client.Namespace} reach "
                + $"{string.Join(", ", ways.Take(Shown).Select(Word))}{(ways.Count > Shown ? ", and more" : "")}"
        );
    }

    static string Word(Reached way) =>
        $"{way.Host}:{way.Port}{(way.IsAnyAddress ? " at any address" : "")} (by {way.By})";
}
