using Kyma.Krm.Certificates.Pki;
using Kyma.Krm.Certificates.Pki.X509;
using Kyma.Krm.Checking;
using Kyma.Krm.Checking.Kinds;
using Kyma.Krm.Checking.Policies;
using Kyma.Krm.CommandLine.Folders;
using Kyma.Krm.CommandLine.Reading;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Explaining;
using Kyma.Krm.Istio;
using Kyma.Krm.Kubernetes.Metadata;
using Kyma.Krm.Probing;
using static Kyma.Krm.ArgoCd.ArgoCdFindings;
using static Kyma.Krm.Checking.CheckFindings;
using static Kyma.Krm.Importing.ImportingFindings;
using static Kyma.Krm.Krm.KrmFindings;

namespace Kyma.Krm.CommandLine;

/// <summary>Every finding that there can be, by what it is about. A test looks whether one is missing.</summary>
internal static class RuleBook
{
    public static IReadOnlyList<Chapter> Chapters { get; } =
    [
        new(
            "Input",
            [
                TooLarge,
                NotUtf8,
                InvalidYaml,
                DocumentNotRead,
                ReadersDiffer,
                TooComplex,
                NotAResourceList,
                NotAResource,
                BrokenList,
                DiagnosticsFindings.MoreFindings,
                .. ReadingFindings.All,
                .. FolderFindings.All,
                NotJudged,
                CheckFindings.SeveralClusters,
                CheckFindings.NotChecked,
                Placeholder,
            ]
        ),
        new("Config", ConfigRuleList.Config),
        new("Gateway", ConfigRuleList.Gateway),
        new("Certificate", [.. ConfigRuleList.Certificate, .. PkiRules.All]),
        new("Egress", ConfigRuleList.EgressRules),
        new("APIRule", ConfigRuleList.ApiRule),
        new("RateLimit", ConfigRuleList.RateLimit),
        new("Ownership", ConfigRuleList.Ownership),
        new(
            "Import",
            [
                ImportNotExpressed,
                ImportStays,
                ImportStaysAside,
                ImportSameMeaning,
                ImportHardened,
                ImportAdded,
                ImportAssumed,
                ImportBetterWay,
                ImportTwice,
                ImportContradiction,
                ImportNothing,
            ]
        ),
        new("Argo CD", [ArgocdParameters, ArgocdParametersApplied, ArgocdParametersNeedOneConfig]),
        new("Probe", [.. ProbeFindings.All, ReadingFindings.ProbeClientUnreadable]),
        new("Istio", IstioRules.All),
        new("Metadata", ObjectMetadataRules.All),
        new("Kinds", KindCheck.All),
        new("Package", RuleCatalogue.BetweenResources),
    ];

    public static IReadOnlyList<Rule> All { get; } = [.. Chapters.SelectMany(chapter => chapter.Rules)];

    public static Rule? Find(string name) => All.FirstOrDefault(rule => rule.Name == name);

    /// <summary>What a finding's name may be, for a message: the one that was probably meant.</summary>
    public static string Suggest(string name) => Suggestion.For(name, All.Select(rule => rule.Name));
}
