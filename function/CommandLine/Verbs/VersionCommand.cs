using CommandLine;
using Kyma.Krm.CommandLine.Terminal;

namespace Kyma.Krm.CommandLine.Verbs;

/// <summary><c>kyma-krm version</c></summary>
[Verb("version", HelpText = "Print the version, as --version does.")]
[Example("kyma-krm version", "Which release this is")]
internal sealed class VersionOptions;

/// <summary>For whoever expects a command; CommandLineParser's own has no help.</summary>
internal static class VersionCommand
{
    public static int Run(VersionOptions options, CommandHost host) => host.Answer($"{ProgramVersion.Text}\n");
}
