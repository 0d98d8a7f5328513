using System.Text.Json.Nodes;
using CommandLine;
using Kyma.Krm.CommandLine.Reading;
using Kyma.Krm.CommandLine.Terminal;
using Kyma.Krm.CommandLine.Verbs;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Importing;
using Kyma.Krm.Importing.Drafting;
using Kyma.Krm.Krm;
using Kyma.Krm.Krm.Writing;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.CommandLine;

/// <summary><c>kyma-krm import [PATH...]</c></summary>
[Verb(
    "import",
    HelpText = "Print the KymaTraffic that renders the Gateways, Certificates, DNSEntries, ServiceEntries, APIRules "
        + "and RateLimits that are there."
)]
[Example(
    "kubectl get gateways.networking.istio.io,serviceentries -A -o yaml | kyma-krm import - > config.yaml",
    "From what the cluster has to a config"
)]
internal sealed class ImportOptions
{
    [Value(
        0,
        MetaName = "PATH...",
        HelpText = "Files and folders with the resources, for example what `kubectl get ... -o yaml` gives; - is "
            + "stdin. Default: the current folder."
    )]
    public IEnumerable<string> Paths { get; set; } = [];

    [Option(
        "istio-version",
        MetaValue = "1.NN",
        HelpText = "The Istio version that the cluster runs. Default: the one that Kyma ships."
    )]
    public string? IstioVersion { get; set; }

    [Option(
        'o',
        "output",
        HelpText = "yaml (default): the configs, with the report on stderr. json: configs, findings and steps in one "
            + "answer."
    )]
    [Words("yaml", "json")]
    public string Output { get; set; } = "yaml";

    [Option(InputLimit.Option, MetaValue = InputLimit.Value, Default = InputLimit.Default, HelpText = InputLimit.Help)]
    public int MaximumInput { get; set; } = InputLimit.Default;
}

/// <summary>
/// For people who move to kyma-krm: resources in, configs out, and on stderr what they cannot say and what to do next.
/// </summary>
internal static class ImportCommand
{
    public static int Run(ImportOptions options, CommandHost host)
    {
        if (OutputWord.Refuse(options.Output, ["yaml", "json"], host) is { } wrongOutput)
            return wrongOutput;
        if (IstioVersionWord.Refuse(options.IstioVersion, host) is { } wrongVersion)
            return wrongVersion;
        var findings = new Findings();
        var items = new InputFiles(host with { MaximumMebibytes = options.MaximumInput }, "import", findings).Read(
            options.Paths.DefaultIfEmpty(".")
        );
        var imported = findings.HasErrors ? Imported.Nothing : Importer.Import(items, options.IstioVersion, findings);
        IstioVersionWord.Report(options.IstioVersion, findings);
        if (imported.Configs.Count == 0)
            return host.Give(RunResult.Of(findings, null));
        if (options.Output == "json")
        {
            var text = PrintableText.Json(Json(imported, findings).ToJsonString() + "\n");
            return host.Give(new RunResult(ExitCodes.Fine, output => output.Write(InputText.Encode(text)), []));
        }

        var code = host.Give(RunResult.Of(findings, output => output.Write(InputText.Encode(imported.Text))));
        host.Say("next:");
        foreach (var (i, step) in imported.Steps.Index())
            host.Say($"  {i + 1}. {step}");
        return code;
    }

    static JsonObject Json(Imported imported, Findings findings) =>
        new()
        {
            ["configs"] = JsonFields.List(imported.Configs.Select(config => config.Draft.Document)),
            ["findings"] = JsonFields.List(FindingLimit.Apply(findings.Sorted()).Select(Results.ToJson)),
            ["steps"] = JsonFields.List(imported.Steps.Select(ShownText.Of)),
        };
}
