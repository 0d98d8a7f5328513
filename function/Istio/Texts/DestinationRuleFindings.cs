using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;

namespace Kyma.Krm.Istio.Texts;

/// <summary>Every finding of this room; what is said of each is in the YAML file of this name.</summary>
internal static class DestinationRuleFindings
{
    static readonly RuleTexts Texts = new(nameof(DestinationRuleFindings));

    public static readonly Rule ClientTlsConfigmap = Texts.Error();
    public static readonly Rule ClientTlsSkipVerify = Texts.Error();
    public static readonly Rule ClientTlsCredentialAndFiles = Texts.Error();
    public static readonly Rule ClientTlsNoCertificate = Texts.Error();
    public static readonly Rule ConnectionPoolEmpty = Texts.Error();
    public static readonly Rule ConnectionPoolNoIdleTimeout = Texts.Info();
    public static readonly Rule ConnectionPoolNegative = Texts.Error();
    public static readonly Rule ConnectionPoolUpgrade = Texts.Error();
    public static readonly Rule ConnectionPoolKeepalive = Texts.Error();
    public static readonly Rule DestinationRuleHost = Texts.Error();
    public static readonly Rule SubsetName = Texts.Error();
    public static readonly Rule Destination = Texts.Error();
    public static readonly Rule LoadBalancerCookie = Texts.Error();
    public static readonly Rule LoadBalancerRingSize = Texts.Warning();
    public static readonly Rule LoadBalancerRingSizeLarge = Texts.Error();
    public static readonly Rule LoadBalancerRingSizeTwice = Texts.Error();
    public static readonly Rule LoadBalancerTableSize = Texts.Error();
    public static readonly Rule LoadBalancerWarmup = Texts.Error();
    public static readonly Rule LocalityConflict = Texts.Error();
    public static readonly Rule LocalityWeight = Texts.Error();
    public static readonly Rule LocalityName = Texts.Error();
    public static readonly Rule LocalityFailover = Texts.Error();
    public static readonly Rule LocalityFailoverWithoutOutlier = Texts.Warning();
    public static readonly Rule OutlierConsecutiveErrors = Texts.Warning();
    public static readonly Rule OutlierLocalOrigin = Texts.Error();
    public static readonly Rule OutlierPercent = Texts.Error();
    public static readonly Rule TrafficPolicyEmpty = Texts.Error();
    public static readonly Rule TrafficPolicyPort = Texts.Error();
    public static readonly Rule TrafficPolicyTunnel = Texts.Error();
}
