using CommandLine;
using Kyma.Krm.ArgoCd;
using Kyma.Krm.CommandLine.Folders;
using Kyma.Krm.CommandLine.Reading;
using Kyma.Krm.CommandLine.Terminal;
using Kyma.Krm.CommandLine.Verbs;
using Kyma.Krm.Config;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Krm;
using Kyma.Krm.Krm.Writing;
using Kyma.Krm.Planning;

namespace Kyma.Krm.CommandLine;

/// <summary><c>kyma-krm render [PATH...]</c></summary>
[Verb("render", HelpText = "Print the resources to apply: no config, nothing local, no internal annotations.")]
[Example(
    "kyma-krm render config.yaml seed.yaml | kubectl apply --dry-run=server -f -",
    "Let the cluster judge it without applying it"
)]
[Example("kyma-krm render traffic --set domain=staging.example.com", "The same config for another environment")]
internal sealed class RenderOptions
{
    /// <summary>Between the values of a repeated option; values may contain commas.</summary>
    public const char Separator = '\u001f';

    [Value(
        0,
        MetaName = "PATH...",
        HelpText = "Files and folders with a KymaTraffic and what belongs to it; - is stdin. Default: the current "
            + "folder."
    )]
    public IEnumerable<string> Paths { get; set; } = [];

    [Option(
        "set",
        MetaValue = "FIELD=VALUE",
        HelpText = "Set a field below spec of the one config, for example domain=shop.example.com; can be repeated."
    )]
    [Repeatable(Separator)]
    public string? Set { get; set; }

    [Option(InputLimit.Option, MetaValue = InputLimit.Value, Default = InputLimit.Default, HelpText = InputLimit.Help)]
    public int MaximumInput { get; set; } = InputLimit.Default;
}

/// <summary>
/// For people, CI and Argo CD plugins: documents in, the documents to apply out. On errors stdout stays empty.
/// </summary>
internal static class RenderCommand
{
    public static int Run(RenderOptions options, CommandHost host)
    {
        var settings = (options.Set ?? "").Split(RenderOptions.Separator, StringSplitOptions.RemoveEmptyEntries);
        if (settings.FirstOrDefault(setting => !IsSetting(setting)) is { } wrong)
            return host.Refuse(
                $"--set '{wrong}' must be FIELD=VALUE, with a field below spec such as domain=shop.example.com"
            );
        var applied = settings.Select(SettingOf).ToArray();
        var fields = new HashSet<string>();
        if (applied.FirstOrDefault(setting => !fields.Add(setting.Path)) is { } second)
            return host.Refuse($"--set {second.Path} is given twice: leave out one of them");
        var findings = new Findings();
        var outcome = Render(options, applied, host, findings);
        return host.Give(outcome);
    }

    static bool IsSetting(string setting) =>
        setting.IndexOf('=', StringComparison.Ordinal) is > 0 and var end
        && end < setting.Length - 1
        && setting[..end].Split('.').All(step => step.Length > 0);

    static AppliedParameter SettingOf(string setting) =>
        setting.Split('=', 2) is [var path, var value]
            ? new AppliedParameter(path, value, $"--set {path}")
            : throw new ArgumentException("no setting", nameof(setting));

    static RunResult Render(
        RenderOptions options,
        IReadOnlyList<AppliedParameter> settings,
        CommandHost host,
        Findings findings
    )
    {
        var items = new InputFiles(host with { MaximumMebibytes = options.MaximumInput }, "render", findings).Read(
            options.Paths.DefaultIfEmpty(".")
        );
        if (host.IsInArgoCd && !items.Any(ConfigReader.IsConfig) && !findings.HasErrors)
            findings.Add(
                ConfigFindings.NoConfig,
                Place.Input,
                "there is no KymaTraffic in the Application's path: add one there, or correct spec.source.path"
            );
        if (items.Any(ConfigReader.IsTraffic))
            items = ParameterOverlay.Apply(items, settings, findings, "--set");
        var changes = findings.HasErrorsOtherThan(FolderFindings.All)
            ? new Changes()
            : Rendering.Render(items, null, host.Clock.GetUtcNow(), findings);
        HiddenFiles.Report(items, changes, findings);
        if (findings.HasErrors)
            return RunResult.Of(findings, null);
        var documents = DocumentsWriter.Of(
            items,
            changes,
            item => ConfigReader.IsConfig(item) || PackageLayout.IsKptfile(item)
        );
        return Answer(documents, findings);
    }

    /// <summary>A whole answer or an error, and never nothing; the legacy plugin answers in the same way.</summary>
    /// <param name="documents">What to print.</param>
    /// <param name="findings">Without errors; where nothing is left, that is one.</param>
    public static RunResult Answer(IReadOnlyList<ReadOnlyMemory<byte>> documents, Findings findings)
    {
        if (documents.Count > 0)
            return RunResult.Of(findings, output => DocumentsWriter.Write(documents, output));
        findings.Add(
            ReadingFindings.NothingToRender,
            Place.Input,
            "nothing is left to print; an empty answer would be taken for 'delete everything', so this is an error"
        );
        return RunResult.Of(findings, null);
    }
}
