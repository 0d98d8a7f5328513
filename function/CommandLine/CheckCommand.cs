using System.Text;
using Kyma.Krm.Checking;
using Kyma.Krm.Checking.Formats;
using Kyma.Krm.Checking.Judging;
using Kyma.Krm.Checking.Policies;
using Kyma.Krm.CommandLine.Reading;
using Kyma.Krm.CommandLine.Terminal;
using Kyma.Krm.CommandLine.Verbs;
using Kyma.Krm.Config;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Explaining;
using Kyma.Krm.Istio;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Krm;
using Kyma.Krm.Krm.Reading;

namespace Kyma.Krm.CommandLine;

/// <summary>
/// For people and CI: a package in, findings out, and an exit code. The findings are the answer, so they go to stdout.
/// </summary>
internal static class CheckCommand
{
    public static int Run(CheckOptions options, CommandHost host)
    {
        if (OutputWord.Refuse(options.Output, CheckOptions.Outputs, host) is { } wrongOutput)
            return wrongOutput;
        if (options.IstioVersion is { } text && IstioVersion.Parse(text) is null)
            return UsageMistake.Refuse(host, $"--istio-version '{text}' must be {IstioVersion.ValidValues}");
        var gates = (options.Gates ?? "").Split(
            ',',
            StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
        );
        if (gates.FirstOrDefault(gate => !Gates.Names.Contains(gate)) is { } wrong)
            return UsageMistake.Refuse(host, UsageMistake.OneOf("--gate", wrong, Gates.Names));
        return options.IsList ? List(options, gates, host) : Check(options, gates, host);
    }

    static int Check(CheckOptions options, string[] gates, CommandHost host)
    {
        var findings = new Findings();
        if (options.Policy is { } file && !File.Exists(file))
            return UsageMistake.Refuse(host, $"--policy '{file}' must be a file with one KymaTrafficCheck");
        host = host with { MaximumMebibytes = options.MaximumInput };
        var files = new InputFiles(host, "check", findings)
        {
            IsForCheck = true,
            Builder = options.BuildsKustomizations ? new KustomizeBuild(host) : null,
        };
        var items = files.Read(options.Paths.DefaultIfEmpty("."));
        var policy = options.Policy is { } named ? PolicyIn(named, host, findings) : null;
        if (options.Policy is { } other && policy is null && !findings.HasErrors)
            return UsageMistake.Refuse(host, $"--policy '{other}' must be a file with one KymaTrafficCheck");
        if (items.Count == 0 && files.Built.Count == 0 && !findings.HasErrors)
            findings.Add(
                ReadingFindings.NothingToCheck,
                Place.Input,
                "no resource was found, so nothing was checked: correct the path"
            );
        var version = options.IstioVersion is { } text ? IstioVersion.Parse(text) : null;
        if (version?.WhyNotKnown is { } newer)
            findings.Add(ConfigFindings.IstioVersionUnknown, Place.Input, $"--istio-version {newer}");
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
            [.. findings.Sorted().Where(finding => IsAsked(RuleCatalogue.GateOf(finding.Rule), gates))],
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
        var rules = RuleCatalogue
            .All.Where(entry => RuleCatalogue.Knows(entry.Rule.Name) && IsAsked(entry.Gate, gates))
            .ToList();
        var codes = gates.Length == 0 ? AnalysisCode.All : [];
        if (options.Output == CheckOptions.Json)
        {
            host.Print(JsonText.Of(FindingsJson.Of(rules, codes)));
            return ExitCodes.Fine;
        }

        var page = new TextPage(host.OutputLook);
        RuleTable.Write(page, rules, codes);
        host.Print(page.ToString());
        return ExitCodes.Fine;
    }

    /// <summary>Null where everything that is given has an effect on the list.</summary>
    static int? Ineffective(CheckOptions options, CommandHost host) =>
        UsageMistake.Ineffective(
            host,
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
