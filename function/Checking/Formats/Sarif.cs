using System.Text.Json.Nodes;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Checking.Formats;

/// <summary>
/// A check's findings as SARIF 2.1.0 (OASIS), which code hosts show beside the lines of a pull request.
/// </summary>
internal static class Sarif
{
    /// <summary>A section for each finding.</summary>
    const string Pages = "https://github.com/kyma-project/kyma-krm/blob/main/docs/findings.md";

    /// <summary>The whole log with one run; <paramref name="version"/> is the program's.</summary>
    public static JsonObject Of(CheckResult result, string version)
    {
        var rules = result
            .Told.Select(finding => finding.Rule)
            .DistinctBy(rule => rule.Name)
            .OrderBy(rule => rule.Name, StringComparer.Ordinal)
            .ToList();
        var driver = new JsonObject
        {
            ["name"] = "kyma-krm",
            ["version"] = version,
            ["rules"] = JsonFields.List(rules.Select(Descriptor)),
        };
        return new JsonObject
        {
            ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(
                new JsonObject
                {
                    ["tool"] = new JsonObject { ["driver"] = driver },
                    ["columnKind"] = "utf16CodeUnits",
                    ["properties"] = new JsonObject { ["notChecked"] = FindingsJson.NotChecked(result.Scope) },
                    ["results"] = new JsonArray([
                        .. result.Told.Select(
                            JsonNode (finding) =>
                                Result(finding, rules.FindIndex(rule => rule.Name == finding.Rule.Name))
                        ),
                    ]),
                }
            ),
        };
    }

    static JsonObject Descriptor(Rule rule) =>
        new()
        {
            ["id"] = rule.Name,
            ["helpUri"] = $"{Pages}#{rule.Name}",
            ["shortDescription"] = Text(rule.Meaning),
            ["fullDescription"] = Text($"{rule.Meaning} {rule.Consequence}".TrimEnd()),
            ["help"] = Text($"{rule.Consequence}\n\n{rule.Fix}\n\nSource: {rule.Source}".Trim()),
            ["defaultConfiguration"] = new JsonObject { ["level"] = Level(rule.Severity) },
            ["properties"] = new JsonObject { ["tags"] = new JsonArray((JsonNode)rule.Gate.Name()) },
        };

    static JsonObject Result(Finding finding, int ruleIndex) =>
        new()
        {
            ["ruleId"] = finding.Rule.Name,
            ["ruleIndex"] = ruleIndex,
            ["level"] = Level(finding.Severity),
            ["message"] = Text(finding.ToString()),
            ["locations"] = Location(finding.Place) is { Count: > 0 } location ? new JsonArray(location) : [],
        };

    static JsonObject Location(Place place)
    {
        var location = new JsonObject();
        if (place.File is { } file)
        {
            var physical = new JsonObject { ["artifactLocation"] = new JsonObject { ["uri"] = UriOf(file) } };
            if (place.Position is { } at)
                physical["region"] = new JsonObject { ["startLine"] = at.Line, ["startColumn"] = at.Column };
            location["physicalLocation"] = physical;
        }

        if (place.Resource is { } resource)
            location["logicalLocations"] = new JsonArray(
                new JsonObject { ["fullyQualifiedName"] = $"{resource} {place.Field}".TrimEnd(), ["kind"] = "resource" }
            );
        return location;
    }

    /// <summary>Relative to where the check ran, which for a pull request is the repository.</summary>
    static string UriOf(FileReference file)
    {
        var escaped = string.Join('/', file.BarePath.Split('/').Select(Uri.EscapeDataString));
        return file.Path.StartsWith('/') ? $"file://{escaped}" : escaped;
    }

    static string Level(Severity severity) =>
        severity switch
        {
            Severity.Error => "error",
            Severity.Warning => "warning",
            _ => "note",
        };

    static JsonObject Text(string text) => new() { ["text"] = text };
}
