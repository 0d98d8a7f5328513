using System.Text.Json.Nodes;

namespace Kyma.Krm.Importing.Comparing;

/// <summary>Lists whose order has no meaning: what makes two elements the same.</summary>
internal static class ListElements
{
    public static Func<JsonNode?, string>? KeyOf(string field) =>
        field switch
        {
            "spec.servers" => item =>
                $"{item.Number("port", "number")}/{item.Text("port", "protocol")?.ToUpperInvariant()}",
            "spec.subsets" or "spec.ports" => item => item.Text("name") ?? "",
            _ => null,
        };
}
