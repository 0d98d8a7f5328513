using System.Text.Json.Nodes;
using Kyma.Krm.Certificates;
using Kyma.Krm.Config;
using Kyma.Krm.Krm;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.ArgoCd;

/// <summary>
/// What Argo CD's UI offers to edit: a config's own values (Argo CD, ParameterAnnouncement). Where plugin.yaml
/// announces a name too, that one wins, so the two must not overlap.
/// </summary>
internal static class Announcements
{
    /// <summary>Offered even where the config does not have them.</summary>
    static readonly string[] Always = ["domain", ShortForm.CertificateSource, "istioVersion"];

    /// <summary>What the plugin prints: one parameter each, with the config's own value as default.</summary>
    public static JsonArray Of(Item config)
    {
        var spec = config.Root.Find("spec") as YamlMapping;
        var all = new Dictionary<string, JsonObject>();
        foreach (var path in Always)
            all[path] = About(path);
        if (SourceOf(spec) is { } source)
            all[ShortForm.CertificateSource]["string"] = source;
        foreach (var (path, value) in spec is null ? [] : Leaves(spec, ""))
            all[path] = With(About(path), value);
        return [.. all.Values.Select(JsonNode (announcement) => announcement)];
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

    static JsonObject About(string path) =>
        new()
        {
            ["name"] = path,
            ["title"] = path,
            ["tooltip"] =
                path == ShortForm.CertificateSource
                    ? $"Where the certificate comes from: {string.Join(", ", CertificateConfig.SourceNames)}."
                    : (string?)SchemaOf(path)?["description"] ?? "",
        };

    /// <summary>The names of its keys are the user's, as with labels.</summary>
    static bool IsMap(string path) => SchemaOf(path)?["properties"] is null;

    static JsonNode? SchemaOf(string path) =>
        path.Split('.')
            .Aggregate((JsonNode?)TrafficSpec.Shape.Describe(), (schema, step) => schema?["properties"]?[step]);
}
