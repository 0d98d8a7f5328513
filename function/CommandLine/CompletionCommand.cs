using CommandLine;
using Kyma.Krm.CommandLine.Terminal;
using Kyma.Krm.CommandLine.Verbs;
using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.CommandLine;

/// <summary><c>kyma-krm completion SHELL</c></summary>
[Verb("completion", HelpText = "Print what makes a shell complete commands and options.")]
[Example("source <(kyma-krm completion bash)", "For this shell; put it into ~/.bashrc to keep it")]
[Example("kyma-krm completion fish > ~/.config/fish/completions/kyma-krm.fish", "For fish, from now on")]
internal sealed class CompletionOptions
{
    [Value(0, MetaName = "bash|zsh|fish", Required = true, HelpText = "The shell.")]
    public string Shell { get; set; } = "";
}

/// <summary>The options as the parser knows them, so that a new one is completed without anybody thinking of it.</summary>
internal static class CompletionCommand
{
    static readonly string[] Shells = ["bash", "zsh", "fish"];

    public static int Run(CompletionOptions options, CommandHost host)
    {
        if (!Shells.Contains(options.Shell))
            return UsageMistake.Refuse(
                host,
                $"'{options.Shell}' must be one of: {string.Join(", ", Shells)}.{Suggestion.For(options.Shell, Shells)}"
            );
        var verbs = Commands.Verbs.Select(VerbOptions.Of).ToList();
        host.Print(
            options.Shell switch
            {
                "bash" => CompletionScripts.Bash(verbs),
                "zsh" => CompletionScripts.Zsh(verbs),
                _ => CompletionScripts.Fish(verbs),
            }
        );
        return ExitCodes.Fine;
    }
}
