using Kyma.Krm.Diagnostics;
using Kyma.Krm.Probing.Tls;

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
            $"{Counted.Of(Targets.Count, "host")}, {Counted.Of(Kept, "promise", " kept")}, {Broken} broken, "
                + $"{Untested} not tested, {Counted.Of(Handshakes, "handshake")}",
        ];

    /// <summary>How many promises are kept.</summary>
    public int Kept => Targets.Sum(entry => entry.Log.Kept);

    /// <summary>How many promises are not kept.</summary>
    public int Broken => Findings.Count(finding => finding.Severity == Severity.Error);

    /// <summary>How many promises could not be put to the test.</summary>
    public int Untested => Findings.Count(finding => finding.Rule == ProbeFindings.ProbeNotTested);

    static string Line(ProbeTarget target, ProbeLog log) =>
        $"{target.Host} ({target.Gateway.Reference}, as {target.ServerName}): "
        + Counted.Of(log.Kept, "promise", " kept")
        + string.Concat(log.Remarks.Select(remark => $"; {remark}"));
}

/// <summary>What was seen of one target: a promise is kept, broken or not tested.</summary>
internal sealed class ProbeLog(ProbeTarget target)
{
    readonly List<Finding> _findings = [];

    public IReadOnlyList<Finding> Findings => _findings;

    public int Kept { get; private set; }

    /// <summary>Said where there is something worth knowing that is no promise.</summary>
    public List<string> Remarks { get; } = [];

    public void Keep() => Kept++;

    public void Break(Rule rule, string field, string message) => Add(rule, field, message);

    public void LeaveOut(string field, string message) => Add(ProbeFindings.ProbeNotTested, field, message);

    /// <summary>Kept where it holds, broken else.</summary>
    public void Judge(bool holds, Rule rule, string field, Func<string> message)
    {
        if (holds)
            Keep();
        else
            Break(rule, field, message());
    }

    /// <summary>
    /// Kept where the gateway said no. Where it said nothing, nobody knows: it may be slow, or out of reach for the
    /// moment.
    /// </summary>
    public void JudgeRefusal(TlsAnswer answer, Rule rule, string field, string what, Func<string> message)
    {
        if (answer.IsAccepted)
            Break(rule, field, message());
        else if (answer.IsConnected && !answer.IsUnanswered)
            Keep();
        else
            LeaveOut(field, $"{what} was not tested: {answer.End}; use a longer --timeout or a smaller --concurrency");
    }

    /// <summary>Broken, or only worth a warning, as who found it says.</summary>
    public void Report(Rule rule, Severity severity, string field, string message) =>
        Add(rule, severity, field, message);

    void Add(Rule rule, string field, string message) => Add(rule, rule.Severity, field, message);

    void Add(Rule rule, Severity severity, string field, string message) =>
        _findings.Add(new Finding(rule, severity, $"{target.Host}: {message}", target.At(field)));
}
