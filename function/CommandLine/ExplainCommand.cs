using CommandLine;
using Kyma.Krm.ArgoCd;
using Kyma.Krm.CommandLine.Fields;
using Kyma.Krm.CommandLine.Folders;
using Kyma.Krm.CommandLine.Packages;
using Kyma.Krm.CommandLine.Reading;
using Kyma.Krm.CommandLine.Terminal;
using Kyma.Krm.CommandLine.Verbs;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Explaining;
using Kyma.Krm.Explaining.Pages;
using Kyma.Krm.Explaining.Pictures;
using Kyma.Krm.Planning;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.CommandLine;

/// <summary><c>kyma-krm explain [PATH...]</c></summary>
[Verb("explain", HelpText = "Show what is rendered and why, in words or as a picture; or what a finding means.")]
[Example("kyma-krm explain config.yaml seed.yaml", "What this config brings into the cluster")]
[Example(
    "kyma-krm explain config.yaml --output html > traffic.html",
    "The same as a page with a picture, to pass around"
)]
[Example("kyma-krm explain --finding host-not-covered", "What a finding means and how to fix it")]
[Example("kyma-krm explain --field 'spec.egress.services[].tls'", "What a field of the config is for")]
internal sealed class ExplainOptions
{
    [Value(
        0,
        MetaName = "PATH...",
        HelpText = "Files and folders with a KymaTraffic and what belongs to it; - is stdin. Default: the current "
            + "folder."
    )]
    public IEnumerable<string> Paths { get; set; } = [];

    [Option("finding", MetaValue = "FINDING", HelpText = "Explain this finding instead.")]
    public string? Finding { get; set; }

    [Option("findings", HelpText = "List every finding there is.")]
    public bool ListsFindings { get; set; }

    [Option(
        "field",
        MetaValue = "FIELD",
        HelpText = "Explain this field of a config instead: its type, default, an example and the findings about it."
    )]
    public string? Field { get; set; }

    [Option("fields", HelpText = "List every field there is.")]
    public bool ListsFields { get; set; }

    [Option(
        "output",
        HelpText = "Default: text. Findings and fields have text and json; the lists of all of them markdown as well."
    )]
    [Words("text", "html", "mermaid", "json", "markdown")]
    public string Output { get; set; } = "text";

    [Option(InputLimit.Option, MetaValue = InputLimit.Value, Default = InputLimit.Default, HelpText = InputLimit.Help)]
    public int MaximumInput { get; set; } = InputLimit.Default;
}

/// <summary>For people who read a config, or a finding, for the first time.</summary>
internal static class ExplainCommand
{
    public static int Run(ExplainOptions options, CommandHost host)
    {
        if (Ineffective(options, host) is { } ineffective)
            return ineffective;
        var isList = options.ListsFindings || options.ListsFields;
        IReadOnlyList<string> outputs =
            isList ? ["text", "json", "markdown"]
            : options.Finding is not null || options.Field is not null ? ["text", "json"]
            : ["text", "html", "mermaid", "json"];
        if (OutputWord.Refuse(options.Output, outputs, host) is { } wrongOutput)
            return wrongOutput;
        return options switch
        {
            { ListsFindings: true, Output: "markdown" } => host.Answer(RulePage.Markdown(RuleBook.Chapters)),
            { ListsFields: true, Output: "markdown" } => host.Answer(FieldPage.Markdown(RuleBook.All)),
            { ListsFindings: true } => host.Answer(
                options.Output,
                () => JsonFields.List(RuleBook.All.Select(RulePage.Json)),
                page => RulePage.WriteList(RuleBook.Chapters, page)
            ),
            { ListsFields: true } => host.Answer(
                options.Output,
                () => JsonFields.List(FieldReference.All.Select(field => FieldPage.Json(field, RuleBook.All))),
                FieldPage.WriteList
            ),
            { Finding: { } name } => RuleBook.Find(name) is { } rule
                ? host.Answer(options.Output, () => RulePage.Json(rule), page => RulePage.Write(rule, page))
                : host.Refuse(
                    $"there is no finding '{name}'.{RuleBook.Suggest(name)} kyma-krm explain --findings lists all"
                ),
            { Field: { } path } => FieldReference.Find(path) is { } field
                ? host.Answer(
                    options.Output,
                    () => FieldPage.Json(field, RuleBook.All),
                    page => FieldPage.Write(field, RuleBook.All, page)
                )
                : host.Refuse(
                    $"there is no field '{path}'.{FieldReference.Suggest(path)} kyma-krm explain --fields lists all"
                ),
            _ => Explain(options, host),
        };
    }

    /// <summary>Each asks for another answer, and none of them reads a file.</summary>
    static int? Ineffective(ExplainOptions options, CommandHost host)
    {
        ReadOnlySpan<(string, bool)> all =
        [
            ("--finding", options.Finding is not null),
            ("--findings", options.ListsFindings),
            ("--field", options.Field is not null),
            ("--fields", options.ListsFields),
            (options.Paths.FirstOrDefault() ?? "", options.Paths.Any()),
        ];
        for (var i = 0; i < all.Length - 1; i++)
        {
            if (all[i] is (var asked, true))
                return host.Ineffective(asked, all[(i + 1)..]);
        }

        return null;
    }

    static int Explain(ExplainOptions options, CommandHost host)
    {
        var findings = new Findings();
        var items = new InputFiles(host with { MaximumMebibytes = options.MaximumInput }, "explain", findings).Read(
            options.Paths.DefaultIfEmpty(".")
        );
        var result = findings.HasErrorsOtherThan(FolderFindings.All)
            ? RenderingResult.Nothing
            : Rendering.Run(items, null, host.Clock.GetUtcNow(), findings);
        HiddenFiles.Report(items, result.Changes, findings);
        // The page tells it to who looks at the page, stderr to who runs the command.
        if (findings.HasErrors && options.Output == "html")
            host.Print(HtmlPage.Of(findings.Sorted().Where(finding => !finding.DependsOnClock).ToArray()));
        if (findings.HasErrors)
            return host.Give(RunResult.Of(findings, null));
        var parameters = ParameterReader.Read(host.VariableNames(), host.Environment, new Findings());
        var plans = result.Plans;
        var clusters = plans.Count == 0 ? null : new ExplainedClusters(plans, result, items, findings);
        if (clusters?.OtherPackages is { Count: > 0 } others)
            host.Say($"note: {PackageNotes.NoPart(others)}");
        var explanation = Explainer.Explain(
            result,
            items,
            parameters,
            clusters?.LockedReach ?? (_ => null),
            findings.Sorted()
        ) with
        {
            Reach = clusters?.Reach,
        };
        FindingReport.WriteAll(findings.Sorted().Where(finding => finding.DependsOnClock).ToArray(), host);
        return options.Output switch
        {
            "html" => host.Answer(HtmlPage.Of(explanation)),
            "mermaid" => host.Answer(Mermaid.Draw(explanation)),
            _ => host.Answer(
                options.Output,
                () => ExplanationJson.Of(explanation),
                page => new ExplanationText(page).Write(explanation)
            ),
        };
    }
}
