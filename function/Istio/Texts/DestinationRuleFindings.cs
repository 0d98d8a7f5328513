using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Istio.Texts;

/// <summary>Every finding of this room; what is said of each is in the YAML file of this name.</summary>
internal static class DestinationRuleFindings
{
    static readonly RuleSet Rules = new(nameof(DestinationRuleFindings), Gate.Admission);

    /// <summary>In the order of their declarations.</summary>
    public static IReadOnlyList<Rule> All => Rules.Declared;

    public static readonly Rule ClientTlsConfigmap = Rules.Error();
    public static readonly Rule ClientTlsSkipVerify = Rules.Error();
    public static readonly Rule ClientTlsCredentialAndFiles = Rules.Error();
    public static readonly Rule ClientTlsNoCertificate = Rules.Error();
    public static readonly Rule ConnectionPoolEmpty = Rules.Error();
    public static readonly Rule ConnectionPoolNoIdleTimeout = Rules.Info();
    public static readonly Rule ConnectionPoolNegative = Rules.Error();
    public static readonly Rule ConnectionPoolUpgrade = Rules.Error();
    public static readonly Rule ConnectionPoolKeepalive = Rules.Error();
    public static readonly Rule DestinationRuleHost = Rules.Error();
    public static readonly Rule SubsetName = Rules.Error();
    public static readonly Rule Destination = Rules.Error();
    public static readonly Rule LoadBalancerCookie = Rules.Error();
    public static readonly Rule LoadBalancerRingSize = Rules.Warning();
    public static readonly Rule LoadBalancerRingSizeLarge = Rules.Error();
    public static readonly Rule LoadBalancerRingSizeTwice = Rules.Error();
    public static readonly Rule LoadBalancerTableSize = Rules.Error();
    public static readonly Rule LoadBalancerWarmup = Rules.Error();
    public static readonly Rule LocalityConflict = Rules.Error();
    public static readonly Rule LocalityWeight = Rules.Error();
    public static readonly Rule LocalityName = Rules.Error();
    public static readonly Rule LocalityFailover = Rules.Error();
    public static readonly Rule LocalityFailoverWithoutOutlier = Rules.Warning();
    public static readonly Rule OutlierConsecutiveErrors = Rules.Warning();
    public static readonly Rule OutlierLocalOrigin = Rules.Error();
    public static readonly Rule OutlierPercent = Rules.Error();
    public static readonly Rule TrafficPolicyEmpty = Rules.Error();
    public static readonly Rule TrafficPolicyPort = Rules.Error();
    public static readonly Rule TrafficPolicyTunnel = Rules.Error();
}
