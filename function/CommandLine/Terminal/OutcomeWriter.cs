namespace Kyma.Krm.CommandLine.Terminal;

/// <summary>
/// Gives an outcome to whoever called: the answer on stdout in one piece, what people should know on stderr.
/// </summary>
internal static class OutcomeWriter
{
    public static int Give(RunResult outcome, CommandHost host, bool brief)
    {
        if (outcome.Answer is { } write)
        {
            using var output = host.StandardOutput();
            write(output);
            output.Flush();
        }

        if (host.IsInArgoCd)
            FindingReport.WriteForArgoCd(outcome.Findings, host.StandardError);
        else if (brief)
            FindingReport.WriteShort(outcome.Findings, host);
        else
            FindingReport.WriteAll(outcome.Findings, host);
        return outcome.ExitCode;
    }
}
