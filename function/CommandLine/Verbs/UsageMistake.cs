using CommandLine;
using Kyma.Krm.CommandLine.Terminal;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Explaining;

namespace Kyma.Krm.CommandLine.Verbs;

/// <summary>Arguments that cannot be understood: one line on stderr that says what would be right.</summary>
internal static class UsageMistake
{
    public static int Refuse(this CommandHost host, string message) => host.RefuseAsIs(ShownText.Of(message));

    /// <summary>With the choices that there are, each with its meaning.</summary>
    public static int Refuse(this CommandHost host, string message, IReadOnlyList<(string, string)> choices)
    {
        host.Refuse(message);
        var page = new TextPage(host.ErrorLook);
        page.Rows(2, choices);
        host.StandardError.Write(page.ToString());
        return ExitCodes.WrongUsage;
    }

    /// <summary>A mistake in the arguments of a verb, with where to read more.</summary>
    public static int Refuse(this CommandHost host, string message, VerbOptions verb) =>
        host.Refuse($"{message}{(message.EndsWith('?') ? "" : ".")} {MoreOf(verb)}");

    /// <summary>Options that have no effect because of another one; null where none of them is given.</summary>
    /// <param name="because">With its dashes.</param>
    public static int? Ineffective(
        this CommandHost host,
        string because,
        params ReadOnlySpan<(string Name, bool IsGiven)> options
    )
    {
        foreach (var (name, isGiven) in options)
        {
            if (isGiven)
                return host.Refuse($"{name} has no effect with {because}: leave out one of them");
        }

        return null;
    }

    /// <summary>
    /// Where the message names only files and folders that exist: a key that is given for a path does not.
    /// </summary>
    public static int RefuseAsIs(this CommandHost host, string message)
    {
        FindingReport.WriteError(message, host);
        return ExitCodes.WrongUsage;
    }

    /// <summary>What CommandLineParser has against the arguments of a verb, or of none.</summary>
    public static int Refuse(this CommandHost host, Error error, VerbOptions? verb, IReadOnlyList<VerbOptions> verbs) =>
        host.Refuse(
            error switch
            {
                NoVerbSelectedError => "a command is missing. kyma-krm --help lists them",
                BadVerbSelectedError wrong => NoCommand(wrong.Token, verbs),
                MissingRequiredOptionError missing =>
                    $"{NameOf(missing, verb)} is missing: {verb?.Usage}. {MoreOf(verb)}",
                NamedError named => $"{NameOf(named, verb)} cannot be understood ({named.Tag}). {MoreOf(verb)}",
                TokenError token => $"'{token.Token}' cannot be understood ({token.Tag}). {MoreOf(verb)}",
                _ => $"the arguments cannot be understood ({error.Tag}). {MoreOf(verb)}",
            }
        );

    public static int RefuseCommand(this CommandHost host, string word, IReadOnlyList<VerbOptions> verbs) =>
        host.Refuse(NoCommand(word, verbs));

    static string NoCommand(string word, IReadOnlyList<VerbOptions> verbs) =>
        (
            word.StartsWith('-')
                ? $"'{word}' is not an option.{Suggestion.For(word, ["--help", "--version"])}"
                : $"'{word}' is not a command.{Suggestion.For(word, verbs.Select(verb => verb.Name))}"
        ) + " kyma-krm --help lists them";

    static string NameOf(NamedError error, VerbOptions? verb) =>
        error.NameInfo.LongName is { Length: > 0 } name ? $"--{name}" : verb?.Values[0].Label ?? "an argument";

    /// <summary>With the one that is written like it, else with the commands that have it.</summary>
    /// <param name="name">With its dashes.</param>
    public static string NoOption(string name, VerbOptions verb, IEnumerable<VerbOptions> verbs)
    {
        var near = Suggestion.Nearest(name.TrimStart('-'), verb.Options.Select(option => option.Name));
        var others = string.Join(
            ", ",
            verbs.Where(other => other.Option(name) is not null).Select(other => other.Name)
        );
        return $"'{name}' is not an option of {verb.Name}"
            + (
                near is not null ? $". Did you mean --{near}?"
                : others.Length > 0 ? $", but of {others}"
                : ""
            );
    }

    /// <summary>A value that is not one of the words that there are, with the one that is written like it.</summary>
    /// <param name="option">With its dashes; empty for an argument.</param>
    public static string OneOf(string option, string word, IReadOnlyList<string> words) =>
        $"{option}{(option.Length > 0 ? " " : "")}'{word}' must be one of: {string.Join(", ", words)}."
        + Suggestion.For(word, words);

    static string MoreOf(VerbOptions? verb) => $"kyma-krm {(verb is null ? "" : $"{verb.Name} ")}--help shows more";
}

/// <summary>The value of <c>--output</c>.</summary>
internal static class OutputWord
{
    /// <summary>Null where it is one of the words, else the exit code after saying what would be right.</summary>
    public static int? Refuse(string output, IReadOnlyList<string> words, CommandHost host) =>
        words.Contains(output) ? null : host.Refuse(UsageMistake.OneOf("--output", output, words));
}
