using Kyma.Krm.Checking.Judging;
using Kyma.Krm.CommandLine.Terminal;

namespace Kyma.Krm.CommandLine;

/// <summary>What may make an answer about requests another one than the reader expects.</summary>
internal static class PackageNotes
{
    /// <summary>Of one package, or of those that are compared, each note once.</summary>
    /// <param name="others">Folders of clusters that are no part of the answer.</param>
    public static void Say(IReadOnlyList<CheckedMesh> packages, IReadOnlyList<string> others, CommandHost host)
    {
        if (others.Count > 0)
            host.Say($"note: {NoPart(others)}");
        foreach (var note in packages.SelectMany(Of).Distinct())
            host.Say($"note: {note}");
        foreach (var why in packages.Select(package => package.Tracer.Version.WhyNotKnown).OfType<string>().Distinct())
            host.Say($"note: Istio {why}");
    }

    /// <summary>Of packages and folders that are for clusters of their own.</summary>
    public static string NoPart(IReadOnlyList<string> others) =>
        $"{ClusterParts.WhyApart(others)} and no part of this answer; name the folder to ask about it";

    static IEnumerable<string> Of(CheckedMesh package)
    {
        foreach (var refused in package.Refused)
            yield return $"Istio rejects {CheckedMesh.Title(refused)}, so it counts as absent; "
                + "kyma-krm check says why";
        foreach (var filter in package.Tracer.Mesh.Resources.EnvoyFilters)
            yield return $"{filter} may change what happens; it is not modelled";
    }
}
