using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.CommandLine;

/// <summary>What can be wrong with the paths a person names.</summary>
internal static class InputFileRules
{
    public static readonly IReadOnlyList<Rule> All =
    [
        CommandLineFindings.PathNotFound,
        CommandLineFindings.NeedsKustomize,
        CommandLineFindings.NoResource,
        CommandLineFindings.NothingToRender,
        CommandLineFindings.HiddenFile,
        CommandLineFindings.NothingToCheck,
        CommandLineFindings.NothingToInspect,
    ];
}
