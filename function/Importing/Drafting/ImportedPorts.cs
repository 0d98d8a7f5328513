using System.Text.Json.Nodes;
using Kyma.Krm.Egress;
using Kyma.Krm.Egress.Services;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Importing.Drafting;

/// <summary>The ports of a ServiceEntry in the words of a config.</summary>
internal static class ImportedPorts
{
    public static JsonArray? Of(JsonNode? spec) =>
        spec.Items("ports") is { Count: > 0 } ports
            ? JsonFields.List(
                ports.Select(port =>
                    JsonFields.Of(
                        ("number", port.Copy("number")),
                        ("protocol", port.Text("protocol")?.ToUpperInvariant() ?? port.Copy("protocol")),
                        ("name", port.Copy("name")),
                        ("targetPort", port.Copy("targetPort"))
                    )
                )
            )
            : null;

    /// <summary>The preset that stands for just these ports, or null.</summary>
    public static string? PresetOf(JsonNode? spec, bool hasTls, bool via)
    {
        if (
            spec.Items("ports") is not [var port]
            || port.Number("number") is not { } number
            || port.Text("protocol") is not { } protocol
            || port.Text("name") is not { } name
        )
            return null;
        var wanted = new EgressPort(number, protocol, name, port.Number("targetPort"));
        return ServicePresets.Shape.Words.FirstOrDefault(preset =>
            PortPlanner.Plan(ServiceWith(preset, hasTls, via)) is [var planned] && planned == wanted
        );
    }

    static EgressServiceConfig ServiceWith(string preset, bool hasTls, bool via) =>
        new()
        {
            Hosts = ["any.example.com"],
            Preset = preset,
            Tls = hasTls ? new EgressTlsConfig { Mode = EgressTlsConfig.Simple } : null,
            Via = via ? EgressServiceConfig.ViaEgressGateway : null,
        };
}
