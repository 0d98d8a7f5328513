using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.Config;

/// <summary>A KymaTraffic from its first line on.</summary>
internal static class TrafficDocument
{
    /// <summary>The whole resource, for reading and for its JSON Schema.</summary>
    public static readonly ObjectShape<ConfigDocument<TrafficSpec>> Shape = ConfigDocument<TrafficSpec>.ShapeOf(
        KymaTraffic.Kind,
        ConfigMetadata.ShapeOf(
            "Names the config; what is rendered belongs to it by this name.",
            "Where egress resources go, unless egress.namespace says otherwise."
        ),
        TrafficSpec.Shape,
        "How traffic enters and leaves a Kyma cluster."
    );
}
