using System.Text;
using CommandLine;
using Kyma.Krm.Checking;
using Kyma.Krm.Checking.Formats;
using Kyma.Krm.Checking.Judging;
using Kyma.Krm.Checking.Policies;
using Kyma.Krm.CommandLine.Reading;
using Kyma.Krm.CommandLine.Terminal;
using Kyma.Krm.CommandLine.Verbs;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Krm;
using Kyma.Krm.Krm.Reading;

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

/// <summary>
/// For people and CI: a package in, findings out, and an exit code. The findings are the answer, so they go to stdout.
/// </summary>
internal static class CheckCommand
{
    public static int Run(CheckOptions options, CommandHost host)
    {
        if (OutputWord.Refuse(options.Output, CheckOptions.Outputs, host) is { } wrongOutput)
            return wrongOutput;
        if (IstioVersionWord.Refuse(options.IstioVersion, host) is { } wrongVersion)
            return wrongVersion;
        var gates = (options.Gates ?? "").Split(
            ',',
            StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
        );
        if (gates.FirstOrDefault(gate => !Gates.Names.Contains(gate)) is { } wrong)
            return host.Refuse(UsageMistake.OneOf("--gate", wrong, Gates.Names));
        return options.IsList ? List(options, gates, host) : Check(options, gates, host);
    }

    static int Check(CheckOptions options, string[] gates, CommandHost host)
    {
        var findings = new Findings();
        if (options.Policy is { } file && !File.Exists(file))
            return host.Refuse($"--policy '{file}' must be a file with one KymaTrafficCheck");
        host = host with { MaximumMebibytes = options.MaximumInput };
        var files = new InputFiles(host, "check", findings)
        {
            IsForCheck = true,
            Builder = options.BuildsKustomizations ? new KustomizeBuild(host) : null,
        };
        var items = files.Read(options.Paths.DefaultIfEmpty("."));
        var policy = options.Policy is { } named ? PolicyIn(named, host, findings) : null;
        if (options.Policy is { } other && policy is null && !findings.HasErrors)
            return host.Refuse($"--policy '{other}' must be a file with one KymaTrafficCheck");
        if (items.Count == 0 && files.Built.Count == 0 && !findings.HasErrors)
            findings.Add(
                ReadingFindings.NothingToCheck,
                Place.Input,
                $"no resource was found, so nothing was checked: {files.NothingFound}"
            );
        var version = IstioVersionWord.Of(options.IstioVersion);
        IstioVersionWord.Report(options.IstioVersion, findings);
        var scope = files
            .Built.Prepend(items)
            .Select(package =>
                PackageCheck.Run(
                    package,
                    policy,
                    version,
                    host.Clock.GetUtcNow(),
                    findings,
                    // What kustomize builds is written into no file.
                    package == items
                        ? (changes, found) => HiddenFiles.Report(items, changes, found)
                        : null,
                    options.IsComplete
                )
            )
            .Aggregate((all, package) => all.And(package)) with
        {
            IgnoredFiles = files.Ignored,
        };
        var result = new CheckResult(
            findings.Sorted().Where(finding => IsAsked(finding.Rule.Gate, gates)).ToArray(),
            scope
        );
        host.Print(
            options.Output switch
            {
                CheckOptions.Json => JsonText.Of(FindingsJson.Of(result)),
                CheckOptions.SarifLog => JsonText.Of(Sarif.Of(result, ProgramVersion.Text)),
                CheckOptions.GitHub => Lines(result, GitHubAnnotations.Line),
                _ => Lines(result, finding => FindingReport.Shown(finding, host.OutputLook)),
            }
        );
        host.Say(result.Summary);
        return result.ExitCode(options.IsStrict);
    }

    /// <summary>A check from outside the tree that is checked.</summary>
    static Item? PolicyIn(string file, CommandHost host, Findings findings) =>
        WholeInput.ReadFile(file, host.MaximumBytes, findings) is { } text
        && DocumentsReader.Read(text, file, findings) is [var only]
        && KymaTrafficCheck.Is(only)
            ? only
            : null;

    static int List(CheckOptions options, string[] gates, CommandHost host)
    {
        if (Ineffective(options, host) is { } wrong)
            return wrong;
        var rules = RuleCatalogue.All.Where(rule => rule.Gate != Gate.Input && IsAsked(rule.Gate, gates)).ToArray();
        var codes = gates.Length == 0 ? AnalysisCode.All : [];
        return host.Answer(
            options.Output,
            () => FindingsJson.Of(rules, codes),
            page => RuleTable.Write(page, rules, codes)
        );
    }

    /// <summary>Null where everything that is given has an effect on the list.</summary>
    static int? Ineffective(CheckOptions options, CommandHost host) =>
        host.Ineffective(
            "--list",
            (options.Paths.FirstOrDefault() ?? "", options.Paths.Any()),
            ("--strict", options.IsStrict),
            ("--istio-version", options.IstioVersion is not null),
            ("--kustomize", options.BuildsKustomizations),
            ("--complete", options.IsComplete),
            ("--policy", options.Policy is not null)
        ) ?? OutputWord.Refuse(options.Output, [CheckOptions.Text, CheckOptions.Json], host);

    /// <summary>What could not be read is told whatever was asked for: there may be anything in it.</summary>
    static bool IsAsked(Gate gate, string[] gates) =>
        gates.Length == 0 || gate == Gate.Input || gates.Contains(gate.Name());

    /// <summary>Never empty: an empty answer would be that of a program that was not there.</summary>
    static byte[] Lines(CheckResult result, Func<Finding, string> line) =>
        Encoding.UTF8.GetBytes(
            result.Findings.Count == 0
                ? "No findings.\n"
                : string.Concat(result.Told.Select(finding => $"{line(finding)}\n"))
        );
}
