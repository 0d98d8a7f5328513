using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Checking.Traffic;

/// <summary>Every finding of this room; what is said of each is in the YAML file of this name.</summary>
internal static class TrafficFindings
{
    static readonly RuleTexts Texts = new(nameof(TrafficFindings));

    public static readonly Rule PlainTextToTlsPort = Texts.Warning();
    public static readonly Rule DestinationUnknown = Texts.Warning();
    public static readonly Rule VirtualServiceNotAttached = Texts.Warning();
    public static readonly Rule VirtualServiceHidden = Texts.Warning();
    public static readonly Rule GatewayHostWithoutRoute = Texts.Warning();
    public static readonly Rule GatewayServerUnreachable = Texts.Warning();
    public static readonly Rule DestinationRuleOverruled = Texts.Warning();
    public static readonly Rule DestinationRuleUnused = Texts.Warning();
    public static readonly Rule ClientCredentialElsewhere = Texts.Warning();
    public static readonly Rule ConfigTrafficBlocked = Texts.Warning();
    public static readonly Rule ConfigTrafficUnprotected = Texts.Warning();
    public static readonly Rule ConfigTrafficUnknown = Texts.Info();
}
