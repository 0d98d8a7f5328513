using System.Text;
using Kyma.Krm.CommandLine.Terminal;

namespace Kyma.Krm.CommandLine.Verbs;

/// <summary>What a shell offers for a value, by what stands for the value in help.</summary>
/// <param name="Words">Words to choose from.</param>
/// <param name="Files">Extensions of files, any where it is empty; null for no files at all.</param>
/// <param name="Folders">Only folders.</param>
internal sealed record Completion(IReadOnlyList<string> Words, IReadOnlyList<string>? Files, bool Folders)
{
    static readonly IReadOnlyList<string> Yaml = ["yaml", "yml", "json"];

    static readonly Completion Nothing = new([], null, false);

    /// <param name="option">The option or argument.</param>
    /// <param name="known">Words by the name of the value: <c>FINDING</c>.</param>
    public static Completion Of(VerbOption option, IReadOnlyDictionary<string, IReadOnlyList<string>> known) =>
        option.Words.Count > 0 ? Nothing with { Words = option.Words }
        : known.TryGetValue(option.Meta, out var words) ? Nothing with { Words = words }
        : option.Meta switch
        {
            "PATH..." => Nothing with { Files = Yaml },
            "FILE" or "FILE..." => Nothing with { Files = [] },
            "DIR" => Nothing with { Folders = true },
            _ => Nothing,
        };

    /// <summary>Of the arguments without a name; nothing where a verb takes none.</summary>
    public static Completion OfValues(VerbOptions verb, IReadOnlyDictionary<string, IReadOnlyList<string>> known) =>
        verb.Values.Count > 0 ? Of(verb.Values[0], known) : Nothing;
}

