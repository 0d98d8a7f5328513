using System.Text.Json.Nodes;
using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.Egress;

/// <summary>A port of an external service.</summary>
/// <param name="Protocol">Null: that of the preset.</param>
internal sealed record EgressPortConfig(int Number, string? Protocol, string? Name, int? TargetPort)
{
    public static readonly Shape<EgressPortConfig> Shape = new ObjectShape<EgressPortConfig>(
        "A port.",
        f => new EgressPortConfig(
            f.Required("number", Shapes.Port, "The port that applications use."),
            f.Optional(
                "protocol",
                Shapes.OneOf([.. PortProtocol.All]),
                "What is spoken on it; required without `preset`. TLS and HTTPS are the same to Istio: passed through, "
                    + "routed by SNI."
            ),
            f.Optional(
                "name",
                Shapes.DnsLabel,
                "Default: the protocol in lower case, with the number where that is not unique."
            ),
            f.OptionalValue("targetPort", Shapes.Port, "The port of the service itself. Default: number.")
        )
    )
    {
        Example = () => new JsonObject { ["number"] = 8080, ["protocol"] = PortProtocol.Http },
    };
}
