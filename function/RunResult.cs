using Kyma.Krm.Diagnostics;
using Kyma.Krm.Krm;

namespace Kyma.Krm;

/// <summary>How a run ended. The answer is whole or not there at all; it is written once, at the end.</summary>
/// <param name="ExitCode">One of <see cref="ExitCodes"/>.</param>
/// <param name="Answer">Writes stdout; null where there is nothing valid to say.</param>
/// <param name="Findings">For stderr: sorted, each once, with those that depend on the clock.</param>
internal sealed record RunResult(int ExitCode, Action<Stream>? Answer, IReadOnlyList<Finding> Findings)
{
    /// <summary>Findings decide the exit code. What cannot be read has no answer.</summary>
    public static RunResult Of(Findings findings, Action<Stream>? answer)
    {
        var sorted = findings.Sorted();
        if (sorted.Any(finding => KrmFindings.Unreadable.Contains(finding.Rule)))
            return new RunResult(ExitCodes.Unreadable, null, sorted);
        return new RunResult(findings.HasErrors ? ExitCodes.InputHasErrors : ExitCodes.Fine, answer, sorted);
    }
}
