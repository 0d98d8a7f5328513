using Kyma.Krm.Inputs;
using Kyma.Krm.Krm;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Config;

/// <summary>A config as it was found: its name, its text, and its home.</summary>
/// <param name="Name">Its metadata.name; empty where it has none.</param>
/// <param name="Source">The resource as it is written; not read yet.</param>
/// <param name="Home">Its package, and where files that are rendered for it go.</param>
internal sealed record ConfigSource(string Name, ResourceSource Source, ConfigHome Home)
{
    public YamlNode? Spec => (Source.Root as YamlMapping)?.Find("spec");

    /// <summary>Same fields with the same values, whatever their order and form.</summary>
    public bool SaysTheSameAs(ConfigSource other) => Differences(other).Count == 0;

    public IReadOnlyList<string> Differences(ConfigSource other) => YamlDifference.Between(Spec, other.Spec, "spec");

    /// <summary>A config that is an item, with its package and the folder of its file.</summary>
    public static ConfigSource Of(Item item, PackageLayout layout) =>
        new(
            item.Id.Name,
            item.Source,
            Homes.Of(
                new ConfigHome(
                    layout.Of(item),
                    item.PackagePath is { Length: > 0 } path ? path : null,
                    item.Path.Length > 0 ? item.Path[..(item.Path.LastIndexOf('/') + 1)] : null
                )
            )
        );

    static readonly Recent<ConfigHome> Homes = new((one, other) => one == other);
}

/// <summary>Where a config is, and where the files that are rendered for it go.</summary>
/// <param name="Package">As <see cref="Inputs.PackageLayout"/> calls it; together with its name this is the identity of
/// a config.</param>
/// <param name="PackagePath">The annotation that kpt fn render expects on what belongs to that package; null
/// elsewhere.</param>
/// <param name="Folder">
/// Relative to the package, with a '/' at the end unless empty. Null where nobody says it: kpt 1.0 passes the config of
/// <c>kpt fn eval --fn-config</c> without its path.
/// </param>
internal sealed record ConfigHome(string Package, string? PackagePath, string? Folder)
{
    /// <summary>The package that the function runs for.</summary>
    public static readonly ConfigHome Unknown = new("", null, null);
}
