using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Krm;

/// <summary>Every finding of this room: its name, what it means, what follows and how to fix it.</summary>
internal static class KrmFindings
{
    public static readonly Rule NotUtf8 = new(Severity.Error, "The input is not text in UTF-8.")
    {
        Source =
            "KRM Functions Specification (kubernetes-sigs/kustomize, "
            + "cmd/config/docs/api-conventions/functions-spec.md)",
        Consequence = "The YAML readers of Kubernetes tools reject any other encoding, or read it as other characters.",
        Fix = "Save the file as UTF-8; secrets that are bytes belong under `data` in base64.",
    };

    public static readonly Rule InvalidYaml = new(
        Severity.Error,
        "The input is not YAML or JSON that kubectl, kustomize and kpt can read."
    )
    {
        Source = "YAML 1.2.2; go-yaml",
        Consequence = "Nothing can be read, so nothing is rendered.",
        Fix = "Fix the place that the message names; a value with special characters must be put in quotes.",
    };

    public static readonly Rule DocumentNotRead = new(
        Severity.Error,
        "kubectl, kustomize and kpt ignore or reject a document of the file."
    )
    {
        Source = "kubernetes-sigs/kustomize, kyaml/kio/byteio_reader.go",
        Consequence = "What the document contains does not reach the cluster.",
        Fix = "Begin each document on the line below a `---`, and end lines with LF or CRLF.",
    };

    public static readonly Rule ReadersDiffer = new(
        Severity.Warning,
        "Only some of kubectl, kustomize and kpt can read the file."
    )
    {
        Source = "kubernetes/apimachinery, pkg/util/yaml/decoder.go; kubernetes-sigs/kustomize, kyaml/kio",
        Consequence = "Whether the resources reach the cluster depends on the tool that applies them.",
        Fix = "Write the file in the form that the message names.",
    };

    public static readonly Rule TooComplex = new(
        Severity.Error,
        "The input expands to more than is allowed: nesting or aliases without end."
    )
    {
        Source = "CVE-2019-11253",
        Consequence = "Reading it would take all memory, here and in the API server.",
        Fix = "Write the values out instead of using aliases, and nest less deeply.",
    };

    public static readonly Rule TooLarge = new(Severity.Error, "The input is larger than any package.")
    {
        Source = "kyma-krm; Porch stops at 6 MiB, etcd at 1.5 MiB for each object",
        Consequence = "Input without an end would take all memory.",
        Fix = "Pass fewer resources at a time, and check that it is the right file.",
    };

    public static readonly Rule NotAResourceList = new(
        Severity.Error,
        "The input of a KRM function is something other than a ResourceList."
    )
    {
        Source =
            "KRM Functions Specification (kubernetes-sigs/kustomize, "
            + "cmd/config/docs/api-conventions/functions-spec.md)",
        Consequence = "There are no items to read and none to answer with.",
        Fix = "Run it through kustomize or kpt, or use `kyma-krm render` for plain resources.",
    };

    public static readonly Rule NotAResource = new(Severity.Error, "The item is not a Kubernetes resource.")
    {
        Source =
            "KRM Functions Specification (kubernetes-sigs/kustomize, "
            + "cmd/config/docs/api-conventions/functions-spec.md)",
        Consequence = "Kubernetes would reject it, so nothing is rendered.",
        Fix = "Remove it, or write a resource with apiVersion, kind and metadata.",
    };

    public static readonly Rule BrokenList = new(
        Severity.Error,
        "A list of resources in a file contains something else, or what kubectl and kustomize do not read alike."
    )
    {
        Source = "kubectl and kustomize: what has `items` and a kind that ends in List stands for the resources in it",
        Consequence = "kubectl or kustomize rejects the file, so nothing is rendered.",
        Fix = "items: [{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}]",
    };

    /// <summary>With one of these there is no list to answer with.</summary>
    public static readonly IReadOnlyList<Rule> Unreadable =
    [
        TooLarge,
        NotUtf8,
        InvalidYaml,
        TooComplex,
        NotAResourceList,
    ];
}
