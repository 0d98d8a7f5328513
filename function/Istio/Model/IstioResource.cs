using System.Globalization;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Istio.Model;

/// <summary>
/// A resource as Istio's control plane sees it. Where the manifest names no namespace, that of the cluster is unknown
/// and empty here.
/// </summary>
/// <param name="Name">Its metadata.name; empty where it has none.</param>
/// <param name="Namespace">Empty where the manifest names none.</param>
/// <param name="Labels">Its metadata.labels; empty where it has none, or none but our marks.</param>
/// <param name="Spec">Without the fields that could not be read.</param>
/// <param name="Source">Its text, for findings.</param>
internal sealed record IstioResource<TSpec>(
    string Name,
    string Namespace,
    IReadOnlyDictionary<string, string> Labels,
    TSpec Spec,
    ResourceSource Source
)
{
    /// <summary>The resource with a spec that was read from its source.</summary>
    public static IstioResource<TSpec> Of(ResourceSource source, YamlMapping root, TSpec spec) =>
        new(
            root.FindText("metadata", "name") ?? "",
            root.FindText("metadata", "namespace") ?? "",
            source.IsNew ? IstioMetadata.NoLabels : IstioMetadata.LabelsOf(root),
            spec,
            source
        )
        {
            Created = IstioMetadata.CreatedAt(root),
        };

    /// <summary>When it was created; null where its file does not say it.</summary>
    public DateTimeOffset? Created { get; private init; }
}

/// <summary>What is read of the metadata of any resource.</summary>
internal static class IstioMetadata
{
    /// <summary>Those of whatever has none: one for all.</summary>
    public static readonly IReadOnlyDictionary<string, string> NoLabels = new Dictionary<string, string>();

    /// <summary>Most resources have none, and share that.</summary>
    public static IReadOnlyDictionary<string, string> LabelsOf(YamlMapping root) =>
        root.FindTexts("metadata", "labels") is { Count: > 0 } labels ? labels : NoLabels;

    /// <summary>When the resource was created; null where its file does not say it.</summary>
    public static DateTimeOffset? CreatedAt(YamlMapping root) =>
        root.FindText("metadata", "creationTimestamp") is { } text
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var created)
            ? created
            : null;
}
