using System.Text.Json.Nodes;

namespace Kyma.Krm.Egress;

/// <summary>Everything that an egress plan brings into the cluster: service by service, then what they share.</summary>
internal static class EgressRenderer
{
    public static IEnumerable<JsonObject> Render(EgressPlan plan) => [.. plan.Services.SelectMany(service => RenderService(service, plan))];

    static IEnumerable<JsonObject> RenderService(EgressService service, EgressPlan plan)
    {
        yield return ServiceEntryRenderer.Render(service, plan);
    }
}
