namespace Kyma.Krm.CommandLine;

/// <summary>Without arguments: the KRM function.</summary>
internal static class FunctionCommand
{
    public static int Run(Host host)
    {
        if (host.InputIsTerminal)
        {
            host.StandardError.WriteLine("kyma-krm waits for a ResourceList on stdin, as kustomize and kpt pass it. For people: kyma-krm render PATH, kyma-krm --help");
            return ExitCodes.WrongUsage;
        }

        var outcome = Function.Run(host.ReadInput(), host.Clock.GetUtcNow());
        return Answer.Give(outcome, host, brief: true);
    }
}
