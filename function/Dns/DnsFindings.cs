using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Dns;

/// <summary>Every finding of this room; what is said of each is in the YAML file of this name.</summary>
internal static class DnsFindings
{
    static readonly RuleTexts Texts = new(nameof(DnsFindings));

    public static readonly Rule DnsTargetTwice = Texts.Error();
    public static readonly Rule DnsClassUnknown = Texts.Info();
}
