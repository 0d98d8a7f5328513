using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Package;
using Kyma.Krm.Istio.Texts;
using Kyma.Krm.Mesh;
using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.Mesh.Registry;
using Kyma.Krm.Mesh.Resources;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Checking.Traffic.TrafficFindings;

namespace Kyma.Krm.Checking.Traffic;

/// <summary>DestinationRules, or parts of them, that no proxy uses.</summary>
internal sealed class RuleQuestions(MeshModel mesh, Askers askers, Findings findings)
{
    /// <summary>Of the services that share a host.</summary>
    const int MostServices = 5;

    public void Ask()
    {
        AskForOverruled();
        foreach (var rule in mesh.Resources.DestinationRules)
        {
            // What the package does not register may be in the cluster.
            var services = mesh.Registry.At(HostDestinationRules.HostOf(rule)).Take(MostServices + 1).ToList();
            if (rule.Source is not { } source || services.Count == 0)
                continue;
            if (services.Exists(service => IsUsed(rule, service)))
                AskForPorts(rule, services, source);
            else if (services.Count > MostServices || services.Exists(service => !askers.AreAll(service)))
                findings.Add(
                    PackageFindings.NotAllCompared,
                    source.At("spec.host"),
                    "so many clients or services are concerned that not all were asked: whether one of them uses this "
                        + "rule is not known"
                );
            else
                findings.Add(
                    DestinationRuleUnused,
                    source.At("spec.host"),
                    $"no client that sees {services[0].Reference} uses this rule: clients look in their own "
                        + $"namespace, then in {PlacesOf(services[0])}, and the first rule for the host that is "
                        + $"exported to them decides. Move it to {services[0].Namespace}, and export it to all who "
                        + "see the host"
                );
        }
    }

    /// <summary>Where clients look behind their own namespace.</summary>
    static string PlacesOf(MeshService service) =>
        service.Namespace == MeshResources.RootNamespace
            ? service.Namespace
            : $"{service.Namespace}, then in {MeshResources.RootNamespace}";

    void AskForOverruled()
    {
        var reported = new HashSet<MeshRef>();
        foreach (var (rule, by) in mesh.Clusters.Rules.Overruled)
        {
            if (rule.Source is { } source && reported.Add(rule.Reference))
                findings.Add(
                    DestinationRuleOverruled,
                    source.At("spec.trafficPolicy"),
                    $"{by.PolicyFrom} is for the same host in the same namespace. Istio uses the trafficPolicy of one "
                        + "of them, the older (with equal ages the first by name), and ignores the other: write both "
                        + "into one DestinationRule"
                );
        }
    }

    bool IsUsed(MeshResource<DestinationRuleSpec> rule, MeshService service)
    {
        var labels = rule.Spec.WorkloadSelector?.MatchLabels;
        if (service.Exports.Reaches(rule.Namespace) && Applies(rule, service, rule.Namespace, labels))
            return true;
        if (
            service.Exports.Reaches(MeshResources.RootNamespace)
            && Applies(rule, service, MeshResources.RootNamespace, mesh.Ingress.Pod.Labels)
        )
            return true;
        return askers.Of(service).Any(asker => Applies(rule, service, asker.Client.Namespace!, asker.Client.Labels));
    }

    bool Applies(
        MeshResource<DestinationRuleSpec> rule,
        MeshService service,
        string client,
        IReadOnlyDictionary<string, string>? labels
    ) => mesh.Clusters.RuleFor(client, service, labels)?.Has(rule) == true;

    /// <summary>
    /// Where TLS is originated for such a port, the requests that leave without it are reported instead.
    /// </summary>
    void AskForPorts(MeshResource<DestinationRuleSpec> rule, List<MeshService> services, ResourceSource source)
    {
        var settings = rule.Spec.TrafficPolicy?.PortLevelSettings ?? [];
        for (var i = 0; i < settings.Count; i++)
        {
            if (
                settings[i].Port?.Number is not { } port
                || OriginatedTls.IsOriginated(settings[i].Tls)
                || services.Exists(service => service.PortOf((int)port) is not null)
            )
                continue;
            findings.Add(
                DestinationRuleUnused,
                source.At($"{FieldPath.Child("spec.trafficPolicy.portLevelSettings", i)}.port.number"),
                $"{services[0].Reference} does not have port {port}, so these settings apply to nobody: use "
                    + $"{ShortList.Of(services[0].Ports.Select(own => $"{own.Number}").ToArray())}, the port of the "
                    + "service and not that of its pods"
            );
        }
    }
}
