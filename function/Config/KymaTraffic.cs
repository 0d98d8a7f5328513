using Kyma.Krm.Schema;

namespace Kyma.Krm.Config;

/// <summary>
/// A KymaTraffic as its user wrote it, without what could not be read of it (<see cref="ResourceSource.Unread"/>).
/// </summary>
/// <param name="Name">metadata.name; it names what is rendered and who owns it.</param>
/// <param name="Namespace">metadata.namespace, empty where there is none.</param>
/// <param name="Spec">With its defaults, and without what could not be read.</param>
/// <param name="Source">Its text, for findings; <see cref="ResourceSource.Unread"/> is what could not be read of
/// it.</param>
/// <param name="Home">Its package, and where files that are rendered for it go.</param>
internal sealed record KymaTraffic(
    string Name,
    string Namespace,
    TrafficSpec Spec,
    ResourceSource Source,
    ConfigHome Home
)
{
    /// <summary>The only version there is.</summary>
    public const string ApiVersion = "krm.kyma-project.io/v1alpha1";

    /// <summary>Also that of every annotation and label of ours.</summary>
    public const string Group = "krm.kyma-project.io";

    /// <summary>The kind of configs that render; KymaTrafficCheck is another.</summary>
    public const string Kind = "KymaTraffic";

    /// <summary>The other kind of config, which renders nothing and validates.</summary>
    public const string CheckKind = "KymaTrafficCheck";
}
