using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Mesh;
using Kyma.Krm.Mesh.Registry;
using Kyma.Krm.Mesh.Resources;
using static Kyma.Krm.Checking.Dangers.DangerFindings;

namespace Kyma.Krm.Checking.Dangers;

/// <summary>
/// Pods of the ambient mesh have no sidecar: ztunnel carries their connections, and knows neither Sidecars nor
/// DestinationRules. A waypoint applies the rules of the services that use it.
/// </summary>
internal sealed class AmbientQuestions(MeshModel mesh, OriginatedPorts origination, Findings findings)
{
    readonly MeshNamespaces _modes = mesh.Resources.Modes;

    public void Ask()
    {
        foreach (var sidecar in mesh.Resources.Sidecars.Where(sidecar => sidecar.Spec.IsRegistryOnly))
            AskForLock(sidecar);
        foreach (var pod in mesh.Resources.Pods.All)
        {
            if (pod is { Source: { } source, Marks.Mode: "ambient", HasSidecar: false } && IsLocked(pod))
                findings.Add(
                    AmbientWithoutWaypoint,
                    source.At(pod.Marks.ModeField),
                    "pods of the ambient mesh have no sidecar, so REGISTRY_ONLY of the namespace does not limit "
                        + "them. Remove the label, or limit the pods with a NetworkPolicy"
                );
        }

        var ambient = _modes.Ambient.ToList();
        if (ambient.Count == 0 && !mesh.Resources.HasAmbient)
            return;
        foreach (var found in origination.All)
            AskForTls(found, ambient);
    }

    bool IsLocked(MeshPod pod) =>
        !_modes.IsAmbient(pod.Namespace) && !mesh.ScopeOf(pod.Namespace, pod.Labels).AllowsAny;

    void AskForLock(MeshResource<SidecarSpec> sidecar)
    {
        if (sidecar.Source is not { } source)
            return;
        var mode = _modes.Of(sidecar.Namespace);
        if (mode is { IsAmbient: true })
            findings.Add(
                AmbientWithoutWaypoint,
                source.At("spec.outboundTrafficPolicy"),
                $"the namespace {sidecar.Namespace} is in the ambient mesh, where no Sidecar applies: "
                    + "REGISTRY_ONLY limits nothing. Label the namespace istio-injection: enabled instead, or "
                    + "limit its pods with NetworkPolicies"
            );
        else if (mode is null && mesh.Resources.HasAmbient)
            ReportUnknown(source.At("spec.outboundTrafficPolicy"), sidecar.Namespace, "REGISTRY_ONLY limits nothing");
    }

    /// <summary>Once for each rule: the first namespace of the ambient mesh that calls the service.</summary>
    void AskForTls(Originated found, List<string> ambient)
    {
        if (found.Rule.Source is not { } source || HasWaypoint(found.Service))
            return;
        var exports = found.Service.Exports;
        if (
            (
                exports.IsPublic
                    ? ambient.FirstOrDefault()
                    : exports.Names.Where(_modes.IsAmbient).Order(StringComparer.Ordinal).FirstOrDefault()
            ) is
            { } client
        )
            findings.Add(
                AmbientWithoutWaypoint,
                source.At("spec.trafficPolicy"),
                $"the namespace {client} is in the ambient mesh, and '{found.Service.Host}' has no waypoint: "
                    + "requests of its pods leave as plain text. Label the ServiceEntry istio.io/use-waypoint "
                    + "with the name of a waypoint, or give the namespace sidecars"
            );
        else if (mesh.Resources.HasAmbient && _modes.Of(found.Rule.Namespace) is null)
            ReportUnknown(source.At("spec.trafficPolicy"), found.Rule.Namespace, "no TLS is originated");
    }

    bool HasWaypoint(MeshService service) =>
        _modes.Of(service.Namespace)?.HasWaypoint == true
        || (
            service.Reference.Source?.Root is Yaml.YamlMapping root
            && MeshNamespaces.HasWaypoint(root.FindTexts("metadata", "labels"))
        );

    void ReportUnknown(Place place, string @namespace, string effect) =>
        findings.Add(
            new Finding(
                AmbientWithoutWaypoint,
                Severity.Info,
                $"Kyma's Istio resource enables the ambient mesh. If the namespace {@namespace} is labelled "
                    + $"istio.io/dataplane-mode: ambient, {effect} there. Add its Namespace to the package to "
                    + "have that checked",
                place
            )
        );
}
