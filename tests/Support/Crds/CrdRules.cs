using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cel;

namespace Kyma.Krm.Tests.Support.Crds;

/// <summary>
/// What a CRD asks for beyond JSON Schema: its CEL rules, as a library judges them, and keys of lists.
/// </summary>
internal static class CrdRules
{
    /// <summary>Kubernetes' own extensions of CEL, which the library does not have, and rules on updates.</summary>
    static readonly string[] NotJudged = ["substring(", "url(", "oldSelf"];

    static readonly CelEnvironment Cel = new(null, null);

    static readonly ConcurrentDictionary<string, Lazy<CelProgramDelegate>> Programs = new();

    /// <param name="value">Of any shape: what does not fit the schema is reported by the schema.</param>
    /// <param name="schema">An OpenAPI v3 schema.</param>
    /// <param name="path">A JSON pointer.</param>
    public static IEnumerable<string> Violations(JsonNode? value, JsonObject schema, string path)
    {
        if (value is null)
            return [];
        IEnumerable<string> below = value switch
        {
            JsonObject map => map.SelectMany(field =>
                (schema["properties"]?[field.Key] ?? schema["additionalProperties"]) is JsonObject known
                    ? Violations(field.Value, known, $"{path}/{field.Key}")
                    : []
            ),
            JsonArray list when schema["items"] is JsonObject known =>
            [
                .. RepeatedKeys(list, schema, path),
                .. list.SelectMany((item, i) => Violations(item, known, $"{path}/{i}")),
            ],
            _ => [],
        };
        return [.. BrokenRules(value, schema, path), .. below];
    }

    static IEnumerable<string> BrokenRules(JsonNode value, JsonObject schema, string path)
    {
        foreach (var validation in schema["x-kubernetes-validations"] as JsonArray ?? [])
        {
            var rule = (string)validation!["rule"]!;
            if (NotJudged.Any(word => rule.Contains(word, StringComparison.Ordinal)))
                continue;
            var program = Programs.GetOrAdd(rule, text => new Lazy<CelProgramDelegate>(() => Compiled(text))).Value;
            if (program(new Dictionary<string, object?> { ["self"] = CelValue(value) }) is not true)
                yield return $"{path} rule: {(string?)validation["message"] ?? rule}";
        }
    }

    static CelProgramDelegate Compiled(string rule)
    {
        lock (Cel)
            return Cel.Compile(rule);
    }

    static IEnumerable<string> RepeatedKeys(JsonArray list, JsonObject schema, string path) =>
        schema["x-kubernetes-list-map-keys"] is JsonArray keys
        && list.Select(item => string.Join('/', keys.Select(key => item?[(string)key!]?.ToJsonString())))
            .GroupBy(key => key)
            .Any(group => group.Count() > 1)
            ? [$"{path} keys: {keys.ToJsonString()} appears twice"]
            : [];

    static object? CelValue(JsonNode? node) =>
        node switch
        {
            null => null,
            JsonObject map => map.ToDictionary(field => field.Key, field => CelValue(field.Value)),
            JsonArray list => list.Select(CelValue).ToList(),
            _ => node.GetValueKind() switch
            {
                JsonValueKind.String => (string)node!,
                JsonValueKind.Number => Number(decimal.Parse(node.ToJsonString(), CultureInfo.InvariantCulture)),
                var kind => kind == JsonValueKind.True,
            },
        };

    static object Number(decimal number) => decimal.IsInteger(number) ? (long)number : (double)number;
}
