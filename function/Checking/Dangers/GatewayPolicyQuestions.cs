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
        foreach (var policy in resources.Policies)
        {
            if (policy is { Source: { } source, Spec.Selector.MatchLabels: { } labels })
                Ask(policy.Namespace, labels, source.At("spec.selector"), "It restricts no request to them.");
        }

        foreach (var jwt in package.Of(IstioKinds.Security, "RequestAuthentication"))
            Ask(
                jwt.Id.Namespace,
                jwt.Root.FindTexts("spec", "selector", "matchLabels"),
                jwt.Source.At("spec.selector"),
                "They check no token."
            );
        foreach (var filter in package.Of(IstioKinds.Networking, "EnvoyFilter"))
            Ask(
                filter.Id.Namespace,
                filter.Root.FindTexts("spec", "workloadSelector", "labels"),
                filter.Source.At("spec.workloadSelector"),
                "It changes none of them."
            );
    }

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
    static bool IsOf(MeshPod gateway, IReadOnlyDictionary<string, string> labels)
    {
        foreach (var label in gateway.Labels)
        {
            if (labels.TryGetValue(label.Key, out var value) && value == label.Value)
                return true;
        }

        return false;
    }
}
