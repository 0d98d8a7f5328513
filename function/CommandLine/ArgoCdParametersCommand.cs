using CommandLine;
using Kyma.Krm.ArgoCd;
using Kyma.Krm.CommandLine.Reading;
using Kyma.Krm.CommandLine.Terminal;
using Kyma.Krm.CommandLine.Verbs;
using Kyma.Krm.Config;
using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.CommandLine;

/// <summary><c>kyma-krm argocd-parameters [PATH...]</c></summary>
[Verb(
    "argocd-parameters",
    HelpText = "Print what Argo CD's UI offers to edit: every parameter, with the values of the config in the folder."
)]
[Example("kyma-krm argocd-parameters", "What plugin.yaml names as dynamic parameters")]
internal sealed class ArgoCdParametersOptions
{
    [Value(0, MetaName = "PATH...", HelpText = "The Application's folder. Default: the current folder.")]
    public IEnumerable<string> Paths { get; set; } = [];

    [Option(InputLimit.Option, MetaValue = InputLimit.Value, Default = InputLimit.Default, HelpText = InputLimit.Help)]
    public int MaximumInput { get; set; } = InputLimit.Default;
}

/// <summary>
/// The dynamic parameters of Argo CD's plugin. Its UI breaks where this fails, so a folder with several configs, of
/// which no parameter says which is meant, gives an empty list.
/// </summary>
internal static class ArgoCdParametersCommand
{
    public static int Run(ArgoCdParametersOptions options, CommandHost host)
    {
        var findings = new Findings();
        var items = new InputFiles(
            host with
            {
                VariableNames = () => [],
                Environment = _ => null,
                MaximumMebibytes = options.MaximumInput,
            },
            "render",
            findings
        ).Read(options.Paths.DefaultIfEmpty("."));
        var configs = items.Where(ConfigReader.IsTraffic).ToArray();
        var text = JsonText.OfReport(configs is [_, _, ..] ? [] : Announcements.Of(configs.FirstOrDefault()));
        return host.Give(new RunResult(ExitCodes.Fine, output => output.Write(text), findings.Sorted()));
    }
}
