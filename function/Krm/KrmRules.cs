using Kyma.Krm.Diagnostics;
using static Kyma.Krm.Krm.KrmFindings;

namespace Kyma.Krm.Krm;

/// <summary>What can be wrong with the text that resources come in.</summary>
internal static class KrmRules
{
    /// <summary>With one of these there is no list to answer with.</summary>
    public static readonly IReadOnlyList<Rule> Unreadable =
    [
        TooLarge,
        NotUtf8,
        InvalidYaml,
        TooComplex,
        NotAResourceList,
    ];
}
