using Kyma.Krm.Checking.Traffic;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Mesh;

namespace Kyma.Krm.Checking.Dangers;

/// <summary>What Istio accepts, and what takes away the protection that another resource gives.</summary>
internal static class DangerRules
{
    public static void Check(CheckedPackage package, MeshModel mesh, HostDestinationRules rules, Findings findings)
    {
        var origination = new OriginatedPorts(mesh, rules);
        new PodQuestions(mesh, origination, findings).Ask();
        new SidecarQuestions(mesh, findings).Ask();
        new AmbientQuestions(mesh, origination, findings).Ask();
        new SharedTlsPortQuestions(mesh, findings).Ask();
        new GatewayPolicyQuestions(package, mesh.Resources, findings).Ask();
        new PolicyPortQuestions(package, mesh, findings).Ask();
        new ComplianceQuestions(package, mesh, findings).Ask();
    }
}
