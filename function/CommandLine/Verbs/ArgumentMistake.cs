using Kyma.Krm.CommandLine.Terminal;

namespace Kyma.Krm.CommandLine.Verbs;

/// <summary>
/// What CommandLineParser ignores, or reports in words of its own: an argument too many, an option that the verb does
/// not have, that is given twice, has no value, or has one that it does not take.
/// </summary>
internal static class ArgumentMistake
{
    /// <summary>The first one; null where there is none.</summary>
    /// <param name="arguments">From the verb on.</param>
    /// <param name="verbs">All of them, looked at only where an option is another one's.</param>
    public static string? In(IReadOnlyList<string> arguments, VerbOptions verb, IEnumerable<VerbOptions> verbs)
    {
        var given = new HashSet<string>();
        var values = 0;
        var isValue = false;
        for (var i = 1; i < arguments.Count; i++)
        {
            var argument = arguments[i];
            if (isValue || !IsOption(argument))
            {
                if (argument.Length == 0)
                    return $"argument {i + 1} is empty: give it a value, or leave it out";
                if (++values > verb.MostValues)
                    return $"'{argument}' is one argument too many: {verb.Usage}";
                continue;
            }

            isValue = argument == "--";
            if (isValue)
                continue;
            var end = argument.IndexOf('=', StringComparison.Ordinal) is >= 0 and var sign ? sign : argument.Length;
            var name = argument[..end];
            if (verb.Option(name) is not { } option)
                return UsageMistake.NoOption(name, verb, verbs);
            if (!given.Add(name) && option.Separator is null)
                return $"{name} is given twice";
            if (!option.TakesValue)
            {
                if (end < argument.Length)
                    return $"{name} takes no value: leave out '{argument[end..]}'";
                continue;
            }

            var value =
                end < argument.Length ? argument[(end + 1)..]
                : i + 1 < arguments.Count && !IsOption(arguments[i + 1]) ? arguments[++i]
                : "";
            if (value.Length == 0)
                return $"{name} needs a value: {option.Label}";
            if (option.Name == InputLimit.Option && !InputLimit.Accepts(value))
                return $"{name} '{value}' must be {InputLimit.ValidValues}";
        }

        return null;
    }

    /// <summary><c>-</c> alone is stdin.</summary>
    static bool IsOption(string argument) => argument is ['-', _, ..];
}
