using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Planning;

namespace Kyma.Krm.Checking.Policies;

/// <summary>What the package's KymaTrafficChecks say about findings: which are told, and how strictly.</summary>
internal sealed class CheckPolicy(IReadOnlyList<KymaTrafficCheck> checks, IstioVersion? asked, IstioVersion fallback)
{
    /// <summary>For what all resources together do.</summary>
    public IstioVersion Version => VersionFor("");

    /// <summary>For resources of a namespace; empty where that is unknown.</summary>
    public IstioVersion VersionFor(string @namespace) =>
        asked ?? PackageRelease.Lowest(For(@namespace).Select(check => check.Spec.IstioVersion)) ?? fallback;

    /// <summary>The checks that look at a namespace.</summary>
    public IEnumerable<KymaTrafficCheck> For(string @namespace) =>
        checks.Where(check =>
            check.Spec.Namespaces.Count == 0 || @namespace.Length == 0 || check.Spec.Namespaces.Contains(@namespace)
        );

    /// <summary>The same text for namespaces that the same checks look at.</summary>
    public string ScopeOf(string @namespace) =>
        string.Join(
            ' ',
            checks.Index().Where(check => For(@namespace).Contains(check.Item)).Select(check => check.Index)
        );

    public IEnumerable<Finding> Apply(IEnumerable<Finding> findings) => findings.Select(Told).OfType<Finding>();

    Finding? Told(Finding finding)
    {
        if (
            checks.Count == 0
            || (finding.Place.Rendered?.Resource ?? finding.Place.Resource) is not { } resource
            || finding.Rule.Gate == Gate.Input
        )
            return finding;
        var looking = For(resource.Namespace).ToArray();
        if (looking.Length == 0)
            return null;
        var words = looking
            .Select(check => check.Spec.Severity.GetValueOrDefault(finding.Rule.Name))
            .OfType<string>()
            .ToList();

        // Where several have something to say, the strictest counts. What Istio refuses is refused whatever is switched
        // off here, so it stays visible.
        return words switch
        {
            [] => finding,
            _ when words.Contains(SeverityShape.Error) => finding with
            {
                Severity = finding.DependsOnClock ? Severity.Warning : Severity.Error,
            },
            _ when words.Contains(SeverityShape.Warning) => finding with { Severity = Severity.Warning },
            _ when finding.Rule.Gate == Gate.Admission && finding.Severity == Severity.Error => finding with
            {
                Severity = Severity.Warning,
            },
            _ => null,
        };
    }

    /// <summary>
    /// The files that switch rules off, each with how many; a check without a file is called by its name. What the
    /// cluster refuses is only told as a warning, so it is none of them.
    /// </summary>
    public IReadOnlyList<(string File, int Rules)> SwitchedOff => Counted(word => word == SeverityShape.Off, false);

    /// <summary>The files that make warnings of errors which cannot be switched off.</summary>
    public IReadOnlyList<(string File, int Rules)> Lowered =>
        Counted(word => word is SeverityShape.Off or SeverityShape.Warning, true);

    IReadOnlyList<(string File, int Rules)> Counted(Func<string, bool> isCounted, bool staysVisible) =>
        checks
            .Select(check =>
                (
                    File: check.File ?? check.Name,
                    Rules: check.Spec.Severity.Count(rule =>
                        isCounted(rule.Value) && RuleCatalogue.StaysVisible(rule.Key) == staysVisible
                    )
                )
            )
            .Where(entry => entry.Rules > 0)
            .OrderBy(entry => entry.File, StringComparer.Ordinal)
            .ToArray();
}
