namespace Kyma.Krm.Diagnostics;

/// <summary>Every finding of this room; what is said of each is in the YAML file of this name.</summary>
internal static class DiagnosticsFindings
{
    static readonly RuleTexts Texts = new(nameof(DiagnosticsFindings));

    public static readonly Rule MoreFindings = Texts.Info();
}
