using Kyma.Krm.CommandLine.Reading;
using Kyma.Krm.CommandLine.Terminal;
using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.CommandLine;

/// <summary>Without arguments: the KRM function.</summary>
internal static class FunctionCommand
{
    public static int Run(CommandHost host)
    {
        if (host.InputIsTerminal)
        {
            host.Say(
                "kyma-krm waits for a ResourceList on stdin, as kustomize and kpt pass it. For people: "
                    + "kyma-krm render PATH, kyma-krm --help"
            );
            return ExitCodes.WrongUsage;
        }

        var findings = new Findings();
        var outcome = WholeInput.ReadInput(host, findings) is { } input
            ? Function.Run(input, host.Clock.GetUtcNow())
            : RunResult.Of(findings, null);
        return host.Give(outcome, brief: true);
    }
}
