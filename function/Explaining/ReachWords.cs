using Kyma.Krm.Egress;
using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.Mesh.Reach;
using Kyma.Krm.Planning;

namespace Kyma.Krm.Explaining;

/// <summary>What is within reach of a locked namespace, as the mesh answers it, in words.</summary>
internal static class ReachWords
{
    /// <summary>More than anybody reads; what follows is said to be left out.</summary>
    const int Most = 200;

    public static IReadOnlyList<ExplainedReach> Of(TrafficPlan plan, LockedReach? reach)
    {
        if (plan.Egress is not { RegistryOnly: true } egress || reach is null)
            return [];
        var found = reach
            .Of(egress.Namespace)
            .SelectMany(client => client.Within())
            .Where(reached => !LaneNames.IsInternal(reached.Host))
            .Take(Most + 1)
            .Select(Of)
            .Distinct()
            .ToList();
        return found.Count <= Most ? found : [.. found.Take(Most), new ExplainedReach("and more", "", "")];
    }

    static ExplainedReach Of(Reached reached) =>
        new(
            $"{reached.Host}:{reached.Port}",
            reached.By.ToString(),
            $"{Wire(reached.Answer.LeavesAs)} from the {(reached.ViaGateway ? "egress gateway" : "sidecar")}"
                + (reached.IsAnyAddress ? ", to any address" : "")
        );

    static string Wire(Wire wire) =>
        wire switch
        {
            Mesh.Answers.Wire.Http => "plain HTTP",
            Mesh.Answers.Wire.Tls => "TLS",
            Mesh.Answers.Wire.Mtls => "the mesh's mutual TLS",
            _ => "TCP",
        };
}
