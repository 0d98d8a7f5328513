using System.Text;
using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Checking.Policies;

/// <summary>All rules for people: a line each, to be searched.</summary>
internal static class RuleTable
{
    public static byte[] Of(IReadOnlyList<(Rule Rule, Gate Gate)> rules)
    {
        var width = rules.Select(entry => entry.Rule.Name.Length).Append(0).Max();
        var text = new StringBuilder($"{"RULE".PadRight(width)}  {"SEVERITY", -8}  {"GATE", -10}  MEANING (SOURCE)\n");
        foreach (var (rule, gate) in rules)
        {
            text.Append(
                $"{rule.Name.PadRight(width)}  {rule.Severity.Word(), -8}  {gate.Name(), -10}  {rule.Meaning} ({rule.Source})\n"
            );
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
