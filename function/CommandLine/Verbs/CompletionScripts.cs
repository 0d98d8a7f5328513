using System.Text;
using Kyma.Krm.CommandLine.Terminal;

namespace Kyma.Krm.CommandLine.Verbs;

/// <summary>Completion for each shell, in its own words. Values that are not one of a few words are files.</summary>
internal static class CompletionScripts
{
    public static string Bash(IReadOnlyList<VerbOptions> verbs) =>
        $$"""
            # bash completion for kyma-krm
            _kyma_krm() {
              local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} options=
              if ((COMP_CWORD == 1)); then
                COMPREPLY=($(compgen -W "{{Words(verbs.Select(verb => verb.Name))}} --help --version" -- "$word"))
                return
              fi
              case ${COMP_WORDS[1]}$before in
            {{Lines(
                from verb in verbs
                from option in verb.Options
                where option.Words.Count > 0
                select $"    {verb.Name}--{option.Name}) COMPREPLY=($(compgen -W \"{Words(option.Words)}\" -- \"$word\")); return ;;"
            )}}
              esac
              case ${COMP_WORDS[1]} in
            {{Lines(
                verbs.Select(verb =>
                    $"    {verb.Name}) options=\"{Words([.. verb.Options.Select(option => $"--{option.Name}"), "--help"])}\" ;;"
                )
            )}}
              esac
              if [[ $word == -* ]]; then COMPREPLY=($(compgen -W "$options" -- "$word")); else COMPREPLY=($(compgen -f -- "$word")); fi
            }
            complete -o filenames -F _kyma_krm kyma-krm

            """;

    public static string Zsh(IReadOnlyList<VerbOptions> verbs) =>
        $$"""
            #compdef kyma-krm
            _kyma_krm() {
              local -a commands=(
            {{Lines(verbs.Select(verb => $"    {ShellWord.Quoted($"{verb.Name}:{verb.Summary}")}"))}}
              )
              if ((CURRENT == 2)); then
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

    public static string Fish(IReadOnlyList<VerbOptions> verbs)
    {
        var text = new StringBuilder(
            "# fish completion for kyma-krm\ncomplete -c kyma-krm -n __fish_use_subcommand -f -l help -d 'Help'\ncomplete -c kyma-krm -n __fish_use_subcommand -f -l version -d 'The version'\n"
        );
        foreach (var verb in verbs)
            text.Append(
                $"complete -c kyma-krm -n __fish_use_subcommand -f -a {verb.Name} -d {ShellWord.Quoted(verb.Summary)}\n"
            );
        foreach (var verb in verbs)
        {
            foreach (var option in verb.Options)
            {
                var value =
                    option.Words.Count > 0 ? $" -x -a '{Words(option.Words)}'"
                    : option.TakesValue ? " -r"
                    : " -f";
                text.Append(
                    $"complete -c kyma-krm -n '__fish_seen_subcommand_from {verb.Name}' -l {option.Name}{value} -d {ShellWord.Quoted(option.Help)}\n"
                );
            }
        }

        return text.ToString();
    }

    static string ZshVerb(VerbOptions verb) =>
        $"    {verb.Name}) _arguments {string.Join(' ', verb.Options.Select(ZshOption).Append("'--help[This help.]'").Append("'*:file:_files'"))} ;;";

    static string ZshOption(VerbOption option)
    {
        var value =
            option.Words.Count > 0 ? $":{option.Name}:({Words(option.Words)})"
            : option.TakesValue ? $":{option.Name}:_files"
            : "";
        return ShellWord.Quoted(
            $"--{option.Name}[{option.Help.Replace('[', '(').Replace(']', ')').Replace(":", "\\:", StringComparison.Ordinal)}]{value}"
        );
    }

    static string Words(IEnumerable<string> words) => string.Join(' ', words);

    static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);
}
