using CommandLine;
using Kyma.Krm.CommandLine.Terminal;
using Kyma.Krm.CommandLine.Verbs;

namespace Kyma.Krm.CommandLine;

/// <summary><c>kyma-krm check [PATH...]</c></summary>
[Verb(
    "check",
    HelpText = "Report what Istio would reject, or accept but not apply, in a whole package, no matter what wrote it."
)]
[Example(
    "kustomize build overlays/production | kyma-krm check -",
    "What kustomize makes of it, before the cluster sees it"
)]
[Example(
    "kyma-krm render traffic --set domain=staging.example.com | kyma-krm check -",
    "The same config for another environment, before it is rendered there"
)]
[Example(
    "kyma-krm check --output github --strict .",
    "In a workflow of GitHub Actions, with annotations in the pull request"
)]
[Example("kyma-krm check --gate admission --istio-version 1.28 gateways/", "Istio's own verdict and nothing else")]
internal sealed class CheckOptions
{
    public const string Text = "text";
    public const string Json = "json";
    public const string SarifLog = "sarif";
    public const string GitHub = "github";

    public static readonly IReadOnlyList<string> Outputs = [Text, Json, SarifLog, GitHub];

    [Value(
        0,
        MetaName = "PATH...",
        HelpText = "Files and folders with resources and configs; - is stdin. Default: the current folder."
    )]
    public IEnumerable<string> Paths { get; set; } = [];

    [Option("output", HelpText = "github makes annotations in pull requests. Default: text.")]
    [Words(Text, Json, SarifLog, GitHub)]
    public string Output { get; set; } = Text;

    [Option("strict", HelpText = "Warnings fail too.")]
    public bool IsStrict { get; set; }

    [Option(
        "istio-version",
        MetaValue = "VERSION",
        HelpText = "What the cluster runs, such as 1.30. Default: what the configs say, else what Kyma ships."
    )]
    public string? IstioVersion { get; set; }

    [Option(
        "gate",
        MetaValue = "GATES",
        HelpText = "Only findings of these gates, separated by commas: admission (Istio's own verdict), trap, "
            + "package, credential, config. Files that cannot be read (input) are always reported."
    )]
    public string? Gates { get; set; }

    [Option(
        "kustomize",
        HelpText = "Build folders that kustomize has to build, each as a package of its own, with the kustomize or "
            + "kubectl on PATH: without plugins, Helm or network."
    )]
    public bool BuildsKustomizations { get; set; }

    [Option(
        "complete",
        HelpText = "The package is all that the cluster gets: whatever is named and not in it is an error."
    )]
    public bool IsComplete { get; set; }

    [Option(
        "policy",
        MetaValue = "FILE",
        HelpText = "A KymaTrafficCheck that overrides those in the checked files, so that a repository cannot relax "
            + "its own check."
    )]
    public string? Policy { get; set; }

    [Option(InputLimit.Option, MetaValue = InputLimit.Value, Default = InputLimit.Default, HelpText = InputLimit.Help)]
    public int MaximumInput { get; set; } = InputLimit.Default;

    [Option("list", HelpText = "Print all rules with severity, meaning and source; with --output json for programs.")]
    public bool IsList { get; set; }
}
