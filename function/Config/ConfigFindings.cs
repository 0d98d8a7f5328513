using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Config;

/// <summary>Every finding of this room: its name, what it means, what follows and how to fix it.</summary>
internal static class ConfigFindings
{
    public static readonly Rule NoConfig = new(Severity.Error, "No KymaTraffic reached the function.")
    {
        Consequence = "There is nothing to render.",
        Fix =
            "Pass a KymaTraffic as functionConfig, put it among the resources, or pass key=value pairs "
            + "after 'kpt fn eval ... --'.",
    };

    public static readonly Rule UnknownConfigKind = new(
        Severity.Error,
        "A config of a kind that this program does not read."
    )
    {
        Consequence = "Nothing is rendered.",
        Fix =
            "Use apiVersion krm.kyma-project.io/v1alpha1 with kind KymaTraffic or KymaTrafficCheck, or a v1 ConfigMap.",
    };

    public static readonly Rule RenderedByItsPackage = new(
        Severity.Info,
        "A config belongs to a subpackage that has a pipeline of its own."
    )
    {
        Source = "kpt: fn render runs the pipeline of each package, subpackages first",
        Consequence = "It is read here, and rendered by the pipeline of its package.",
        Fix = "Nothing to do. If this run must render it, remove the pipeline from the subpackage's Kptfile.",
    };

    public static readonly Rule ConflictingConfigs = new(Severity.Error, "Two different configs have the same name.")
    {
        Consequence =
            "What is rendered belongs to a config by its name, so the two would remove each other's resources.",
        Fix = "Give each config its own metadata.name, or make the copies equal.",
    };

    public static readonly Rule ConfigWouldBeApplied = new(
        Severity.Warning,
        "An input of the function is not marked as local."
    )
    {
        Source = "kustomize and kpt: annotation config.kubernetes.io/local-config",
        Consequence = "kustomize, kpt and Argo CD would try to apply it to the cluster.",
        Fix = "metadata:\n  annotations:\n    config.kubernetes.io/local-config: \"true\"",
    };

    public static readonly Rule NeedsHash = new(Severity.Error, "The config asks for names with a hash.")
    {
        Source = "kustomize: annotation kustomize.config.k8s.io/needs-hash; its name references know no credentialName",
        Consequence = "The Gateway would name a Secret that does not exist, and every handshake would fail.",
        Fix = "Remove the annotation kustomize.config.k8s.io/needs-hash.",
    };

    public static readonly Rule ShortFormKey = new(
        Severity.Error,
        "A key of the ConfigMap short form that cannot be read."
    )
    {
        Consequence = "Nothing is rendered.",
        Fix = "Keys are dotted paths below spec, plus name; what needs lists of mappings needs a KymaTraffic.",
    };

    public static readonly Rule ConfigInKptfile = new(
        Severity.Warning,
        "A config is written in a Kptfile, where only kpt reads it."
    )
    {
        Source = "kpt: pipeline.mutators[].configMap is passed as functionConfig and is no resource of the package",
        Consequence = "`kyma-krm check`, `explain`, `diff` and `render` do not see the config, nor what it renders.",
        Fix = "configPath: config.yaml   # a KymaTraffic, in place of configMap",
    };

    public static readonly Rule IstioVersionUnknown = new(
        Severity.Info,
        "The Istio release is newer or older than those that this program knows."
    )
    {
        Consequence = "What the release accepts is not known. It is judged like the nearest release that is known.",
        Fix = "Use a newer kyma-krm, or set istioVersion to what the cluster runs.",
    };
}
