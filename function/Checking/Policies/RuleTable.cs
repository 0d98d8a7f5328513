using System.Text;
using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Checking.Policies;

/// <summary>All rules for people: a line each, to be searched.</summary>
internal static class RuleTable
{
    public static byte[] Of(IReadOnlyList<(Rule Rule, Gate Gate)> rules, IReadOnlyList<AnalysisCode> codes)
    {
        var width = rules.Select(entry => entry.Rule.Name.Length).Append(0).Max();
        var text = new StringBuilder($"{"RULE".PadRight(width)}  {"SEVERITY", -8}  {"GATE", -10}  MEANING (SOURCE)\n");
        foreach (var (rule, gate) in rules)
        {
            text.Append(
                $"{rule.Name.PadRight(width)}  {rule.Severity.Word(), -8}  {gate.Name(), -10}  "
                    + $"{rule.Meaning} ({rule.Source})\n"
            );
        }

        if (codes.Count > 0)
            text.Append("\nISTIOCTL ANALYZE: which rules report what its codes stand for, or why none does\n");
        var named = codes.Select(code => code.Name.Length).Append(0).Max();
        foreach (var code in codes)
        {
            var reported = string.Join(", ", code.Rules);
            var separator = reported.Length > 0 && code.Reason.Length > 0 ? "; " : "";
            text.Append($"{code.Code}  {code.Name.PadRight(named)}  {reported}{separator}{code.Reason}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
