using System.Text.Json.Nodes;
using Kyma.Krm.Checking.Policies;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Checking.Formats;

/// <summary>A check's findings for programs. Every key is always there, null where nothing is known.</summary>
internal static class FindingsJson
{
    /// <summary>The whole answer of <c>check --output json</c>, at most a thousand findings.</summary>
    public static JsonObject Of(CheckResult result) =>
        new()
        {
            ["findings"] = JsonFields.List(result.Told.Select(Of)),
            ["summary"] = new JsonObject
            {
                ["resources"] = result.Resources,
                ["errors"] = result.Count(Severity.Error),
                ["warnings"] = result.Count(Severity.Warning),
                ["infos"] = result.Count(Severity.Info),
                ["rulesOff"] = result.Scope.SwitchedOff.Sum(off => off.Rules),
                ["rulesLowered"] = result.Scope.Lowered.Sum(low => low.Rules),
                ["filesIgnored"] = result.Scope.IgnoredFiles,
                ["notChecked"] = NotChecked(result.Scope),
            },
        };

    /// <summary>By kind, how many resources nothing but their metadata is known of.</summary>
    public static JsonObject NotChecked(CheckScope scope)
    {
        var kinds = new JsonObject();
        foreach (var kind in scope.NotChecked.OrderBy(kind => kind.Key, StringComparer.Ordinal))
            kinds[ShownText.Of(kind.Key)] = kind.Value;
        return kinds;
    }

    static JsonObject Of(Finding finding) =>
        new()
        {
            ["severity"] = finding.Severity.Word(),
            ["rule"] = finding.Rule.Name,
            ["gate"] = finding.Rule.Gate.Name(),
            ["message"] = finding.Message,
            ["resource"] = finding.Place.Resource is { } resource ? Of(resource.Shown) : null,
            ["field"] = finding.Place.Field.Length > 0 ? finding.Place.Field : null,
            ["file"] = finding.Place.File?.Path,
            ["document"] = finding.Place.File is { } file ? file.Index + 1 : null,
            ["line"] = finding.Place.Position?.Line,
            ["column"] = finding.Place.Position?.Column,
        };

    static JsonObject Of(ResourceReference resource) =>
        new()
        {
            ["apiVersion"] = resource.ApiVersion,
            ["kind"] = resource.Kind,
            ["namespace"] = resource.Namespace.Length > 0 ? resource.Namespace : null,
            ["name"] = resource.Name,
        };

    /// <summary>The answer of <c>check --list --output json</c>.</summary>
    public static JsonObject Of(IEnumerable<Rule> rules, IReadOnlyList<AnalysisCode> codes) =>
        new()
        {
            ["rules"] = new JsonArray([
                .. rules.Select(
                    JsonNode (rule) =>
                        new JsonObject
                        {
                            ["name"] = rule.Name,
                            ["severity"] = rule.Severity.Word(),
                            ["gate"] = rule.Gate.Name(),
                            ["meaning"] = rule.Meaning,
                            ["consequence"] = rule.Consequence,
                            ["fix"] = rule.Fix,
                            ["source"] = rule.Source,
                        }
                ),
            ]),
            ["analyze"] = new JsonArray([
                .. codes.Select(
                    JsonNode (code) =>
                        new JsonObject
                        {
                            ["code"] = code.Code,
                            ["name"] = code.Name,
                            ["rules"] = JsonFields.List(code.Rules),
                            ["reason"] = code.Reason is "" ? null : code.Reason,
                        }
                ),
            ]),
        };
}
