using Kyma.Krm.Checking.Judging;
using Kyma.Krm.CommandLine.Terminal;

namespace Kyma.Krm.CommandLine;

/// <summary>What may make an answer about requests another one than the reader expects.</summary>
internal static class PackageNotes
{
    public static void Say(CheckedMesh package, CommandHost host)
    {
        if (package.OtherClusters is [_, ..] others)
            host.Say(
                $"note: {ClusterParts.WhyApart(others)} and no part of this answer; name the folder to ask about it"
            );
        foreach (var refused in package.Refused)
            host.Say(
                $"note: Istio rejects {CheckedMesh.Title(refused)}, so it counts as absent; "
                    + "kyma-krm check says why"
            );
        foreach (var filter in package.Tracer.Mesh.Resources.EnvoyFilters)
            host.Say($"note: {filter} may change what happens; it is not modelled");
        if (package.Tracer.Version.WhyNotKnown is { } newer)
            host.Say($"note: Istio {newer}");
    }
}
