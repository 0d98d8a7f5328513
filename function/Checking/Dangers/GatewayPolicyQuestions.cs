using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Mesh.Clusters;
using Kyma.Krm.Mesh.Resources;

namespace Kyma.Krm.Checking.Dangers;

/// <summary>
/// Policies meant for Istio's own gateways, in a namespace without them: a selector selects pods of its own namespace.
/// </summary>
internal sealed class GatewayPolicyQuestions(CheckedPackage package, MeshResources resources, Findings findings)
{
    public void Ask()
    {
        Ask(IstioKinds.Security, "AuthorizationPolicy", "selector", "matchLabels", "It restricts no request to them.");
        Ask(IstioKinds.Security, "RequestAuthentication", "selector", "matchLabels", "They check no token.");
        Ask(IstioKinds.Networking, "EnvoyFilter", "workloadSelector", "labels", "It changes none of them.");
    }

    void Ask(string group, string kind, string selector, string field, string effect)
    {
        foreach (var resource in package.Of(group, kind))
            Ask(
                resource.Id.Namespace,
                resource.Root.FindTexts("spec", selector, field),
                resource.Source.At($"spec.{selector}"),
                effect
            );
    }

    /// <summary>A namespace that is still open may become that of the gateways.</summary>
    void Ask(string @namespace, IReadOnlyDictionary<string, string> labels, Place place, string effect)
    {
        if (
            @namespace is "" or MeshResources.RootNamespace
            || !(IsOf(IstioGateways.Ingress, labels) || IsOf(IstioGateways.Egress, labels))
            || resources.Pods.Selected(@namespace, labels).Count > 0
        )
            return;
        findings.Add(
            DangerFindings.PolicyOutsideGatewayNamespace,
            place,
            $"it selects pods with {LabelSyntax.Text(labels)} of the namespace {@namespace} only, and Istio's gateways "
                + $"run in {MeshResources.RootNamespace}. {effect} Move it to the namespace "
                + MeshResources.RootNamespace
        );
    }

    /// <summary>One label is enough: those of the gateways are given to no other pods.</summary>
    static bool IsOf(MeshPod gateway, IReadOnlyDictionary<string, string> labels) =>
        gateway.Labels.Any(label => labels.TryGetValue(label.Key, out var value) && value == label.Value);
}
