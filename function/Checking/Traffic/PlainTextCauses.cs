using Kyma.Krm.Istio.Package;
using Kyma.Krm.Mesh;
using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.Mesh.Registry;
using Kyma.Krm.Mesh.Resources;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Checking.Traffic;

/// <summary>What makes requests leave without TLS.</summary>
/// <param name="At">The resource that must be changed.</param>
/// <param name="Field">The field of it.</param>
/// <param name="Why">Completes "because …", with what to do.</param>
internal sealed record PlainTextCause(MeshRef At, string Field, string Why);

/// <summary>Finds the resource that keeps a client from originating TLS.</summary>
internal sealed class PlainTextCauses(MeshModel mesh, HostDestinationRules rules)
{
    /// <summary>The client sees the service, and what applies to it originates no TLS.</summary>
    public PlainTextCause? Of(Asker asker, Hop last, MeshService service, MeshPort port)
    {
        var (sender, labels) =
            last.Proxy == ProxyKind.Sidecar
                ? (asker.Client.Namespace!, asker.Client.Labels)
                : (MeshResources.RootNamespace, PodOf(last).Labels);
        var applied = mesh.Clusters.RuleFor(sender, service, labels);
        return applied is null ? NoneApplies(asker, service, port) : Applies(applied.PolicyFrom, service, port);
    }

    /// <summary>The Sidecar hides the service, and lets the request pass all the same.</summary>
    public static PlainTextCause Hidden(MeshRef sidecar, MeshService service) =>
        new(
            sidecar,
            "spec.egress",
            $"{sidecar} hides {service.Reference} and does not say REGISTRY_ONLY: add "
                + $"'{service.Namespace}/{service.Host}' to its hosts, or set outboundTrafficPolicy: {{mode: "
                + "REGISTRY_ONLY}"
        );

    MeshPod PodOf(Hop hop) =>
        hop.Proxy == ProxyKind.EgressGateway && mesh.Egress is { } egress ? egress.Pod : mesh.Ingress.Pod;

    PlainTextCause Applies(MeshRef applied, MeshService service, MeshPort port)
    {
        var rule = rules.Covering(service.Host).FirstOrDefault(rule => rule.Reference == applied);
        var settings = rule?.Spec.TrafficPolicy?.PortLevelSettings ?? [];
        for (var i = 0; i < settings.Count; i++)
        {
            if (settings[i].Port?.Number == port.Number && !OriginatedTls.IsOriginated(settings[i].Tls))
                return new PlainTextCause(
                    applied,
                    FieldPath.Child("spec.trafficPolicy.portLevelSettings", i),
                    $"the portLevelSettings of {applied} for port {port.Number} replace its trafficPolicy "
                        + "as a whole, and have no tls: add `tls` there"
                );
        }

        for (var i = 0; i < settings.Count; i++)
        {
            if (OriginatedTls.IsOriginated(settings[i].Tls) && settings[i].Port?.Number is { } other)
            {
                if (other == port.Number)
                    return Ignored(applied, $"{FieldPath.Child("spec.trafficPolicy.portLevelSettings", i)}.tls");
                if (service.PortOf((int)other) is null)
                    return new PlainTextCause(
                        applied,
                        $"{FieldPath.Child("spec.trafficPolicy.portLevelSettings", i)}.port.number",
                        $"{applied} originates TLS for port {other}, which {service.Reference} does not "
                            + $"have: write the port of the ServiceEntry, {port.Number}, and not its targetPort"
                    );
            }
        }

        if (OriginatedTls.IsOriginated(rule?.Spec.TrafficPolicy?.Tls))
            return Ignored(applied, "spec.trafficPolicy.tls");
        return rules.Originating(service.Host, applied) is { } hidden
            ? new PlainTextCause(
                applied,
                "spec.host",
                hidden.Namespace == applied.Namespace
                    ? $"{applied} comes before {hidden.Reference} (by age, then by name), whose tls is "
                        + "therefore ignored: write both into one DestinationRule"
                    : $"{applied} takes precedence over {hidden.Reference} for them and originates no TLS: "
                        + "add the same `tls` there, or remove it"
            )
            : new PlainTextCause(
                applied,
                "spec.trafficPolicy",
                $"{applied} originates no TLS for port {port.Number}: add `tls` to its trafficPolicy"
            );
    }

    static PlainTextCause Ignored(MeshRef applied, string tls) =>
        new(
            applied,
            tls,
            $"sidecars ignore the tls of {applied}: with a credentialName it needs a workloadSelector, and "
                + "with mode MUTUAL a client certificate"
        );

    PlainTextCause NoneApplies(Asker asker, MeshService service, MeshPort port)
    {
        if (rules.Originating(service.Host) is not { } rule)
            return new PlainTextCause(
                service.Reference,
                service.FieldOf(port),
                "no DestinationRule originates TLS: add one for the host"
            );
        var hasPlace =
            rule.Namespace == asker.Client.Namespace
            || rule.Namespace == service.Namespace
            || rule.Namespace == MeshResources.RootNamespace;
        if (!hasPlace)
            return new PlainTextCause(
                rule.Reference,
                "metadata.namespace",
                "clients look for rules in their own namespace, in that of the ServiceEntry and in "
                    + $"{MeshResources.RootNamespace}, and {rule.Reference} is in none of them: move it to "
                    + $"{service.Namespace}"
            );
        return rule.Spec.WorkloadSelector is not null
            ? new PlainTextCause(
                rule.Reference,
                "spec.workloadSelector",
                $"{rule.Reference} selects other pods, of its own namespace only: add a second "
                    + "DestinationRule without workloadSelector for the rest"
            )
            : new PlainTextCause(
                rule.Reference,
                "spec.exportTo",
                $"{rule.Reference} is not exported to them: export it to all who see the host"
            );
    }
}
