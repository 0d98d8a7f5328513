using System.Globalization;
using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Probing;

/// <summary>What a run of probes saw.</summary>
/// <param name="Targets">Each with its log, in the order of the configs.</param>
/// <param name="Handshakes">How many TLS handshakes were begun.</param>
internal sealed record ProbeReport(IReadOnlyList<(ProbeTarget Target, ProbeLog Log)> Targets, int Handshakes)
{
    /// <summary>Of all targets, in their order.</summary>
    public IEnumerable<Finding> Findings => Targets.SelectMany(entry => entry.Log.Findings);

    /// <summary>Whether any promise is not kept.</summary>
    public bool IsBroken => Findings.Any(finding => finding.Severity == Severity.Error);

    /// <summary>One line for each target, and one for the whole.</summary>
    public IEnumerable<string> Lines =>
        [
            .. Targets.Select(entry => Line(entry.Target, entry.Log)),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Targets.Count} hosts, {Kept} promises kept, {Broken} broken, {Untested} not tested, "
                    + $"{Handshakes} handshakes"
            ),
        ];

    /// <summary>How many promises are kept.</summary>
    public int Kept => Targets.Sum(entry => entry.Log.Kept);

    /// <summary>How many promises are not kept.</summary>
    public int Broken => Findings.Count(finding => finding.Severity == Severity.Error);

    /// <summary>How many promises could not be put to the test.</summary>
    public int Untested => Findings.Count(finding => finding.Rule == ProbeFindings.ProbeNotTested);

    static string Line(ProbeTarget target, ProbeLog log) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{target.Host} ({target.Gateway.Reference}, as {target.ServerName}): {log.Kept} promises kept"
        ) + string.Concat(log.Remarks.Select(remark => $"; {remark}"));
}
