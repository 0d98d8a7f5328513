using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Krm;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Config.ConfigFindings;

namespace Kyma.Krm.Config;

/// <summary>
/// Finds the configs: the functionConfig and any number of items. kustomize generators and <c>kpt fn render</c> with
/// configPath pass the same one twice; equal copies count once.
/// </summary>
internal static class ConfigReader
{
    static readonly IReadOnlyList<string> Kinds = [KymaTraffic.Kind, KymaTraffic.CheckKind];

    /// <summary>
    /// The configs of this run, without what could not be read of them; where there was such, the findings have errors
    /// and nothing may be rendered.
    /// </summary>
    public static IReadOnlyList<KymaTraffic> Read(IReadOnlyList<Item> items, Item? functionConfig, Findings findings)
    {
        var configs = ReadAny(items, functionConfig, findings);
        if (configs.Count == 0 && !findings.HasErrors && !findings.Has(RenderedByItsPackage))
            MissingConfig.Report(items, findings);
        return configs;
    }

    /// <summary>The same where there need not be any.</summary>
    public static IReadOnlyList<KymaTraffic> ReadAny(IReadOnlyList<Item> items, Item? functionConfig, Findings findings)
    {
        var layout = new PackageLayout(items);
        var sources = new List<ConfigSource>();
        var applied = new HashSet<Item>();
        RefuseUnknownKinds(items, findings);
        if (functionConfig is null)
            InlineConfigs.Report(items, findings);
        foreach (var item in items.Where(IsTraffic))
        {
            if (!IsRenamedCopyOf(functionConfig, item))
                sources.Add(ConfigSource.Of(item, layout));
            if (!item.IsLocalConfig && !item.IsOnlyPlugin && !item.IsFunctionConfig && !IsCopyOf(functionConfig, item))
                applied.Add(item);
        }

        foreach (var config in items.Where(item => item.IsFunctionConfig && !IsOurs(item)))
        {
            if (FromFunctionConfig(config, layout, sources, findings) is { } listed)
                sources.Add(listed);
        }

        var asked = FromFunctionConfig(functionConfig, layout, sources, findings);
        if (asked is not null)
            sources.Add(asked);
        var own = new List<KymaTraffic>();
        foreach (var source in Distinct(sources, findings))
        {
            var config = Read(source, findings);
            if (source.Home.Package != asked?.Home.Package && layout.IsRenderedByItself(source.Home.Package))
                ReportRenderedElsewhere(source, findings);
            else if (config is not null)
                own.Add(config);
            // While its text is parsed, for the line.
            if (source.Source.Tree is Item item && applied.Remove(item))
                ReportApplied(item, findings);
            source.Source.Tree.Drop();
        }

        foreach (var copy in applied)
        {
            ReportApplied(copy, findings);
            copy.Drop();
        }

        return own;
    }

    static void ReportApplied(Item config, Findings findings) =>
        findings.Add(
            ConfigWouldBeApplied,
            config.Source.At("metadata.annotations"),
            $"the annotation {Annotations.LocalConfig}: \"true\" is required, or the config would be "
                + "applied to the cluster"
        );

    static void ReportRenderedElsewhere(ConfigSource source, Findings findings) =>
        findings.Add(
            RenderedByItsPackage,
            source.Source.At("metadata.name"),
            $"'{source.Name}' belongs to a subpackage with a pipeline of its own, which renders it: it is "
                + "read here, and not rendered"
        );

    /// <summary>A config, of whatever kind: it is read and never applied.</summary>
    public static bool IsConfig(Item item) => item.IsFunctionConfig || IsOurs(item);

    static bool IsOurs(Item item) => item.Id.Group == KymaTraffic.Group;

    static void RefuseUnknownKinds(IReadOnlyList<Item> items, Findings findings)
    {
        foreach (var item in items.Where(item => IsOurs(item) && !Kinds.Contains(item.Id.Kind)))
            findings.Add(
                UnknownConfigKind,
                item.Source.At("kind"),
                $"'{item.Id.Kind}' of {KymaTraffic.ApiVersion} must be one of: {KymaTraffic.Kind}, "
                    + $"{KymaTraffic.CheckKind}.{Suggestion.For(item.Id.Kind, Kinds)}"
            );
        foreach (var item in items.Where(IsOfMisspeltGroup))
            findings.Add(
                UnknownConfigKind,
                item.Source.At("apiVersion"),
                $"the apiVersion of a {item.Id.Kind} must be {KymaTraffic.ApiVersion}, not '{item.ApiVersion}': nobody "
                    + "reads it as it is"
            );
    }

    /// <summary>Marked as local, it is for nobody else; otherwise it may be somebody else's kind.</summary>
    static bool IsOfMisspeltGroup(Item item) =>
        !IsOurs(item)
        && Kinds.Contains(item.Id.Kind)
        && (item.IsLocalConfig || Suggestion.Nearest(item.Id.Group, [KymaTraffic.Group]) is not null);

