using System.Text;
using System.Text.Json.Nodes;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Krm;
using Kyma.Krm.Krm.Reading;
using Kyma.Krm.Planning;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Tests.Config;

/// <summary>
/// Every field of every example, spoilt alone: one mistake is told once, at its place, and drags nothing after it.
/// </summary>
public sealed class OneMistakeTests
{
    public static TheoryData<string> Cases =>
        [
            .. GoldenCase
                .Below("examples")
                .Concat(GoldenCase.Below("tests/cases"))
                .Select(row => row.Data)
                .Where(folder => new GoldenCase(Repository.File(folder)).Expected is not null),
        ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_spoilt_field_is_told_and_nothing_else(string folder)
    {
        var example = new GoldenCase(Repository.File(folder));
        var configs = YamlParser.Parse(example.Config, out _)!.Select(YamlJson.ToJson).ToList();
        var told = new List<string>();
        foreach (var config in configs.OfType<JsonObject>().Where(config => (string?)config["kind"] == "KymaTraffic"))
        {
            if (config["spec"] is not JsonObject spec)
                continue;
            foreach (var (where, spoil) in Spoilers(spec, "spec").ToList())
            {
                var healed = spoil();
                var errors = Errors(configs, example.Resources ?? "");
                healed();
                if (
                    errors.Count(error => !error.StartsWith("missing-field", StringComparison.Ordinal)) != 1
                    || errors.Count > 2
                )
                    told.Add($"{where}:\n  {string.Join("\n  ", errors)}");
            }
        }

        Assert.Equal("", string.Join('\n', told));
    }

    /// <summary>Ways to spoil each field below, each of which gives back the way to heal it.</summary>
    static IEnumerable<(string Where, Func<Action> Spoil)> Spoilers(JsonNode node, string path)
    {
        if (node is JsonArray list)
        {
            foreach (var (i, item) in list.Index())
            {
                yield return ($"{path}[{i}] is of another type", () => Put(list, i, Other(item)));
                foreach (var below in item is null ? [] : Spoilers(item, $"{path}[{i}]"))
                    yield return below;
            }
        }

        if (
            node is not JsonObject mapping
            || path.EndsWith("abels", StringComparison.Ordinal)
            || path.EndsWith("headers", StringComparison.Ordinal)
            || path.EndsWith("cookies", StringComparison.Ordinal)
            || path.EndsWith("selector", StringComparison.Ordinal)
        )
            yield break;
        foreach (var (key, value) in mapping.ToList())
        {
            if (path.EndsWith("endpoints[0].ports", StringComparison.Ordinal))
                continue;
            yield return ($"{path}.{key} is misspelt", () => Rename(mapping, key, $"{key}z"));
            yield return ($"{path}.{key} is called something else", () => Rename(mapping, key, "unheardOf"));
            yield return ($"{path}.{key} has no value", () => Put(mapping, key, null));
            yield return ($"{path}.{key} is of another type", () => Put(mapping, key, Other(value)));
            foreach (var below in value is null ? [] : Spoilers(value, $"{path}.{key}"))
                yield return below;
        }
    }

    static JsonNode Other(JsonNode? value) =>
        value is JsonValue ? new JsonObject { ["other"] = "type" } : JsonValue.Create("other type");

    static Action Put(JsonArray list, int i, JsonNode? value)
    {
        var before = list[i];
        list[i] = value;
        return () => list[i] = before;
    }

    static Action Put(JsonObject mapping, string key, JsonNode? value)
    {
        var before = mapping[key];
        mapping[key] = value;
        return () => mapping[key] = before;
    }

    static Action Rename(JsonObject mapping, string key, string name)
    {
        var value = mapping[key];
        mapping.Remove(key);
        mapping[name] = value;
        return () =>
        {
            mapping.Remove(name);
            mapping[key] = value;
        };
    }

    static List<string> Errors(IEnumerable<JsonNode?> configs, string resources)
    {
        var findings = new Findings();
        var text = string.Join("---\n", configs.Select(YamlText.Of));
        List<Item> items =
        [
            .. DocumentsReader.Read(Encoding.UTF8.GetBytes(text), "config.yaml", findings),
            .. DocumentsReader.Read(Encoding.UTF8.GetBytes(resources), "resources.yaml", findings),
        ];
        Rendering.Render(items, null, DateTimeOffset.UnixEpoch, findings);
        return
        [
            .. findings
                .Sorted()
                .Where(finding => finding.Severity == Severity.Error)
                .Select(finding => $"{finding.Rule.Name} {finding}"),
        ];
    }
}
