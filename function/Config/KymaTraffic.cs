using Kyma.Krm.Schema;

namespace Kyma.Krm.Config;

/// <summary>
/// A KymaTraffic as its user wrote it, without what could not be read of it (<see cref="ResourceSource.Unread"/>).
/// </summary>
/// <param name="spec">With its defaults, and without what could not be read.</param>
internal sealed class KymaTraffic(
    string name,
    string @namespace,
    TrafficSpec spec,
    ResourceSource source,
    ConfigHome home
)
{
    TrafficSpec? _spec = spec;

    /// <summary>metadata.name; it names what is rendered and who owns it.</summary>
    public string Name => name;

    /// <summary>metadata.namespace, empty where there is none.</summary>
    public string Namespace => @namespace;

    /// <summary>
    /// Its text, for findings; <see cref="ResourceSource.Unread"/> is what could not be read of it.
    /// </summary>
    public ResourceSource Source => source;

    /// <summary>Its package, and where files that are rendered for it go.</summary>
    public ConfigHome Home => home;

    /// <summary>spec.domain, null where it is not written.</summary>
    public string? Domain { get; } = spec.Domain;

    /// <summary>spec.istioVersion, as text.</summary>
    public string IstioVersion { get; } = spec.IstioVersion;

    /// <summary>What it rendered is to be removed.</summary>
    public bool IsAbsent { get; } = spec.State == TrafficSpec.Absent;

    /// <summary>
    /// All of it, for its planner, and only once: of thousands of configs, the plans are there then, and the specs and
    /// the trees that they were read from are not kept beside them.
    /// </summary>
    public TrafficSpec TakeSpec()
    {
        var taken = _spec ?? throw new InvalidOperationException($"the config '{name}' is planned already");
        _spec = null;
        return taken;
    }

    /// <summary>The only version there is.</summary>
    public const string ApiVersion = "krm.kyma-project.io/v1alpha1";

    /// <summary>Also that of every annotation and label of ours.</summary>
    public const string Group = "krm.kyma-project.io";

    /// <summary>The kind of configs that render; KymaTrafficCheck is another.</summary>
    public const string Kind = "KymaTraffic";

    /// <summary>The other kind of config, which renders nothing and validates.</summary>
    public const string CheckKind = "KymaTrafficCheck";
}
