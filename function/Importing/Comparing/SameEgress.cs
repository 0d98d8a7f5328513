namespace Kyma.Krm.Importing.Comparing;

/// <summary>What may differ in a ServiceEntry and its companions without a difference for traffic.</summary>
internal static class SameEgress
{
    public static string? Of(Difference difference) =>
        difference.Shape switch
        {
            "spec.location" when difference.Was is null && difference.Becomes.Text() == "MESH_EXTERNAL" =>
                "MESH_EXTERNAL is what counts where nothing is written",
            "spec.resolution" when difference.Was is null && difference.Becomes.Text() == "NONE" =>
                "NONE is what counts where nothing is written",
            "spec.ports[].protocol"
                when string.Equals(
                    difference.Was.Text(),
                    difference.Becomes.Text(),
                    StringComparison.OrdinalIgnoreCase
                ) => "Istio does not care about capitals here",
            _ => Exported(difference),
        };

    public static string? Exported(Difference difference) =>
        difference.Shape == "spec.exportTo" && IsEverywhere(difference.Was) && IsEverywhere(difference.Becomes)
            ? "'*' is what counts where nothing is written"
            : null;

    static bool IsEverywhere(System.Text.Json.Nodes.JsonNode? exportTo) =>
        exportTo is null || exportTo.Texts() is ["*"];
}
