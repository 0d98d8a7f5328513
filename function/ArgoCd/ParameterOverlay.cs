using System.Text.Json.Nodes;
using Kyma.Krm.Certificates;
using Kyma.Krm.Config;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Krm;
using Kyma.Krm.Yaml;
using static Kyma.Krm.ArgoCd.ArgoCdFindings;

namespace Kyma.Krm.ArgoCd;

/// <summary>Lays parameters over the one config that is there; where there is none, they are the config.</summary>
internal static class ParameterOverlay
{
    /// <summary>
    /// The items with the config as the parameters make it. It never reaches a cluster, so its text is of no use any
    /// more.
    /// </summary>
    /// <param name="items">All of the folder.</param>
    /// <param name="parameters">What is set.</param>
    /// <param name="findings">What is to be told.</param>
    /// <param name="by">Who sets it.</param>
    public static IReadOnlyList<Item> Apply(
        IReadOnlyList<Item> items,
        IReadOnlyList<AppliedParameter> parameters,
        Findings findings,
        string by = "Argo CD"
    )
    {
        if (parameters.Count == 0)
            return items;
        switch (items.Where(ConfigReader.IsTraffic).ToList())
        {
            case []:
                return [.. items, Item(NewConfig, null, parameters, findings, by)];
            case [var only]:
                return items
                    .Select(item => item == only ? Item(only.Root, only.File, parameters, findings, by) : item)
                    .ToArray();
            case var several:
                findings.Add(
                    ArgocdParametersNeedOneConfig,
                    several[1].Source.At("metadata.name"),
                    $"{by} sets {string.Join(", ", parameters.Select(parameter => parameter.Path))}, but "
                        + $"{ShortList.Of(several.Select(config => $"'{config.Id.Name}'").ToArray())} are in this "
                        + "folder: it is not known which one is meant. Put each config into a folder of its own"
                );
                return items;
        }
    }

    static TreeItem Item(
        YamlMapping config,
        FileReference? file,
        IReadOnlyList<AppliedParameter> parameters,
        Findings findings,
        string by
    )
    {
        var item = new TreeItem(Overlaid(config, parameters), default, file, hasPositions: file is not null)
        {
            Rename = field => NameOf(field, parameters),
        };
        findings.Add(
            ArgocdParametersApplied,
            item.Source.At(""),
            $"{by} sets {string.Join(", ", parameters.Select(parameter => parameter.ToString()))}"
        );
        return item;
    }

    static YamlMapping NewConfig
    {
        get
        {
            var empty = new YamlMapping(default, 0, false, []);
            var localOnly = With(empty, "annotations", With(empty, Annotations.LocalConfig, Text(empty, "true")));
            return With(
                With(
                    With(
                        With(empty, "apiVersion", Text(empty, KymaTraffic.ApiVersion)),
                        "kind",
                        Text(empty, KymaTraffic.Kind)
                    ),
                    "metadata",
                    localOnly
                ),
                "spec",
                empty
            );
        }
    }

    static YamlMapping Overlaid(YamlMapping config, IReadOnlyList<AppliedParameter> parameters) =>
        parameters.Aggregate(config, Overlaid);

    static YamlMapping Overlaid(YamlMapping config, AppliedParameter parameter) =>
        parameter switch
        {
            { Path: ShortForm.EgressHosts } => Put(
                config,
                ["spec", "egress", "services"],
                Appended(config, parameter.Value)
            ),
            { Path: ShortForm.CertificateSource, Value: JsonValue source } => Put(
                config,
                ["spec", "certificate"],
                Sourced(config, source.ToString())
            ),
            { Path: AppliedParameter.Name } => Put(config, ["metadata", "name"], Node(config, parameter.Value)),
            _ => Put(config, ["spec", .. ShortForm.StepsOf(parameter.Path)], Node(config, parameter.Value)),
        };

    static YamlMapping Put(YamlMapping mapping, ReadOnlySpan<string> path, YamlNode value) =>
        With(
            mapping,
            path[0],
            path.Length == 1
                ? value
                : Put(mapping.Find(path[0]) as YamlMapping ?? mapping with { Entries = [] }, path[1..], value)
        );

    static YamlMapping With(YamlMapping mapping, string key, YamlNode value) =>
        mapping with
        {
            Entries =
            [
                .. mapping.Entries.Where(entry => entry.Key is not YamlScalar scalar || scalar.Value != key),
                new YamlEntry(Text(mapping, key), value),
            ],
        };

    static YamlSequence Appended(YamlMapping config, JsonNode hosts)
    {
        var services = FieldPath.Find(config, "spec.egress.services") as YamlSequence;
        var more = hosts is JsonArray list
            ? list.Select(host => host!.ToString())
            : hosts.ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new YamlSequence(
            config.Start,
            config.Offset,
            true,
            [
                .. services?.Items ?? [],
                .. more.Select(host =>
                    With(
                        config with
                        {
                            Entries = [],
                        },
                        "hosts",
                        new YamlSequence(config.Start, config.Offset, true, [Text(config, host)])
                    )
                ),
            ]
        );
    }

    /// <summary>The named source, with its settings where the config has them; all others go.</summary>
    static YamlMapping Sourced(YamlMapping config, string source)
    {
        var certificate = FieldPath.Find(config, "spec.certificate") as YamlMapping ?? config with { Entries = [] };
        var kept = certificate with
        {
            Entries = certificate
                .Entries.Where(entry =>
                    entry.Key is not YamlScalar key || !CertificateConfig.SourceNames.Contains(key.Value)
                )
                .ToArray(),
        };
        return With(kept, source, certificate.Find(source) ?? config with { Entries = [] });
    }

    static YamlNode Node(YamlMapping config, JsonNode value) =>
        value switch
        {
            JsonArray list => new YamlSequence(
                config.Start,
                config.Offset,
                true,
                [.. list.Select(item => Text(config, item!.ToString()))]
            ),
            JsonObject map => map.Aggregate(
                config with
                {
                    Entries = [],
                },
                (mapping, entry) => With(mapping, entry.Key, Text(config, entry.Value!.ToString()))
            ),
            _ => Text(config, value.ToString()),
        };

    /// <summary>
    /// Everything is text here, as in a ConfigMap. It stands nowhere in the file, so mistakes are told at its
    /// beginning.
    /// </summary>
    static YamlScalar Text(YamlMapping config, string text) =>
        new(config.Start, config.Offset, text, IsPlain: false) { IsLoose = true };

    static string NameOf(string field, IReadOnlyList<AppliedParameter> parameters) =>
        parameters.LastOrDefault(parameter => parameter.Sets(field)) is { } parameter
            ? $"{field} ({parameter.Origin})"
            : field;
}