/// <summary>Completion for each shell, in its own words.</summary>
/// <param name="verbs">All commands.</param>
/// <param name="known">Words for values that have a name: <c>FINDING</c>.</param>
internal sealed class CompletionScripts(
    IReadOnlyList<VerbOptions> verbs,
    IReadOnlyDictionary<string, IReadOnlyList<string>> known
)
{
    string Names => Words(verbs.Select(verb => verb.Name).Append("help"));

    public string Bash() =>
        $$"""
            # bash completion for kyma-krm
            _kyma_krm() {
              local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} options= values=
              if ((COMP_CWORD == 1)); then
                COMPREPLY=($(compgen -W "{{Names}} --help --version" -- "$word"))
                return
              fi
              case ${COMP_WORDS[1]}$before in
            {{Lines(
                from verb in verbs
                from option in verb.Options
                where option.TakesValue
                select $"    {verb.Name}--{option.Name}) {BashValue(Completion.Of(option, known))}; return ;;"
            )}}
              esac
              case ${COMP_WORDS[1]} in
                help) COMPREPLY=($(compgen -W "{{Names}}" -- "$word")); return ;;
            {{Lines(
                verbs.Select(verb => $"    {verb.Name}) options=\"{BashOptions(verb)}\" ;;")
            )}}
              esac
              if [[ $word == -* ]]; then COMPREPLY=($(compgen -W "$options" -- "$word")); return; fi
              case ${COMP_WORDS[1]} in
            {{Lines(verbs.Select(verb => $"    {verb.Name}) {BashValue(Completion.OfValues(verb, known))} ;;"))}}
              esac
            }
            complete -o filenames -F _kyma_krm kyma-krm

            """;

    public string Zsh() =>
        $$"""
            #compdef kyma-krm
            _kyma_krm() {
              local -a commands=(
            {{Lines(verbs.Select(verb => $"    {ShellText.Quoted($"{verb.Name}:{verb.Summary}")}"))}}
                'help:Show the help of a command.'
              )
              if ((CURRENT == 2)) || [[ $words[2] == help ]]; then
                _describe command commands
                return
              fi
              local verb=$words[2]
              shift words
              ((CURRENT--))
              case $verb in
            {{Lines(verbs.Select(ZshVerb))}}
              esac
            }
            if [[ $funcstack[1] == _kyma_krm ]]; then _kyma_krm "$@"; else compdef _kyma_krm kyma-krm; fi

            """;

    public string Fish()
    {
        var text = new StringBuilder(
            "# fish completion for kyma-krm\ncomplete -c kyma-krm -f\n"
                + "complete -c kyma-krm -n __fish_use_subcommand -l help -d 'Help'\n"
                + "complete -c kyma-krm -n __fish_use_subcommand -l version -d 'The version'\n"
                + $"complete -c kyma-krm -n '__fish_seen_subcommand_from help' -a '{Names}'\n"
        );
        foreach (var verb in verbs)
            text.Append(
                $"complete -c kyma-krm -n __fish_use_subcommand -a {verb.Name} -d {ShellText.Quoted(verb.Summary)}\n"
            );
        foreach (var verb in verbs)
        {
            var seen = $"complete -c kyma-krm -n '__fish_seen_subcommand_from {verb.Name}'";
            if (FishValue(Completion.OfValues(verb, known)) is { Length: > 0 } value)
                text.Append($"{seen}{value}\n");
            foreach (var option in verb.Options)
                text.Append(
                    $"{seen} -l "
                        + $"{option.Name}{(option.TakesValue ? FishOption(Completion.Of(option, known)) : "")} "
                        + $"-d {ShellText.Quoted(option.HelpText)}\n"
                );
        }

        return text.ToString();
    }

    static string BashValue(Completion completion) =>
        completion switch
        {
            { Words.Count: > 0 } => $"COMPREPLY=($(compgen -W \"{Words(completion.Words)}\" -- \"$word\"))",
            { Folders: true } => "COMPREPLY=($(compgen -d -- \"$word\"))",
            { Files: [] } => "COMPREPLY=($(compgen -f -- \"$word\"))",
            { Files: { } kinds } => "COMPREPLY=($(compgen -d -- \"$word\"; "
                + $"{string.Join("; ", kinds.Select(kind => $"compgen -f -X '!*.{kind}' -- \"$word\""))}))",
            _ => "COMPREPLY=()",
        };

    static string BashOptions(VerbOptions verb) =>
        Words([.. verb.Options.Select(option => $"--{option.Name}"), "--help"]);

    string ZshVerb(VerbOptions verb)
    {
        IEnumerable<string> arguments =
        [
            .. verb.Options.Select(ZshOption),
            "'--help[This help.]'",
            ShellText.Quoted($"*:value:{ZshValue(Completion.OfValues(verb, known))}"),
        ];
        return $"    {verb.Name}) _arguments {Words(arguments)} ;;";
    }

    string ZshOption(VerbOption option)
    {
        var help = option.HelpText.Replace('[', '(').Replace(']', ')').Replace(":", "\\:", StringComparison.Ordinal);
        var value = option.TakesValue ? $":{option.Name}:{ZshValue(Completion.Of(option, known))}" : "";
        return ShellText.Quoted($"--{option.Name}[{help}]{value}");
    }

    static string ZshValue(Completion completion) =>
        completion switch
        {
            { Words.Count: > 0 } =>
                $"({Words(completion.Words.Select(word => word.Replace(":", "\\:", StringComparison.Ordinal)))})",
            { Folders: true } => "_files -/",
            { Files: [] } => "_files",
            { Files: { } kinds } => $"_files -g \"*.({string.Join('|', kinds)})\"",
            _ => " ",
        };

    /// <summary>-x is -r and -f: a value, and no file; fish refuses it together with -F.</summary>
    static string FishOption(Completion completion) =>
        $"{(completion.Files is [] ? " -r" : " -x")}{FishValue(completion)}";

    static string FishValue(Completion completion) =>
        completion switch
        {
            { Words.Count: > 0 } => $" -a '{Words(completion.Words)}'",
            { Folders: true } => " -a '(__fish_complete_directories)'",
            { Files: [] } => " -F",
            { Files: { } kinds } => " -a '(__fish_complete_directories; "
                + $"{string.Join("; ", kinds.Select(kind => $"__fish_complete_suffix .{kind}"))})'",
            _ => "",
        };

    static string Words(IEnumerable<string> words) => string.Join(' ', words);

    static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);
}
