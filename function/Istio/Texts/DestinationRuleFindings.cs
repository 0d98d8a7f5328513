using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;

namespace Kyma.Krm.Istio.Texts;

/// <summary>Every finding of this room: its name, what it means, what follows and how to fix it.</summary>
internal static class DestinationRuleFindings
{
    public static readonly Rule ClientTlsConfigmap = new(
        Severity.Error,
        "A configmap:// credentialName that is malformed or points to another namespace."
    )
    {
        Source = $"{IstioFiles.Agent} ValidateTLS, since 1.26",
        Consequence = IstioFiles.Rejected,
        Fix = "credentialName: configmap://<namespace of the DestinationRule>/partner-ca",
    };

    public static readonly Rule ClientTlsSkipVerify = new(
        Severity.Error,
        "insecureSkipVerify together with what would be verified."
    )
    {
        Source = $"{IstioFiles.Agent} ValidateTLS",
        Consequence = IstioFiles.Rejected,
        Fix = "Remove insecureSkipVerify.",
    };

    public static readonly Rule ClientTlsCredentialAndFiles = new(
        Severity.Error,
        "credentialName together with certificate files."
    )
    {
        Source = $"{IstioFiles.Agent} ValidateTLS",
        Consequence = IstioFiles.Rejected,
        Fix = "Keep credentialName, and put certificate, key, CA and CRL into that Secret.",
    };

    public static readonly Rule ClientTlsNoCertificate = new(
        Severity.Error,
        "Mode MUTUAL without a client certificate."
    )
    {
        Source = $"{IstioFiles.Agent} ValidateTLS",
        Consequence = IstioFiles.Rejected,
        Fix = "tls: {mode: MUTUAL, credentialName: partner-client}",
    };

    public static readonly Rule ConnectionPoolEmpty = new(
        Severity.Error,
        "A connection pool that sets neither tcp nor http."
    )
    {
        Source = $"{IstioFiles.Validation} validateConnectionPool",
        Consequence = IstioFiles.Rejected,
        Fix = "connectionPool: {tcp: {maxConnections: 100}}",
    };

    public static readonly Rule ConnectionPoolNoIdleTimeout = new(
        Severity.Info,
        "`tcp.idleTimeout` is 0, which not every patch release accepts."
    )
    {
        Source = "Istio 1.23 to 1.25, CRD: durations of at least 1ms until the later patch releases",
        Consequence = "The first patch releases of Istio 1.23 to 1.25 reject the resource.",
        Fix = "Run the newest patch release, or leave the field out.",
    };

    public static readonly Rule ConnectionPoolNegative = new(Severity.Error, "A negative limit.")
    {
        Source = $"{IstioFiles.Validation} validateConnectionPool",
        Consequence = IstioFiles.Rejected,
        Fix = "maxConnections: 100, or leave it out for no limit",
    };

    public static readonly Rule ConnectionPoolUpgrade = new(
        Severity.Error,
        "h2UpgradePolicy UPGRADE together with useClientProtocol."
    )
    {
        Source = $"{IstioFiles.Validation} validateConnectionPool",
        Consequence = IstioFiles.Rejected,
        Fix = "Keep one of them.",
    };

    public static readonly Rule ConnectionPoolKeepalive = new(
        Severity.Error,
        "http2KeepAlive without interval or timeout."
    )
    {
        Source = $"{IstioFiles.Validation} validateConnectionPool, since 1.31",
        Consequence = IstioFiles.Rejected,
        Fix = "http2KeepAlive: {interval: 30s, timeout: 5s}",
    };

    public static readonly Rule DestinationRuleHost = new(
        Severity.Error,
        "A DestinationRule's host is not a domain name."
    )
    {
        Source = $"{IstioFiles.Validation} ValidateDestinationRule; {IstioFiles.Agent} ValidateWildcardDomain",
        Consequence = IstioFiles.Rejected,
        Fix = "host: api.partner.com",
    };

    public static readonly Rule SubsetName = new(
        Severity.Error,
        "A subset's name is not a DNS label, or is used twice."
    )
    {
        Source = $"{IstioFiles.Validation} validateSubsetName",
        Consequence = IstioFiles.Rejected,
        Fix = "subsets: [{name: v1, labels: {version: v1}}]",
    };

    public static readonly Rule Destination = new(
        Severity.Error,
        "A destination whose host, subset or port is not well-formed."
    )
    {
        Source = $"{IstioFiles.Validation} validateDestination",
        Consequence = IstioFiles.Rejected,
        Fix = "destination: {host: frontend.shop.svc.cluster.local, port: {number: 8080}}",
    };

    public static readonly Rule LoadBalancerCookie = new(
        Severity.Error,
        "A cookie, or one of its attributes, without a name or with a name that is used twice."
    )
    {
        Source = $"{IstioFiles.Validation} validateLoadBalancer",
        Consequence = IstioFiles.Rejected,
        Fix = "httpCookie: {name: session, ttl: 0s}",
    };

    public static readonly Rule LoadBalancerRingSize = new(
        Severity.Warning,
        "consistentHash.minimumRingSize is deprecated."
    )
    {
        Source = $"{IstioFiles.Validation} validateLoadBalancer",
        Consequence = IstioFiles.Warned,
        Fix = "consistentHash: {ringHash: {minimumRingSize: 1024}}",
    };

