using Kyma.Krm.Config;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Krm;
using Kyma.Krm.Schema;

namespace Kyma.Krm.Checking.Policies;

/// <summary>
/// A KymaTrafficCheck: as functionConfig it makes the function a validator, among the resources it configures
/// <c>kyma-krm check</c>.
/// </summary>
internal sealed record KymaTrafficCheck(string Name, TrafficCheckSpec Spec, ResourceSource Source)
{
    /// <summary>Where it was read from; null on stdin.</summary>
    public string? File { get; init; }

    public const string Kind = KymaTraffic.CheckKind;

    /// <summary>Whether an item is a KymaTrafficCheck, of any version.</summary>
    public static bool Is(Item item) => item.Id is { Group: KymaTraffic.Group, Kind: Kind };

    /// <summary>The functionConfig alone where it is one, else all among the items; equal copies count once.</summary>
    public static IReadOnlyList<KymaTrafficCheck> ReadAll(
        IReadOnlyList<Item> items,
        Item? functionConfig,
        Findings findings
    )
    {
        var layout = new PackageLayout(items);
        List<Item> checks = functionConfig is not null && Is(functionConfig) ? [functionConfig] : [.. items.Where(Is)];
        return ConfigReader
            .Distinct(checks.Select(item => ConfigSource.Of(item, layout)), findings)
            .Select(check => Read(check.Source, findings))
            .OfType<KymaTrafficCheck>()
            .ToArray();
    }

    static KymaTrafficCheck? Read(ResourceSource source, Findings findings)
    {
        var own = new Findings();
        var document = TrafficCheckSpec.Document.Read(YamlValue.Root(source, own));
        findings.AddRange(own.Sorted());
        return own.HasErrors || document is null
            ? null
            : new KymaTrafficCheck(document.Metadata.Name, document.Spec, source) { File = source.File?.Path };
    }
}
