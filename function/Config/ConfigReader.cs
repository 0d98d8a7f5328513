using Kyma.Krm.Diagnostics;
using Kyma.Krm.Krm;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Config;

/// <summary>
/// Finds the configs: the functionConfig and any number of items. kustomize generators and <c>kpt fn render</c> with configPath
/// pass the same one twice; equal copies count once.
/// </summary>
internal static class ConfigReader
{
    public static readonly ObjectShape<ConfigDocument<TrafficSpec>> Document = ConfigDocument<TrafficSpec>.ShapeOf(
        KymaTraffic.Kind,
        TrafficSpec.Shape,
        "How traffic enters and leaves a Kyma cluster."
    );

    static readonly IReadOnlyList<string> Kinds = [KymaTraffic.Kind, KymaTraffic.CheckKind];

    /// <summary>The configs, without what could not be read of them; where there was such, the findings have errors and nothing may be rendered.</summary>
    public static IReadOnlyList<KymaTraffic> Read(IReadOnlyList<Item> items, Item? functionConfig, Findings findings)
    {
        var configs = ReadAny(items, functionConfig, findings);
        if (configs.Count == 0 && !findings.HasErrors)
            ExplainHowToPassOne(findings);
        return configs;
    }

    /// <summary>The same where there need not be any.</summary>
    public static IReadOnlyList<KymaTraffic> ReadAny(IReadOnlyList<Item> items, Item? functionConfig, Findings findings)
    {
        var sources = new List<ResourceSource>();
        RefuseUnknownKinds(items, findings);
        foreach (var item in items.Where(IsTraffic))
        {
            if (!IsRenamedCopyOf(functionConfig, item))
                sources.Add(item.Source);
            if (!item.IsLocalConfig && !IsCopyOf(functionConfig, item))
            {
                findings.Add(
                    ConfigFindings.ConfigWouldBeApplied,
                    item.Source.At("metadata.annotations"),
                    $"{item.Id} must carry the annotation {Annotations.LocalConfig}: \"true\", or it would be applied to the cluster"
                );
            }
        }

        if (FromFunctionConfig(functionConfig, findings) is { } source)
            sources.Add(source);
        return [.. Distinct(sources, findings).Select(s => Read(s, findings)).OfType<KymaTraffic>()];
    }

    /// <summary>A config of ours, of whatever kind: it is read and never applied.</summary>
    public static bool IsConfig(Item item) => item.Id.Group == KymaTraffic.Group;

    static void RefuseUnknownKinds(IReadOnlyList<Item> items, Findings findings)
    {
        foreach (var item in items.Where(item => IsConfig(item) && !Kinds.Contains(item.Id.Kind)))
        {
            findings.Add(
                ConfigFindings.UnknownConfigKind,
                item.Source.At("kind"),
                $"'{item.Id.Kind}' of {KymaTraffic.ApiVersion} must be one of: {KymaTraffic.Kind}, {KymaTraffic.CheckKind}.{Suggestion.For(item.Id.Kind, Kinds)}"
            );
        }
    }

    public static bool IsTraffic(Item item) => item.Id is { Group: KymaTraffic.Group, Kind: KymaTraffic.Kind };

    /// <summary>kpt and kustomize mark the functionConfig among the items on their own account.</summary>
    static bool IsCopyOf(Item? functionConfig, Item item) =>
        functionConfig is not null && functionConfig.Id == item.Id && functionConfig.IsLocalConfig;

    /// <summary>Listed under both <c>resources:</c> and <c>transformers:</c>, a config has got kustomize's namePrefix in one of the two places.</summary>
    static bool IsRenamedCopyOf(Item? functionConfig, Item item) =>
        functionConfig is not null
        && IsTraffic(functionConfig)
        && item.Annotation(Annotations.PreviousNames) is { } names
        && names.Split(',').Contains(functionConfig.Id.Name)
        && YamlDifference.Between(SpecOf(functionConfig.Source), SpecOf(item.Source), "spec").Count == 0;

    static ResourceSource? FromFunctionConfig(Item? config, Findings findings)
    {
        switch (config)
        {
            case null:
                return null;
            case { ApiVersion: "v1", Id.Kind: "ConfigMap" }:
                return ShortForm.Expand(config, findings);
            case { Id: { Group: KymaTraffic.Group, Kind: KymaTraffic.Kind } }:
                return config.Source;
            default:
                findings.Add(
                    ConfigFindings.UnknownConfigKind,
                    config.Source.At("kind"),
                    $"the functionConfig is {config.ApiVersion} {config.Id.Kind}; it must be a {KymaTraffic.ApiVersion} {KymaTraffic.Kind} or {KymaTraffic.CheckKind}, or a v1 ConfigMap.{Suggestion.For(config.Id.Kind, [KymaTraffic.Kind, KymaTraffic.CheckKind, "ConfigMap"])}"
                );
                return null;
        }
    }

    /// <summary>Each config once; two different ones of one name are an error.</summary>
    public static IEnumerable<ResourceSource> Distinct(IEnumerable<ResourceSource> sources, Findings findings)
    {
        foreach (var group in sources.GroupBy(NameOf))
        {
            var first = group.First();
            yield return first;
            foreach (var other in group.Skip(1))
            {
                var differing = YamlDifference.Between(SpecOf(first), SpecOf(other), "spec");
                if (differing.Count > 0)
                {
                    findings.Add(
                        ConfigFindings.ConflictingConfigs,
                        other.At("metadata.name"),
                        $"two different configs are called '{group.Key}'; they differ in {Listed.Some(differing)}. Give each its own `metadata.name`, or make them equal"
                    );
                }
            }
        }
    }

    static string NameOf(ResourceSource source) => (source.Root as YamlMapping)?.FindText("metadata", "name") ?? "";

    static YamlNode? SpecOf(ResourceSource source) => (source.Root as YamlMapping)?.Find("spec");

    static KymaTraffic? Read(ResourceSource source, Findings findings)
    {
        var own = new Findings();
        if ((source.Root as YamlMapping)?.FindText("metadata", "annotations", Annotations.NeedsHash) == "true")
        {
            own.Add(
                ConfigFindings.NeedsHash,
                source.At($"metadata.annotations[{Annotations.NeedsHash}]"),
                "a hash in the name of a Secret would break TLS: kustomize does not follow it in `credentialName` and `secretRef`. Remove the annotation; Istio reads a changed Secret without a new name"
            );
        }

        var (document, read) = HalfRead.Read(Document, source, own);
        findings.AddRange(own.Sorted());
        if (document is null)
            return null;
        var path = source.File?.Path ?? "";
        return new KymaTraffic(
            document.Metadata.Name,
            document.Metadata.Namespace ?? "",
            document.Spec,
            read,
            path[..(path.LastIndexOf('/') + 1)]
        );
    }

    static void ExplainHowToPassOne(Findings findings) =>
        findings.Add(
            ConfigFindings.NoConfig,
            Place.Input,
            $"no config: pass a {KymaTraffic.Kind} ({KymaTraffic.ApiVersion}) in one of three ways: as functionConfig (kustomize transformers:, kpt --fn-config or configPath), "
                + "as one of the resources, or as key=value pairs (kpt fn eval ... -- name=shop domain=shop.example.com). To check resources without rendering any, "
                + $"pass a {KymaTraffic.CheckKind} as functionConfig"
        );
}
