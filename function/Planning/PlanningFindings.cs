using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;

namespace Kyma.Krm.Planning;

/// <summary>Every finding of this room: its name, what it means, what follows and how to fix it.</summary>
internal static class PlanningFindings
{
    public static readonly Rule GeneratorTearsCredential = new(
        Severity.Warning,
        "A kustomize generator renders a Secret that a Gateway names."
    )
    {
        Source = "kustomize: namePrefix, nameSuffix and namespace do not follow credentialName",
        Consequence =
            "With a namePrefix, nameSuffix or namespace, the gateway gets no certificate and resets every connection.",
        Fix = "List the config under `transformers:` instead of `generators:`.",
    };

    public static readonly Rule IstioVersionsDiffer = new(
        Severity.Warning,
        "The configs of one package are for different releases of Istio."
    )
    {
        Source =
            "A cluster runs one release of Istio; a config without istioVersion is for the default, "
            + $"{IstioVersion.Default}",
        Consequence =
            "A field that only the newer release has is ignored or rejected in a cluster with the older one. check, "
            + "trace and explain answer for the lowest release.",
        Fix = "Write the same istioVersion in all configs: what the cluster runs.",
    };

    public static readonly Rule RenderedTwice = new(
        Severity.Error,
        "Two configs, or two parts of one, render the same resource."
    )
    {
        Consequence = "The last one would overwrite the other, whose traffic would stop.",
        Fix = "Give one of the gateways, services or configs another name.",
    };

    public static readonly Rule ResourceNotOurs = new(
        Severity.Error,
        "A resource of that name is there and was not rendered from this config."
    )
    {
        Consequence = "Overwriting it would lose what someone else wrote.",
        Fix =
            "Rename one of the two, or let it be taken over:\n  metadata:\n    annotations:\n"
            + "      krm.kyma-project.io/adopt: \"true\"",
    };

    public static readonly Rule AmbiguousCopies = new(
        Severity.Error,
        "Several resources were rendered as the same one, and none is where it was rendered."
    )
    {
        Consequence = "Which of them a function moved, and which a person copied, cannot be known.",
        Fix =
            "Delete all but one, or remove the annotations krm.kyma-project.io/rendered-from and "
            + "rendered-as from copies.",
    };

    public static readonly Rule CopiedResource = new(Severity.Warning, "A copy of a rendered resource.")
    {
        Consequence = "It is kept as it is, no config updates it, and it is applied to the cluster as well.",
        Fix =
            "Remove the annotations krm.kyma-project.io/rendered-from and krm.kyma-project.io/rendered-as "
            + "from it, or delete it.",
    };

    public static readonly Rule RenderedRemoved = new(Severity.Info, "A rendered resource is removed.")
    {
        Consequence = "With pruning, it is deleted from the cluster as well.",
        Fix = "Nothing to do, if the config is as you want it.",
    };

    public static readonly Rule RenderedReplaced = new(
        Severity.Info,
        "Fields of a rendered resource change to what its config says."
    )
    {
        Consequence = "Edits by hand in these fields are replaced.",
        Fix = "Write what you want into the config; labels and annotations of your own stay where they are.",
    };

    /// <summary>Those that report what the plan of a run shows as well.</summary>
    public static readonly IReadOnlyList<Rule> SaysThePlan = [RenderedRemoved, RenderedReplaced];

    public static readonly Rule OwnerNotHere = new(
        Severity.Warning,
        "A resource was rendered from a config that is not part of this run."
    )
    {
        Consequence =
            "It is kept: its config may be in another pipeline. If the config was deleted or renamed, "
            + "nothing removes the resource.",
        Fix =
            "Delete the resource's file, or set state: Absent in its config and render once more before deleting that.",
    };

    public static readonly Rule SecretTypeChanges = new(
        Severity.Warning,
        "A Secret that was rendered before gets another type."
    )
    {
        Source = "Kubernetes: Secret, type: immutable",
        Consequence = "Where the Secret is in the cluster already, the API server rejects the new one.",
        Fix =
            "Delete the Secret in the cluster before the new one is applied, or write "
            + "`certificate.secretType` as it was.",
    };

    public static readonly Rule SelectorsHideOutput = new(
        Severity.Error,
        "kpt's selectors or exclude hide a part of the package."
    )
    {
        Source = "kpt: annotation kpt-resource-id on items that were selected",
        Consequence = "What was rendered before may be hidden, and would be written a second time.",
        Fix =
            "Remove selectors and exclude from this function in the Kptfile, or --match-* and --exclude-* "
            + "from kpt fn eval.",
    };
}
