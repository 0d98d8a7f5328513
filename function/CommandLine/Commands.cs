using System.Diagnostics.CodeAnalysis;
using CommandLine;
using CommandLine.Text;

namespace Kyma.Krm.CommandLine;

/// <summary>From arguments to the command that was meant. Without any, or as kustomize's plugin, no argument is parsed at all.</summary>
internal static class Commands
{
    public static int Run(string[] args, Host host) => args switch
    {
        [] => FunctionCommand.Run(host),
        _ when LegacyPluginCommand.IsMeant(args, host) => LegacyPluginCommand.Run(args[0], host),
        _ => Parse(args, host),
    };

    // CommandLineParser finds options by reflection, which trimming would otherwise take away.
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(RenderOptions))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(CheckOptions))]
    static int Parse(string[] args, Host host)
    {
        using var parser = new Parser(settings =>
        {
            settings.HelpWriter = null;
            settings.CaseInsensitiveEnumValues = true;
        });
        var result = parser.ParseArguments(args, typeof(RenderOptions), typeof(CheckOptions));
        return result.Value switch
        {
            RenderOptions options => RenderCommand.Run(options, host),
            CheckOptions options => CheckCommand.Run(options, host),
            _ => Explain((NotParsed<object>)result, host),
        };
    }

    static int Explain(NotParsed<object> result, Host host)
    {
        var asked = result.Errors.All(error => error.Tag is ErrorType.HelpRequestedError or ErrorType.HelpVerbRequestedError or ErrorType.VersionRequestedError);
        var text = result.Errors.IsVersion() ? HelpText.AutoBuild(result).Heading.ToString() : HelpText.AutoBuild(result, help => help, example => example).ToString();
        if (!asked)
        {
            host.StandardError.WriteLine(text);
            return ExitCodes.WrongUsage;
        }

        using var output = new StreamWriter(host.StandardOutput());
        output.WriteLine(text);
        return ExitCodes.Fine;
    }
}
