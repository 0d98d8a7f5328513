using Kyma.Krm.Diagnostics;
using Kyma.Krm.Mesh;
using Kyma.Krm.Schema;

namespace Kyma.Krm.Checking.Traffic;

/// <summary>
/// Rules between resources that are questions to the mesh: what really happens to the requests that a package is about.
/// </summary>
internal static class TrafficRules
{
    public static void Check(
        MeshModel mesh,
        HostDestinationRules rules,
        Askers askers,
        Func<ResourceSource?, bool> isOfConfig,
        Findings findings
    )
    {
        new GatewayCollisionQuestions(mesh, isOfConfig, findings).Ask();
        new SubsetPodQuestions(mesh, findings).Ask();
        new PlainTextQuestions(mesh, askers, rules, findings).Ask();
        new RouteQuestions(mesh, askers, rules, findings).Ask();
        new HiddenRouteQuestions(mesh, findings).Ask();
        new GatewayQuestions(mesh, findings).Ask();
        new RuleQuestions(mesh, askers, findings).Ask();
        new CredentialQuestions(mesh, findings).Ask();
    }
}
