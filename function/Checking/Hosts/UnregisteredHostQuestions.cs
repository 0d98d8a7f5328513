using Kyma.Krm.Diagnostics;
using Kyma.Krm.Mesh;
using Kyma.Krm.Mesh.Resources;
using Kyma.Krm.Mesh.Scoping;

namespace Kyma.Krm.Checking.Hosts;

/// <summary>
/// Hosts outside the cluster that workloads are told to talk to, while their Sidecar lets them reach registered hosts
/// only.
/// </summary>
internal static class UnregisteredHostQuestions
{
    public static void Check(CheckedPackage package, MeshModel mesh, Findings findings)
    {
        if (!mesh.Resources.Sidecars.Any(sidecar => sidecar.Spec.IsRegistryOnly))
            return;
        var seen = new SeenHosts(mesh);
        var inside = new InsideHosts(package);
        var configMaps = package.Of("", "ConfigMap").ToLookup(map => (map.Id.Namespace, map.Id.Name));

        // What many workloads are told by one ConfigMap is read and reported once.
        var texts =
            new OrderedDictionary<
                (CheckedResource, string Field, SidecarScope Scope),
                (MentionedText Text, List<Workload> Workloads)
            >();
        foreach (var workload in Workload.AllOf(package).Where(workload => workload.HasSidecar))
        {
            var scope = mesh.ScopeOf(
                ClusterReader.Identity(workload.Resource.Root).Namespace,
                workload.Pod.FindTexts("metadata", "labels")
            );
            if (scope.AllowsAny)
                continue;
            foreach (
                var text in MentionedText.Of(workload, name => configMaps[(workload.Namespace, name)].FirstOrDefault())
            )
            {
                if (texts.TryGetValue((text.Resource, text.Field, scope), out var told))
                    told.Workloads.Add(workload);
                else
                    texts.Add((text.Resource, text.Field, scope), (text, [workload]));
            }
        }

        foreach (var ((_, _, scope), (text, workloads)) in texts)
        {
            foreach (
                var mention in HostMentions.In(text.Text).Distinct().Where(mention => !inside.Covers(mention.Host))
            )
            {
                if (seen.WhyNot(mention, scope) is { } why)
                    Report(mention, why, text, workloads, findings);
            }
        }
    }

    static void Report(HostMention mention, string why, MentionedText text, List<Workload> workloads, Findings findings)
    {
        var who = ReferenceEquals(text.Resource, workloads[0].Resource)
            ? ""
            : $" for the {workloads[0].Resource.Id}{(workloads.Count == 1 ? "" : $" and {workloads.Count - 1} more")}";
        findings.Add(
            CheckFindings.EgressHostNotRegistered,
            text.Place,
            $"mentions '{mention}'{who}, and {why}, so with REGISTRY_ONLY it cannot be reached: register it "
                + "in a ServiceEntry, or in `egress.services` of a KymaTraffic"
        );
    }
}