    public static readonly Rule LoadBalancerRingSizeLarge = new(
        Severity.Error,
        "A ring that is larger than a signed 64-bit number."
    )
    {
        Source = "Istio pkg/webhooks/validation/server/server.go: the API server sends such numbers as floats",
        Consequence = "Istio's admission webhook rejects the resource.",
        Fix = "ringHash: {minimumRingSize: 1024}",
    };

    public static readonly Rule LoadBalancerRingSizeTwice = new(
        Severity.Error,
        "consistentHash.minimumRingSize together with ringHash or maglev."
    )
    {
        Source = $"{IstioFiles.Validation} validateLoadBalancer",
        Consequence = IstioFiles.Rejected,
        Fix = "Remove minimumRingSize.",
    };

    public static readonly Rule LoadBalancerTableSize = new(
        Severity.Error,
        "A Maglev table whose size is not a prime number below 5000011."
    )
    {
        Source = $"{IstioFiles.Validation} validateLoadBalancer",
        Consequence = IstioFiles.Rejected,
        Fix = "maglev: {tableSize: 65537}",
    };

    public static readonly Rule LoadBalancerWarmup = new(Severity.Error, "A warmup whose aggression is too small.")
    {
        Source = $"{IstioFiles.Validation} validateLoadBalancer; at least 1 until 1.30, above 0 since 1.31",
        Consequence = IstioFiles.Rejected,
        Fix = "warmup: {duration: 30s, aggression: 1}",
    };

    public static readonly Rule LocalityConflict = new(Severity.Error, "Locality settings that exclude each other.")
    {
        Source = $"{IstioFiles.Agent} ValidateLocalityLbSetting, ValidateZoneAwareLbSetting",
        Consequence = IstioFiles.Rejected,
        Fix =
            "Keep one of distribute and failover; where failover is set, keep topology labels out of failoverPriority.",
    };

    public static readonly Rule LocalityWeight = new(
        Severity.Error,
        "Locality weights outside 1 to 100, or whose sum is not 100."
    )
    {
        Source = $"{IstioFiles.Agent} ValidateLocalityLbSetting, ValidateZoneAwareLbSetting",
        Consequence = IstioFiles.Rejected,
        Fix = "to: {'eu-west/*': 80, 'eu-central/*': 20}",
    };

    public static readonly Rule LocalityName = new(Severity.Error, "A locality that is malformed or overlaps another.")
    {
        Source = $"{IstioFiles.Agent} validateLocalities",
        Consequence = IstioFiles.Rejected,
        Fix = "from: eu-west/zone1/*",
    };

    public static readonly Rule LocalityFailover = new(
        Severity.Error,
        "A failover that does not lead from one region to another."
    )
    {
        Source = $"{IstioFiles.Agent} ValidateLocalityLbSetting, ValidateZoneAwareLbSetting",
        Consequence = IstioFiles.Rejected,
        Fix = "failover: [{from: eu-west, to: eu-central}]",
    };

    public static readonly Rule LocalityFailoverWithoutOutlier = new(
        Severity.Warning,
        "Failover without outlierDetection."
    )
    {
        Source = $"{IstioFiles.Agent} ValidateLocalityLbSetting, ValidateZoneAwareLbSetting",
        Consequence = $"{IstioFiles.Warned} Proxies never learn that a region fails.",
        Fix = "outlierDetection: {consecutive5xxErrors: 5}",
    };

    public static readonly Rule OutlierConsecutiveErrors = new(Severity.Warning, "consecutiveErrors is deprecated.")
    {
        Source = $"{IstioFiles.Validation} validateOutlierDetection",
        Consequence = IstioFiles.Warned,
        Fix = "consecutive5xxErrors: 5",
    };

    public static readonly Rule OutlierLocalOrigin = new(
        Severity.Error,
        "consecutiveLocalOriginFailures without splitExternalLocalOriginErrors."
    )
    {
        Source = $"{IstioFiles.Validation} validateOutlierDetection",
        Consequence = IstioFiles.Rejected,
        Fix = "splitExternalLocalOriginErrors: true",
    };

    public static readonly Rule OutlierPercent = new(Severity.Error, "A percentage outside 0 to 100.")
    {
        Source = $"{IstioFiles.Validation} ValidatePercent",
        Consequence = IstioFiles.Rejected,
        Fix = "maxEjectionPercent: 50",
    };

    public static readonly Rule TrafficPolicyEmpty = new(Severity.Error, "A traffic policy that sets nothing.")
    {
        Source = $"{IstioFiles.Validation} validateTrafficPolicy, validatePortTrafficPolicies",
        Consequence = IstioFiles.Rejected,
        Fix = "trafficPolicy: {tls: {mode: SIMPLE}}, or leave it out",
    };

    public static readonly Rule TrafficPolicyPort = new(Severity.Error, "A port level setting without port.")
    {
        Source = $"{IstioFiles.Validation} validatePortTrafficPolicies",
        Consequence = IstioFiles.Rejected,
        Fix = "portLevelSettings: [{port: {number: 443}, tls: {mode: SIMPLE}}]",
    };

    public static readonly Rule TrafficPolicyTunnel = new(
        Severity.Error,
        "Tunnel settings that are incomplete, or do not go together."
    )
    {
        Source = $"{IstioFiles.Validation} validateTunnelSettings",
        Consequence = IstioFiles.Rejected,
        Fix = "tunnel: {protocol: CONNECT, targetHost: api.partner.com, targetPort: 443}, without proxyProtocol",
    };
}
