using System.Text.Json;
using System.Text.Json.Nodes;
using Kyma.Krm.Diagnostics;
using static Kyma.Krm.ArgoCd.ArgoCdFindings;

namespace Kyma.Krm.ArgoCd;

/// <summary>
/// The parameters and environment of an Application, as argocd-cmp-server passes them to a plugin (reposerver,
/// getPluginEnvs and getPluginParamEnvs): <c>ARGOCD_APP_PARAMETERS</c> in JSON, and the user's own variables behind
/// <c>ARGOCD_ENV_</c>.
/// </summary>
internal static class ParameterReader
{
    /// <summary>A list of <c>{"name", "string" | "array" | "map"}</c>, or <c>null</c> where there are none.</summary>
    public const string Parameters = "ARGOCD_APP_PARAMETERS";

    /// <summary>
    /// What the Application calls <c>KYMA_KRM_gateway__name</c>; a dot cannot stand in the name of a variable.
    /// </summary>
    public const string Variables = "ARGOCD_ENV_KYMA_KRM_";

    static readonly string[] Kinds = ["string", "array", "map"];

    /// <summary>
    /// By path; a parameter wins over a variable of the same path. What is empty counts as not given.
    /// </summary>
    public static IReadOnlyList<AppliedParameter> Read(
        IEnumerable<string> names,
        Func<string, string?> environment,
        Findings findings
    )
    {
        var all = new SortedDictionary<string, AppliedParameter>(StringComparer.Ordinal);
        foreach (var name in names.Where(name => name.StartsWith(Variables, StringComparison.Ordinal)))
        {
            var path = name[Variables.Length..].Replace("__", ".", StringComparison.Ordinal);
            if (environment(name) is { Length: > 0 } value)
                Add(
                    all,
                    new AppliedParameter(path, value, $"Argo CD variable {name["ARGOCD_ENV_".Length..]}"),
                    findings
                );
        }

        foreach (var entry in Entries(environment(Parameters), findings))
        {
            if (Read(entry, findings) is { } parameter)
                Add(all, parameter, findings);
        }

        return all.Values.ToArray();
    }

    static void Add(SortedDictionary<string, AppliedParameter> all, AppliedParameter parameter, Findings findings)
    {
        if (parameter.Path.Split('.').All(step => step.Length > 0))
            all[parameter.Path] = parameter;
        else
            findings.Add(
                ArgocdParameters,
                Place.Input,
                $"'{parameter.Path}' ({parameter.Origin}) must be a dotted path below `spec` such as "
                    + "gateway.name, or name"
            );
    }

    static JsonArray Entries(string? text, Findings findings)
    {
        if (string.IsNullOrEmpty(text))
            return [];
        try
        {
            var parsed = JsonNode.Parse(text);
            if (parsed is null or JsonArray)
                return parsed as JsonArray ?? [];
        }
        catch (JsonException)
        {
            // Told below, like any other text that is no list.
        }

        findings.Add(
            ArgocdParameters,
            Place.Input,
            $"{Parameters} must be a list in JSON such as [{{\"name\": \"domain\", \"string\": "
                + "\"shop.example.com\"}], or null"
        );
        return [];
    }

    /// <returns>Null where it holds nothing, or after a finding.</returns>
    static AppliedParameter? Read(JsonNode? entry, Findings findings)
    {
        if (entry is JsonObject && entry["name"] is JsonValue named && named.GetValueKind() == JsonValueKind.String)
        {
            var name = (string)named!;
            var values = Kinds.Select(kind => entry[kind]).OfType<JsonNode>().ToArray();
            if (values.Length == 0 || IsEmpty(values[0]))
                return null;
            if (values is [var value] && IsText(value))
                return new AppliedParameter(name, value.DeepClone(), $"Argo CD parameter {name}");
        }

        findings.Add(
            ArgocdParameters,
            Place.Input,
            $"the Argo CD parameter {entry?.ToJsonString() ?? "null"} must have a `name` and one of "
                + "`string`, `array` (of text) and `map` (to text)"
        );
        return null;
    }

    static bool IsEmpty(JsonNode value) =>
        value is JsonArray { Count: 0 } or JsonObject { Count: 0 }
        || (value.GetValueKind() == JsonValueKind.String && ((string)value!).Length == 0);

    static bool IsText(JsonNode? value) =>
        value switch
        {
            JsonArray list => list.All(item => item is JsonValue && IsText(item)),
            JsonObject map => map.All(item => item.Value is JsonValue && IsText(item.Value)),
            JsonValue text => text.GetValueKind() == JsonValueKind.String,
            _ => false,
        };
}
