using CommandLine;
using Kyma.Krm.CommandLine.Terminal;
using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.CommandLine.Verbs;

/// <summary>Arguments that cannot be understood: one line on stderr that says what would be right.</summary>
internal static class UsageMistake
{
    public static int Refuse(CommandHost host, string message) => RefuseAsIs(host, ShownText.Of(message));

    /// <summary>
    /// With the choices that there are, a line each: texts of ours, with nothing in them that was given.
    /// </summary>
    public static int Refuse(CommandHost host, string message, IEnumerable<string> choices)
    {
        Refuse(host, message);
        foreach (var choice in choices)
            host.StandardError.WriteLine($"  {choice}");
        return ExitCodes.WrongUsage;
    }

    /// <summary>
    /// Where the message names only files and folders that exist: a key that is given for a path does not.
    /// </summary>
    public static int RefuseAsIs(CommandHost host, string message)
    {
        FindingReport.WriteError(message, host);
        return ExitCodes.WrongUsage;
    }

    /// <summary>What CommandLineParser has against the arguments of a verb, or of none.</summary>
    public static int Refuse(CommandHost host, Error error, VerbOptions? verb, IReadOnlyList<VerbOptions> verbs) =>
        Refuse(
            host,
            error switch
            {
                NoVerbSelectedError => "a command is missing. kyma-krm --help lists them",
                BadVerbSelectedError wrong => NoCommand(wrong.Token, verbs),
                UnknownOptionError unknown => $"'{Dashed(unknown.Token)}' is not an option of "
                    + $"{verb?.Name}.{SuggestOption(unknown.Token, verb)} {MoreOf(verb)}",
                MissingRequiredOptionError missing =>
                    $"{NameOf(missing, verb)} is missing: {verb?.Usage}. {MoreOf(verb)}",
                MissingValueOptionError missing => $"{NameOf(missing, verb)} needs a value. {MoreOf(verb)}",
                NamedError named => $"{NameOf(named, verb)} cannot be understood ({named.Tag}). {MoreOf(verb)}",
                TokenError token => $"'{token.Token}' cannot be understood ({token.Tag}). {MoreOf(verb)}",
                _ => $"the arguments cannot be understood ({error.Tag}). {MoreOf(verb)}",
            }
        );

    public static int RefuseCommand(CommandHost host, string word, IReadOnlyList<VerbOptions> verbs) =>
        Refuse(host, NoCommand(word, verbs));

    static string NoCommand(string word, IReadOnlyList<VerbOptions> verbs) =>
        (
            word.StartsWith('-')
                ? $"'{word}' is not an option.{Suggestion.For(word, ["--help", "--version"])}"
                : $"'{word}' is not a command.{Suggestion.For(word, verbs.Select(verb => verb.Name))}"
        ) + " kyma-krm --help lists them";

    static string Dashed(string name) => name.Length == 1 ? $"-{name}" : $"--{name}";

    static string NameOf(NamedError error, VerbOptions? verb) =>
        error.NameInfo.LongName is { Length: > 0 } name ? $"--{name}" : verb?.Values[0].Label ?? "an argument";

    static string SuggestOption(string token, VerbOptions? verb) =>
        Suggestion
            .For(token, verb?.Options.Select(option => option.Name) ?? [])
            .Replace("'", "", StringComparison.Ordinal)
            is { Length: > 0 } near
            ? near.Replace("mean ", "mean --", StringComparison.Ordinal)
            : "";

    static string MoreOf(VerbOptions? verb) => $"kyma-krm {(verb is null ? "" : $"{verb.Name} ")}--help shows more";
}
