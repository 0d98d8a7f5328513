using Kyma.Krm.ArgoCd;
using Kyma.Krm.Checking.Policies;
using Kyma.Krm.CommandLine.Folders;
using Kyma.Krm.CommandLine.Reading;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Importing;
using Kyma.Krm.Probing;

namespace Kyma.Krm.CommandLine;

/// <summary>Every finding that there can be, by what it is about. A test looks whether one is missing.</summary>
internal static class RuleBook
{
    public static IReadOnlyList<Chapter> Chapters { get; } =
    [
        .. RuleCatalogue.Chapters,
        new("Files and folders", [.. ReadingFindings.All, .. FolderFindings.All]),
        new("Import", ImportingFindings.All),
        new("Argo CD", ArgoCdFindings.All),
        new("Probe", ProbeFindings.All),
    ];

    public static IReadOnlyList<Rule> All { get; } = Chapters.SelectMany(chapter => chapter.Rules).ToArray();

    public static Rule? Find(string name) => All.FirstOrDefault(rule => rule.Name == name);

    /// <summary>What a finding's name may be, for a message: the one that was probably meant.</summary>
    public static string Suggest(string name) => Suggestion.For(name, All.Select(rule => rule.Name));
}
