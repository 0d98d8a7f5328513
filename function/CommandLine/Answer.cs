namespace Kyma.Krm.CommandLine;

/// <summary>Gives an outcome to whoever called: the answer on stdout in one piece, what people should know on stderr.</summary>
internal static class Answer
{
    public static int Give(Outcome outcome, Host host, bool brief)
    {
        if (outcome.Answer is { } write)
        {
            using var output = host.StandardOutput();
            write(output);
            output.Flush();
        }

        if (brief) Report.WriteShort(outcome.Findings, host.StandardError);
        else Report.WriteAll(outcome.Findings, host.StandardError);
        return outcome.ExitCode;
    }
}
