using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.CommandLine.Reading;

/// <summary>Every finding of this room: its name, what it means, what follows and how to fix it.</summary>
internal static class ReadingFindings
{
    public static readonly Rule HiddenFile = new(
        Severity.Warning,
        "A file that was not read is at the path of a new resource."
    )
    {
        Source = "kpt: .krmignore hides files from functions",
        Consequence = "kpt fn render overwrites the file.",
        Fix = "Rename the file.",
    };

    public static readonly Rule PathNotFound = new(Severity.Error, "The file or folder does not exist.")
    {
        Consequence = "Nothing is read from it.",
        Fix = "Correct the path.",
    };

    public static readonly Rule FolderInsteadOfFile = new(
        Severity.Error,
        "A folder is named where the command expects a file."
    )
    {
        Consequence = "Nothing is read from it.",
        Fix = "Name the files in it that are meant.",
    };

    public static readonly Rule NeedsKustomize = new(
        Severity.Error,
        "The folder is a kustomization that changes what it lists, or a Helm chart."
    )
    {
        Consequence =
            "Only kustomize or Helm can build it. Reading its files as they are would miss patches and values.",
        Fix = "kustomize build --enable-alpha-plugins --enable-exec FOLDER",
    };

    public static readonly Rule NotBuilt = new(
        Severity.Warning,
        "A folder below the one given is a kustomization that changes what it lists, or a Helm chart."
    )
    {
        Consequence = "Its resources are not checked.",
        Fix =
            "Build it and check the result: `kustomize build FOLDER | kyma-krm check -`. "
            + "Or: `kyma-krm check --kustomize`.",
    };

    public static readonly Rule FileLeftOut = new(
        Severity.Info,
        "A YAML or JSON file in the folder does not contain a Kubernetes resource."
    )
    {
        Consequence = "It is ignored. kubectl, kustomize and Argo CD ignore or reject such a file.",
        Fix = "List the file in .krmignore to silence this.",
    };

    public static readonly Rule NotInKustomization = new(
        Severity.Info,
        "A resource file is next to a kustomization that does not list it."
    )
    {
        Consequence = "kyma-krm and kpt read it; kustomize and Argo CD do not, so it is never applied through them.",
        Fix = "List the file under `resources:`, or remove it.",
    };

    public static readonly Rule LocalConfigInPluginFolder = new(
        Severity.Warning,
        "A folder under `transformers:` contains a config that is marked as local."
    )
    {
        Source = "kustomize 4.5: resources with config.kubernetes.io/local-config are dropped from every folder",
        Consequence =
            "kustomize 4 drops the config before the function runs: it renders nothing and exits with 0. "
            + "kustomize 5 renders it.",
        Fix =
            "Remove config.kubernetes.io/local-config from the config. What is listed only under "
            + "`transformers:` is never applied.",
    };

    public static readonly Rule ConfigUnderResources = new(
        Severity.Warning,
        "A kustomization lists a config that says how kustomize runs it under `resources:`, and under nothing else."
    )
    {
        Source = "kustomize: functions run from `generators`, `transformers` and `validators` only",
        Consequence = "kustomize does not run it: it renders nothing and exits with 0.",
        Fix =
            "List the config under `transformers:`. If kustomize is not what renders it, remove "
            + "config.kubernetes.io/function from it.",
    };

    public static readonly Rule GeneratorOverOutput = new(
        Severity.Error,
        "A kustomization lists a config under `generators:`, and under `resources:` what it rendered before."
    )
    {
        Source = "kustomize: a generator is given no resources, and one identity may be registered once",
        Consequence =
            "kustomize fails (`may not add resource with an already registered id`), or what Absent was to "
            + "remove stays.",
        Fix = "Remove the rendered files, or list the config under `transformers:`.",
    };

    public static readonly Rule OverlayMovesRendered = new(
        Severity.Warning,
        "A kustomization renames or moves what a config below it renders."
    )
    {
        Source =
            "kustomize: namespace, namePrefix and nameSuffix change metadata, and not credentialName, secretName or "
            + "the Gateway that an APIRule names",
        Consequence =
            "What the finding lists: the gateway gets no certificate and every TLS handshake fails, APIRules find no "
            + "Gateway, or requests find no route.",
        Fix =
            "List the config under `transformers:` of this kustomization, or use a NamespaceTransformer "
            + "with `unsetOnly: true`.",
    };

    public static readonly Rule PatchMissesRendered = new(
        Severity.Warning,
        "`patches` or `replacements` of a kustomization are meant for its own config, for what that renders, or for "
            + "the config of a kustomization that it lists."
    )
    {
        Source =
            "kustomize: patches and replacements run before the transformers of the same kustomization, and after "
            + "those of the kustomizations that it lists",
        Consequence = "kustomize finds no such resource, changes nothing and exits with 0.",
        Fix = "Patch the config in a folder of its own, and what is rendered in a kustomization that lists this one.",
    };

    public static readonly Rule NoResource = new(Severity.Error, "A YAML document without apiVersion and kind.")
    {
        Source = "Kubernetes API conventions: every resource has apiVersion, kind and metadata.name",
        Consequence = "It is not a Kubernetes resource, so it cannot be applied.",
        Fix = "Name the file in .krmignore, or pass the files that are resources.",
    };

    public static readonly Rule NothingToRender = new(Severity.Error, "There is nothing to print.")
    {
        Source = "Argo CD: an empty answer of a plugin can prune the whole application",
        Consequence = "Argo CD and kpt would read an empty answer as 'delete everything'.",
        Fix = "Check the path, and that the config is among the files.",
    };

    public static readonly Rule NothingToCheck = new(Severity.Error, "The input contains no resource.")
    {
        Consequence = "A check of nothing finds nothing, and looks like a success.",
        Fix = "Check the path; for a kustomization: `kustomize build FOLDER | kyma-krm check -`.",
    };

    public static readonly Rule NothingToInspect = new(
        Severity.Error,
        "The input contains no certificate, key or Secret."
    )
    {
        Consequence = "There is nothing to show.",
        Fix = "kubectl get secret NAME -o yaml | kyma-krm inspect -",
    };

    public static readonly Rule ProbeClientUnreadable = new(
        Severity.Error,
        "The client certificate or key given to `probe` cannot be used."
    )
    {
        Consequence = "Nothing was probed.",
        Fix = "openssl pkey -in client-key.pem -out plain-key.pem removes a password.",
    };

    public static readonly IReadOnlyList<Rule> All =
    [
        PathNotFound,
        FolderInsteadOfFile,
        NeedsKustomize,
        NotBuilt,
        FileLeftOut,
        NotInKustomization,
        LocalConfigInPluginFolder,
        ConfigUnderResources,
        GeneratorOverOutput,
        OverlayMovesRendered,
        PatchMissesRendered,
        NoResource,
        NothingToRender,
        HiddenFile,
        NothingToCheck,
        NothingToInspect,
    ];
}
