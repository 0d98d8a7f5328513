using CommandLine;
using Kyma.Krm.CommandLine.Terminal;
using Kyma.Krm.CommandLine.Verbs;

namespace Kyma.Krm.CommandLine;

/// <summary>
/// From arguments to the command that was meant. Without any, or as kustomize's plugin, no argument is parsed at all.
/// </summary>
internal static class Commands
{
    /// <summary>In the order in which help lists them.</summary>
    public static IReadOnlyList<Verb> Verbs =>
        [
            Verb.Of<InitOptions>(InitCommand.Run),
            Verb.Of<RenderOptions>(RenderCommand.Run),
            Verb.Of<CheckOptions>(CheckCommand.Run),
            Verb.Of<ExplainOptions>(ExplainCommand.Run),
            Verb.Of<TraceOptions>(TraceCommand.Run),
            Verb.Of<ProbeOptions>(ProbeCommand.Run),
            Verb.Of<DiffOptions>(DiffCommand.Run),
            Verb.Of<InspectOptions>(InspectCommand.Run),
            Verb.Of<ImportOptions>(ImportCommand.Run),
            Verb.Of<NewSeedOptions>(NewSeedCommand.Run),
            Verb.Of<SchemaOptions>(SchemaCommand.Run),
            Verb.Of<InstallOptions>(InstallCommand.Run),
            Verb.Of<ArgoCdParametersOptions>(ArgoCdParametersCommand.Run),
            Verb.Of<CompletionOptions>((options, host) => CompletionCommand.Run(options, Verbs, host)),
            Verb.Of<VersionOptions>(VersionCommand.Run),
        ];

    public static int Run(string[] args, CommandHost host)
    {
        host = host with { StandardError = new SafeWriter(host.StandardError) };
        if (!host.ErrorIsTerminal || host.IsDumb)
            return Choose(args, host);
        using var progress = new Progress(host.StandardError, host.Clock);
        return Choose(
            args,
            host with
            {
                StandardError = progress,
                StandardOutput = () =>
                {
                    progress.Stop();
                    return host.StandardOutput();
                },
            }
        );
    }

    static int Choose(string[] args, CommandHost host) =>
        args switch
        {
            [] => FunctionCommand.Run(host),
            _ when LegacyPluginCommand.IsMeant(args, host) => LegacyPluginCommand.Run(args[0], host),
            ["", ..] => host.Refuse("argument 1 is empty: kyma-krm --help lists the commands"),
            _ when HelpRequest.Of(args, Verbs) is { } request => Answer(request, host),
            _ => Parse(args, host),
        };

    static int Parse(string[] args, CommandHost host)
    {
        var verbs = Verbs;
        var meant = verbs.FirstOrDefault(verb => verb.Name == args[0]) is { } found ? VerbOptions.Of(found) : null;
        if (meant is not null && ArgumentMistake.In(args, meant, verbs.Select(VerbOptions.Of)) is { } mistake)
            return host.Refuse(mistake, meant);
        using var parser = new Parser(settings =>
        {
            settings.HelpWriter = null;
            settings.EnableDashDash = true;
            settings.AutoVersion = false;
        });
        var result = parser.ParseArguments(
            meant is null ? args : RepeatedOption.Joined(args, meant),
            verbs.Select(verb => verb.Options).ToArray()
        );
        return result is NotParsed<object> failed
            ? Answer(failed, verbs, host)
            : verbs.First(verb => verb.Options == result.Value.GetType()).Run(result.Value, host);
    }

    /// <summary>Whoever asks for help or the version gets it, whatever else is among the arguments.</summary>
    static int Answer(HelpRequest request, CommandHost host)
    {
        if (request.Unknown is { } word)
            return host.RefuseCommand(word, Verbs.Select(VerbOptions.Of).ToArray());
        if (request.Surplus is { } surplus)
            return host.Refuse(
                $"'{surplus}' is one argument too many: "
                    + (request.IsManPage ? HelpRequest.ManUsage : HelpRequest.Usage)
            );
        return host.Answer(
            request switch
            {
                { IsVersion: true } => $"{ProgramVersion.Text}\n",
                { IsManPage: true } => ManPage.Of(Verbs),
                { Verb: { } verb } => Help.Of(verb, host.OutputLook),
                _ => Help.OfProgram(Verbs, host.OutputLook),
            }
        );
    }

    /// <summary>Asking for help is answered on stdout, a mistake on stderr.</summary>
    static int Answer(NotParsed<object> failed, IReadOnlyList<Verb> verbs, CommandHost host)
    {
        var error = failed.Errors.First();
        var type = error is HelpVerbRequestedError help ? help.Type : failed.TypeInfo.Current;
        var verb = verbs.FirstOrDefault(verb => verb.Options == type);
        if (error is not (HelpRequestedError or HelpVerbRequestedError))
            return host.Refuse(
                error,
                verb is null ? null : VerbOptions.Of(verb),
                verbs.Select(VerbOptions.Of).ToArray()
            );
        return host.Answer(verb is null ? Help.OfProgram(verbs, host.OutputLook) : Help.Of(verb, host.OutputLook));
    }
}
