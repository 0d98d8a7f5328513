namespace Kyma.Krm.Krm;

/// <summary>Annotations of the KRM Functions Specification, kustomize and kpt.</summary>
internal static class Annotations
{
    /// <summary>With anything but "false", kustomize and kpt do not apply the resource.</summary>
    public const string LocalConfig = "config.kubernetes.io/local-config";

    /// <summary>How kustomize and kpt run the function that a config is for.</summary>
    public const string FunctionRunner = "config.kubernetes.io/function";

    /// <summary>The file of the resource, relative to its package, with slashes.</summary>
    public const string Path = "internal.config.kubernetes.io/path";

    /// <summary>The position of the resource among the documents of its file, from 0.</summary>
    public const string Index = "internal.config.kubernetes.io/index";

    /// <summary>
    /// The package of the item, as kpt fn render writes it: an absolute path of the machine. The path annotation is
    /// relative to it.
    /// </summary>
    public const string PackagePath = "internal.config.kubernetes.io/package-path";

    public const string LegacyPath = "config.kubernetes.io/path";
    public const string LegacyIndex = "config.kubernetes.io/index";

    /// <summary>kustomize's history of renames: names separated by commas, oldest first.</summary>
    public const string PreviousNames = "internal.config.kubernetes.io/previousNames";

    /// <summary>The namespaces in the same order; "default" also for a resource that has none.</summary>
    public const string PreviousNamespaces = "internal.config.kubernetes.io/previousNamespaces";

    /// <summary>kustomize writes it on every resource that it gives to a transformer.</summary>
    public const string KustomizeId = "kustomize.config.k8s.io/id";

    /// <summary>Asks kustomize to put a hash of a generated resource's content into its name.</summary>
    public const string NeedsHash = "kustomize.config.k8s.io/needs-hash";

    /// <summary>
    /// kpt writes one of these where selectors narrowed the input (the prefix changed after beta.67).
    /// </summary>
    public static readonly IReadOnlyList<string> KptResourceId =
    [
        "internal.config.k8s.io/kpt-resource-id",
        "internal.config.kubernetes.io/kpt-resource-id",
    ];
}
