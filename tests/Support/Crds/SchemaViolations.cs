using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace Kyma.Krm.Tests.Support.Crds;

/// <summary>What a JSON Schema (2020-12) has against a value, as a library judges it.</summary>
internal static class SchemaViolations
{
    static readonly EvaluationOptions Everything = new() { OutputFormat = OutputFormat.List };

    /// <returns>Each with the place (a JSON pointer), the keyword and why; empty where the value is valid.</returns>
    public static IReadOnlyList<string> Of(JsonSchema schema, JsonNode? value)
    {
        using var document = JsonDocument.Parse(value?.ToJsonString() ?? "null");
        var result = schema.Evaluate(document.RootElement, Everything);
        return result.IsValid
            ? []
            :
            [
                .. (result.Details ?? []).SelectMany(detail =>
                    (detail.Errors ?? new Dictionary<string, string>()).Select(error =>
                        $"{detail.InstanceLocation} {error.Key}: {error.Value}"
                    )
                ),
            ];
    }
}
