using Kyma.Krm.Checking.Judging;
using Kyma.Krm.Checking.Policies;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Krm;
using Kyma.Krm.Krm.Reading;
using Kyma.Krm.Krm.Writing;
using Kyma.Krm.Planning;

namespace Kyma.Krm;

/// <summary>
/// The KRM function: a ResourceList in, a ResourceList out. On errors, and always as validator, the items leave as they
/// came, with the results.
/// </summary>
internal static class Function
{
    /// <summary>Runs the function once. Mistakes in the input are findings of the result, never exceptions.</summary>
    public static RunResult Run(ReadOnlyMemory<byte> input, DateTimeOffset now)
    {
        var findings = new Findings();
        if (ResourceListReader.Read(input, findings) is not { } list)
            return RunResult.Of(findings, null);
        var changes = ChangesOf(list.Items, list.FunctionConfig, now, findings);
        return RunResult.Of(
            findings,
            output =>
                ResourceListWriter.Write(
                    list,
                    changes,
                    FindingLimit.Apply(findings.Sorted().Where(finding => !finding.DependsOnClock).ToArray()),
                    output
                )
        );
    }

    /// <summary>A KymaTrafficCheck as functionConfig makes the function a validator; anything else renders.</summary>
    public static Changes ChangesOf(
        IReadOnlyList<Item> items,
        Item? functionConfig,
        DateTimeOffset now,
        Findings findings
    ) =>
        functionConfig is not null && KymaTrafficCheck.Is(functionConfig)
            ? PackageCheck.AsValidator(items, functionConfig, now, findings)
            : Rendering.Render(items, functionConfig, now, findings);
}

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
