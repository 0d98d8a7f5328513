using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio;
using Kyma.Krm.Istio.Admission;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Planning;

/// <summary>
/// The promise "what it renders, Istio accepts", kept at run time: everything rendered is judged by Istio's own rules.
/// A config's mistakes were told before, so a violation here is a fault of this program.
/// </summary>
internal static class SelfCheck
{
    /// <exception cref="InvalidOperationException">Istio would reject one of the resources.</exception>
    public static void Verify(IReadOnlyList<Rendered> resources, string istioVersion)
    {
        var version = IstioVersion.Parse(istioVersion) ?? IstioVersion.Default;
        foreach (var resource in resources.Where(resource => IstioKinds.Owns(resource.Id.Group)))
        {
            var findings = new Findings();
            if (IstioRules.Check(resource.Content(), version, findings) == AdmissionVerdict.Reject)
            {
                throw new InvalidOperationException(
                    $"it would render a resource that Istio {version} rejects: {findings.Sorted()[0]}"
                );
            }
        }
    }
}
