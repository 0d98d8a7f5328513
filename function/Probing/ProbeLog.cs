using Kyma.Krm.Diagnostics;
using Kyma.Krm.Probing.Tls;

namespace Kyma.Krm.Probing;

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