    /// <summary>Whether an item is a KymaTraffic, of any version.</summary>
    public static bool IsTraffic(Item item) => item.Id is { Group: KymaTraffic.Group, Kind: KymaTraffic.Kind };

    /// <summary>kpt and kustomize mark the functionConfig among the items on their own account.</summary>
    static bool IsCopyOf(Item? functionConfig, Item item) =>
        functionConfig is not null && functionConfig.Id == item.Id && functionConfig.IsLocalConfig;

    /// <summary>
    /// Listed under both <c>resources:</c> and <c>transformers:</c>, a config has got kustomize's namePrefix in one of
    /// the two places.
    /// </summary>
    static bool IsRenamedCopyOf(Item? functionConfig, Item item) =>
        functionConfig is not null
        && IsTraffic(functionConfig)
        && item.Annotation(Annotations.PreviousNames) is { } names
        && names.Split(',').Contains(functionConfig.Id.Name)
        && YamlDifference.Between(functionConfig.Root.Find("spec"), item.Root.Find("spec"), "spec").Count == 0;

    static ConfigSource? FromFunctionConfig(
        Item? config,
        PackageLayout layout,
        IReadOnlyList<ConfigSource> items,
        Findings findings
    )
    {
        switch (config)
        {
            case null:
                return null;
            case { ApiVersion: "v1", Id.Kind: "ConfigMap" }:
                return ShortForm.Expand(config, findings) is { } expanded
                    ? new ConfigSource(NameIn(expanded), expanded, HomeOf(config, layout))
                    : null;
            case { Id: { Group: KymaTraffic.Group, Kind: KymaTraffic.Kind } }:
                var source = new ConfigSource(config.Id.Name, config.Source, HomeOf(config, layout));
                return source.Home.Folder is null && SameAmong(items, source) is { } there
                    ? source with
                    {
                        Home = there.Home,
                    }
                    : source;
            default:
                findings.Add(
                    UnknownConfigKind,
                    config.Source.At("kind"),
                    $"the functionConfig is {config.ApiVersion} {config.Id.Kind}; it must be a "
                        + $"{KymaTraffic.ApiVersion} {KymaTraffic.Kind} or {KymaTraffic.CheckKind}, or a v1 ConfigMap."
                        + Suggestion.For(config.Id.Kind, [KymaTraffic.Kind, KymaTraffic.CheckKind, "ConfigMap"])
                );
                return null;
        }
    }

    static string NameIn(ResourceSource config) => (config.Root as YamlMapping)?.FindText("metadata", "name") ?? "";

    static ConfigHome HomeOf(Item config, PackageLayout layout) =>
        config.Path.Length > 0
            ? ConfigSource.Of(config, layout).Home
            : ConfigHome.Unknown with
            {
                Package = layout.Root,
                PackagePath = layout.Root.Length > 0 ? layout.Root : null,
            };

    /// <summary>
    /// kpt fn eval says nothing of where the config is. Where it is among the items as well, that is its home.
    /// </summary>
    static ConfigSource? SameAmong(IReadOnlyList<ConfigSource> items, ConfigSource config) =>
        items.Where(item => item.Name == config.Name && item.SaysTheSameAs(config)).ToList() is var same
        && same.Find(item => item.Home.Package == config.Home.Package) is { } inRoot
            ? inRoot
        : same is [var only] ? only
        : null;

    /// <summary>Each config once; two different ones of one name in one package are an error.</summary>
    public static IEnumerable<ConfigSource> Distinct(IEnumerable<ConfigSource> sources, Findings findings)
    {
        foreach (var group in sources.GroupBy(source => (source.Home.Package, source.Name)))
        {
            var first = group.First();
            foreach (var other in group.Skip(1))
            {
                if (first.Differences(other) is { Count: > 0 } differing)
                    findings.Add(
                        ConflictingConfigs,
                        other.Source.At("metadata.name"),
                        $"two different configs are called '{first.Name}'; they differ in "
                            + $"{ShortList.Of(differing)}. The other one is {first.Source.SeenFrom(other.Source)}. "
                            + "Give each its own `metadata.name`, or make them equal"
                    );
                other.Source.Tree.Drop();
            }

            yield return first;
        }
    }

    static KymaTraffic? Read(ConfigSource config, Findings findings)
    {
        var source = config.Source;
        var own = new Findings();
        if ((source.Root as YamlMapping)?.FindText("metadata", "annotations", Annotations.NeedsHash) == "true")
            own.Add(
                NeedsHash,
                source.At($"metadata.annotations[{Annotations.NeedsHash}]"),
                "a hash in the name of a Secret would break TLS: kustomize does not follow it in "
                    + "`credentialName` and `secretRef`. Remove the annotation; Istio reads a changed Secret "
                    + "without a new name"
            );

        var (document, read) = HalfRead.Read(TrafficDocument.Shape, source with { Elsewhere = FieldPlaces.Of }, own);
        findings.AddRange(own.Sorted());
        if (document is null)
            return null;
        return new KymaTraffic(
            document.Metadata.Name,
            document.Metadata.Namespace ?? "",
            document.Spec,
            read,
            config.Home
        );
    }
}
