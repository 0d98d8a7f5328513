using Kyma.Krm.Diagnostics;

namespace Kyma.Krm;

/// <summary>How a run ended. The answer is whole or not there at all; it is written once, at the end.</summary>
/// <param name="Answer">Writes stdout; null where there is nothing valid to say.</param>
internal sealed record Outcome(int ExitCode, Action<Stream>? Answer, IReadOnlyList<Finding> Findings)
{
    /// <summary>An answer for a program; findings decide the exit code.</summary>
    public static Outcome Of(Findings findings, Action<Stream>? answer) => new(findings.HasErrors ? ExitCodes.InputHasErrors : ExitCodes.Fine, answer, findings.Sorted());

    public static Outcome Unreadable(Findings findings) => new(ExitCodes.Unreadable, null, findings.Sorted());
}
