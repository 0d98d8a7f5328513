using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Model.Security;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Istio.Texts.SecurityFindings;

namespace Kyma.Krm.Istio.Admission.Security;

/// <summary>What Istio's webhook and the CRD's CEL rules say of a PeerAuthentication.</summary>
internal static class PeerAuthenticationRules
{
    public static void Check(IstioResource<PeerAuthenticationSpec> authentication, Review review)
    {
        var spec = authentication.Spec;
        TargetRules.CheckSelector(spec.Selector, review);
        if (spec.PortLevelMtls is null)
            return;
        if (spec.Selector is not { MatchLabels.Count: > 0 })
            review.Add(
                PeerAuthenticationPort,
                "spec.portLevelMtls",
                "needs selector.matchLabels: add the labels of the workload whose ports these are"
            );
        foreach (var port in spec.PortLevelMtls.Keys)
        {
            if (Digits.Read(port) is not (>= 1 and <= 65535))
                review.Add(
                    PeerAuthenticationPort,
                    FieldPath.Child("spec.portLevelMtls", port),
                    $"'{port}' must be a port from 1 to 65535"
                );
        }
    }
}
