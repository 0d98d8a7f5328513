using CommandLine;
using Kyma.Krm.CommandLine.Fields;
using Kyma.Krm.CommandLine.Packages;
using Kyma.Krm.CommandLine.Terminal;
using Kyma.Krm.CommandLine.Verbs;
using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.CommandLine;

/// <summary><c>kyma-krm completion SHELL</c></summary>
[Verb("completion", HelpText = "Print the script by which a shell completes commands and options.")]
[Example("source <(kyma-krm completion bash)", "For this shell; put it into ~/.bashrc to keep it")]
[Example("kyma-krm completion fish > ~/.config/fish/completions/kyma-krm.fish", "For fish, from now on")]
internal sealed class CompletionOptions
{
    [Value(0, MetaName = "bash|zsh|fish", Required = true, HelpText = "The shell.")]
    public string Shell { get; set; } = "";
}

/// <summary>
/// The options as the parser knows them, so that a new one is completed without anybody thinking of it.
/// </summary>
internal static class CompletionCommand
{
    static readonly string[] Shells = ["bash", "zsh", "fish"];

    public static int Run(CompletionOptions options, IReadOnlyList<Verb> verbs, CommandHost host)
    {
        if (!Shells.Contains(options.Shell))
            return host.Refuse(UsageMistake.OneOf("", options.Shell, Shells));
        var scripts = new CompletionScripts(verbs.Select(VerbOptions.Of).ToArray(), Known);
        return host.Answer(
            options.Shell switch
            {
                "bash" => scripts.Bash(),
                "zsh" => scripts.Zsh(),
                _ => scripts.Fish(),
            }
        );
    }

    /// <summary>Values that the program knows all of, by what stands for them in help.</summary>
    static Dictionary<string, IReadOnlyList<string>> Known =>
        new()
        {
            ["FINDING"] = RuleBook.All.Select(rule => rule.Name).Order(StringComparer.Ordinal).ToArray(),
            ["FIELD"] = FieldReference.All.Select(known => known.Path).Distinct().ToArray(),
            ["KIND"] = ConfigSchema.Kinds,
            ["GATES"] = Gates.Names,
        };
}
