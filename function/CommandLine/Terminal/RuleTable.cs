using Kyma.Krm.Checking.Policies;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Explaining;

namespace Kyma.Krm.CommandLine.Terminal;

/// <summary>All rules for people: in a file or pipe a line each, to be searched.</summary>
internal static class RuleTable
{
    public static void Write(TextPage page, IReadOnlyList<Rule> rules, IReadOnlyList<AnalysisCode> codes)
    {
        page.Table(
            0,
            ["RULE", "SEVERITY", "GATE", "MEANING (SOURCE)"],
            rules
                .Select(
                    IReadOnlyList<string> (rule) =>
                        [rule.Name, rule.Severity.Word(), rule.Gate.Name(), $"{rule.Meaning} ({rule.Source})"]
                )
                .ToArray()
        );
        if (codes.Count == 0)
            return;
        page.Line();
        page.Line("ISTIOCTL ANALYZE: which rules report what its codes stand for, or why none does");
        page.Table(0, ["CODE", "NAME", "RULES"], codes.Select(IReadOnlyList<string> (code) => Row(code)).ToArray());
    }

    static string[] Row(AnalysisCode code)
    {
        var reported = string.Join(", ", code.Rules);
        var separator = reported.Length > 0 && code.Reason.Length > 0 ? "; " : "";
        return [code.Code, code.Name, $"{reported}{separator}{code.Reason}"];
    }
}
