using System.Text.Json.Nodes;
using Kyma.Krm.Certificates;
using Kyma.Krm.Config;
using Kyma.Krm.Krm;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.ArgoCd;

/// <summary>
/// What Argo CD's UI offers to edit (Argo CD, ParameterAnnouncement): everything that a parameter can set, as the
/// schema of the config has it, with the config's own values. Where plugin.yaml announces a name too, that one wins, so
/// it announces none.
/// </summary>
internal static class Announcements
{
    /// <summary>Asked for most, so they come first; then what the config has, then all else.</summary>
    static readonly string[] First = ["domain", ShortForm.CertificateSource, "istioVersion"];

    /// <summary>Set by other words than those of the schema.</summary>
    static readonly Dictionary<string, string> Apart = new()
    {
        [ShortForm.CertificateSource] =
            $"Where the certificate comes from: {string.Join(", ", CertificateConfig.SourceNames)}.",
        [AppliedParameter.Name] = "Names the config; what is rendered belongs to it by this name.",
        [ShortForm.EgressHosts] = "More HTTPS hosts outside the cluster, in addition to the services in Git.",
    };

    /// <summary>What the plugin prints: one parameter each, with the config's own value as default.</summary>
    /// <param name="config">Null where the folder has none: the parameters are then the config.</param>
    public static JsonArray Of(Item? config)
    {
        var spec = config?.Root.Find("spec") as YamlMapping;
        var all = new Dictionary<string, JsonObject>();
        foreach (var path in First)
            all[path] = About(path);
        if (SourceOf(spec) is { } source)
            all[ShortForm.CertificateSource]["string"] = source;
        foreach (var (path, value) in spec is null ? [] : Leaves(spec, ""))
            all[path] = With(About(path), value);
        foreach (var path in Apart.Keys.Concat(Fields(TrafficSpec.Shape.Describe(), "")))
            all.TryAdd(path, About(path));
        return [.. all.Values.Select(JsonNode (announcement) => announcement)];
    }

    /// <summary>Every field that a parameter can set; what holds lists of mappings is edited in Git.</summary>
    static IEnumerable<string> Fields(JsonNode schema, string above)
    {
        foreach (var (key, field) in schema["properties"]!.AsObject())
        {
            var path = above + key;
            if (AppliedParameter.Hidden.Contains(path) || field!["items"]?["properties"] is not null)
                continue;
            if (IsMap(path))
                yield return path;
            else
            {
                foreach (var inner in Fields(field, $"{path}."))
                    yield return inner;
            }
        }
    }

    static string? SourceOf(YamlMapping? spec) =>
        (spec?.Find("certificate") as YamlMapping)
            ?.Entries.Select(entry => YamlJson.KeyOf(entry.Key))
            .FirstOrDefault(CertificateConfig.SourceNames.Contains);

    /// <summary>Text, lists of text and mappings to text; what holds lists of mappings is edited in Git.</summary>
    static IEnumerable<(string Path, YamlNode Value)> Leaves(YamlMapping mapping, string above)
    {
        foreach (var entry in mapping.Entries.Where(entry => entry.Key is YamlScalar && !entry.IsMerge))
        {
            var key = ((YamlScalar)entry.Key).Value;
            var path = above + key;
            if (AppliedParameter.Hidden.Contains(path) || key.Contains('.', StringComparison.Ordinal))
                continue;
            if (entry.Value is YamlMapping inner && !IsMap(path))
            {
                foreach (var leaf in Leaves(inner, $"{path}."))
                    yield return leaf;
            }
            else if (
                entry.Value is YamlScalar { IsNull: false } or YamlMapping
                || (entry.Value is YamlSequence list && list.Items.All(item => item is YamlScalar))
            )
            {
                yield return (path, entry.Value);
            }
        }
    }

    static JsonObject With(JsonObject about, YamlNode value)
    {
        switch (value)
        {
            case YamlSequence list:
                about["collectionType"] = "array";
                about["array"] = JsonFields.List(list.Items.Select(item => ((YamlScalar)item).Value));
                break;
            case YamlMapping map:
                about["collectionType"] = "map";
                about["map"] = new JsonObject(
                    map.Entries.Select(entry =>
                        KeyValuePair.Create(
                            YamlJson.KeyOf(entry.Key),
                            (JsonNode?)((entry.Value as YamlScalar)?.Value ?? "")
                        )
                    )
                );
                break;
            case YamlScalar text:
                about["string"] = text.Value;
                break;
        }

        return about;
    }

    static JsonObject About(string path)
    {
        var schema = SchemaOf(path);
        var about = new JsonObject
        {
            ["name"] = path,
            ["title"] = path,
            ["tooltip"] = Apart.GetValueOrDefault(path) ?? (string?)schema?["description"] ?? "",
        };
        if (path == ShortForm.EgressHosts || schema?["items"] is not null)
            about["collectionType"] = "array";
        else if (schema?["additionalProperties"] is JsonObject)
            about["collectionType"] = "map";
        return about;
    }

    /// <summary>It has no fields: a value, or a mapping whose keys are the user's, as with labels.</summary>
    static bool IsMap(string path) => SchemaOf(path)?["properties"] is null;

    static JsonNode? SchemaOf(string path) =>
        path.Split('.')
            .Aggregate((JsonNode?)TrafficSpec.Shape.Describe(), (schema, step) => schema?["properties"]?[step]);
}
