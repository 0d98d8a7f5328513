using CommandLine;
using Kyma.Krm.CommandLine.Terminal;
using Kyma.Krm.CommandLine.Verbs;

namespace Kyma.Krm.CommandLine;

/// <summary><c>kyma-krm diff [PATH...]</c></summary>
[Verb("diff", HelpText = "Show what rendering would change in the files of a package.")]
[Example("kyma-krm diff", "What kpt fn render would write into this folder; exit code 1 where there is a difference")]
[Example(
    "kyma-krm diff --effects main/ pull-request/ --output markdown",
    "Which requests end differently, the most dangerous first; exit code 1 where protection is lost"
)]
internal sealed class DiffOptions
{
    [Value(
        0,
        MetaName = "PATH...",
        HelpText = "Files and folders with a KymaTraffic and what belongs to it; - is stdin. Default: the current "
            + "folder. The patch applies where diff was run (git apply, patch -p1); that of ../DIR applies in the "
            + "folder above."
    )]
    public IEnumerable<string> Paths { get; set; } = [];

    [Option(
        "effects",
        HelpText = "Compare two packages (folders, or - and a folder) by what happens to requests, and by what "
            + "protects pods: network policies, rate limits, and Istio's policies of workloads."
    )]
    public bool ShowsEffects { get; set; }

    [Option(
        "istio-version",
        MetaValue = "VERSION",
        HelpText = "Of --effects: what the cluster runs, such as 1.30. Default: what the configs say, else what Kyma "
            + "ships."
    )]
    public string? IstioVersion { get; set; }

    [Option("output", HelpText = "Of --effects. Default: text.")]
    [Words("text", "json", "markdown")]
    public string Output { get; set; } = "text";

    [Option(InputLimit.Option, MetaValue = InputLimit.Value, Default = InputLimit.Default, HelpText = InputLimit.Help)]
    public int MaximumInput { get; set; } = InputLimit.Default;
}
