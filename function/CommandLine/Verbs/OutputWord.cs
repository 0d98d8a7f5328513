using Kyma.Krm.CommandLine.Terminal;

namespace Kyma.Krm.CommandLine.Verbs;

/// <summary>The value of <c>--output</c>.</summary>
internal static class OutputWord
{
    /// <summary>Null where it is one of the words, else the exit code after saying what would be right.</summary>
    public static int? Refuse(string output, IReadOnlyList<string> words, CommandHost host) =>
        words.Contains(output) ? null : UsageMistake.Refuse(host, UsageMistake.OneOf("--output", output, words));
}
