using CommandLine;

namespace Kyma.Krm.CommandLine;

/// <summary><c>kyma-krm check [PATH...]</c></summary>
[Verb("check", HelpText = "Tell what Istio would reject, or accept and not do, in a whole package, whoever wrote it.")]
[Example("kustomize build overlays/prod | kyma-krm check -", "All that one overlay brings, before the cluster sees it")]
[Example("kyma-krm check . --strict --output github", "In a GitHub workflow")]
internal sealed class CheckOptions
{
    [Value(0, MetaName = "PATH...", HelpText = "Files and folders with resources and configs; - is stdin. Default: the current folder.")]
    public IEnumerable<string> Paths { get; set; } = [];

    [Option("output", HelpText = "Default: text. github: annotations in pull requests.")]
    [Words("text", "json", "sarif", "github")]
    public string Output { get; set; } = "text";

    [Option("strict", HelpText = "Warnings fail too.")]
    public bool IsStrict { get; set; }

    [Option("istio-version", MetaValue = "VERSION", HelpText = "What the cluster runs, such as 1.30. Default: what the configs say, else what Kyma ships.")]
    public string? IstioVersion { get; set; }

    [Option("gate", MetaValue = "GATES", HelpText = "Only findings of these gates, separated by commas: admission (Istio's own verdict), trap, package, credential, config.")]
    public string? Gates { get; set; }

    [Option("list", HelpText = "Print all rules with severity, meaning and source; with --output json for programs.")]
    public bool IsList { get; set; }
}
