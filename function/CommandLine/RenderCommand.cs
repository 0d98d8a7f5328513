using CommandLine;
using Kyma.Krm.CommandLine.Folders;
using Kyma.Krm.Config;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Krm;
using Kyma.Krm.Planning;

namespace Kyma.Krm.CommandLine;

/// <summary><c>kyma-krm render [PATH...]</c></summary>
[Verb("render", HelpText = "Print the resources to apply: no config, nothing local, no internal annotations.")]
[Example(
    "kyma-krm render config.yaml seed.yaml | kubectl apply --dry-run=server -f -",
    "Ask the cluster what it thinks of it"
)]
internal sealed class RenderOptions
{
    [Value(
        0,
        MetaName = "PATH...",
        HelpText = "Files and folders with a KymaTraffic and what belongs to it; - is stdin. Default: the current folder."
    )]
    public IEnumerable<string> Paths { get; set; } = [];

    [Option(InputLimit.Option, MetaValue = InputLimit.Value, Default = InputLimit.Default, HelpText = InputLimit.Help)]
    public int MaximumInput { get; set; } = InputLimit.Default;
}

/// <summary>For people, CI and Argo CD plugins: documents in, the documents to apply out. On errors stdout stays empty.</summary>
internal static class RenderCommand
{
    public static int Run(RenderOptions options, CommandHost host)
    {
        var findings = new Findings();
        var outcome = Render(options, host, findings);
        return OutcomeWriter.Give(outcome, host, brief: false);
    }

    static Outcome Render(RenderOptions options, CommandHost host, Findings findings)
    {
        var items = new InputFiles(host with { MaximumMebibytes = options.MaximumInput }, findings).Read(
            options.Paths.DefaultIfEmpty(".")
        );
        if (host.IsInArgoCd && !items.Any(ConfigReader.IsConfig) && !findings.HasErrors)
            findings.Add(
                ConfigFindings.NoConfig,
                Place.Input,
                "there is no KymaTraffic in the Application's path: add one there, or correct spec.source.path"
            );
        var changes = findings.HasErrorsOtherThan(FolderFindings.All)
            ? new Changes()
            : Rendering.Render(items, null, host.Clock.GetUtcNow(), findings);
        HiddenFiles.Report(items, changes, findings);
        if (findings.HasErrors)
            return Outcome.Of(findings, null);
        using var buffer = new MemoryStream();
        DocumentsWriter.Write(
            items,
            changes,
            item => ConfigReader.IsConfig(item) || PackageLayout.IsKptfile(item),
            buffer
        );
        var text = buffer.ToArray();
        if (text.Length == 0)
        {
            findings.Add(
                CommandLineFindings.NothingToRender,
                Place.Input,
                "nothing is left to print; an empty answer would be taken for 'delete everything', so this is an error"
            );
            return Outcome.Of(findings, null);
        }

        return Outcome.Of(findings, output => output.Write(text));
    }
}
