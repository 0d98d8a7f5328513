using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;

namespace Kyma.Krm.Istio.Texts;

/// <summary>Every finding of this room: its name, what it means, what follows and how to fix it.</summary>
internal static class DestinationRuleFindings
{
    public static readonly Rule ClientTlsConfigmap = new RejectedByIstio(
        "A configmap:// credentialName that is malformed or points to another namespace."
    )
    {
        Source = $"{IstioFiles.Agent} ValidateTLS, since 1.26",
        Fix = "credentialName: configmap://<namespace of the DestinationRule>/partner-ca",
    };

    public static readonly Rule ClientTlsSkipVerify = new RejectedByIstio(
        "insecureSkipVerify together with what would be verified."
    )
    {
        Source = $"{IstioFiles.Agent} ValidateTLS",
        Fix = "Remove insecureSkipVerify.",
    };

    public static readonly Rule ClientTlsCredentialAndFiles = new RejectedByIstio(
        "credentialName together with certificate files."
    )
    {
        Source = $"{IstioFiles.Agent} ValidateTLS",
        Fix = "Keep credentialName, and put certificate, key, CA and CRL into that Secret.",
    };

    public static readonly Rule ClientTlsNoCertificate = new RejectedByIstio(
        "Mode MUTUAL without a client certificate."
    )
    {
        Source = $"{IstioFiles.Agent} ValidateTLS",
        Fix = "tls: {mode: MUTUAL, credentialName: partner-client}",
    };

    public static readonly Rule ConnectionPoolEmpty = new RejectedByIstio(
        "A connection pool that sets neither tcp nor http."
    )
    {
        Source = $"{IstioFiles.Validation} validateConnectionPool",
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

    public static readonly Rule ConnectionPoolNegative = new RejectedByIstio("A negative limit.")
    {
        Source = $"{IstioFiles.Validation} validateConnectionPool",
        Fix = "maxConnections: 100, or leave it out for no limit",
    };

    public static readonly Rule ConnectionPoolUpgrade = new RejectedByIstio(
        "h2UpgradePolicy UPGRADE together with useClientProtocol."
    )
    {
        Source = $"{IstioFiles.Validation} validateConnectionPool",
        Fix = "Keep one of them.",
    };

    public static readonly Rule ConnectionPoolKeepalive = new RejectedByIstio(
        "http2KeepAlive without interval or timeout."
    )
    {
        Source = $"{IstioFiles.Validation} validateConnectionPool, since 1.31",
        Fix = "http2KeepAlive: {interval: 30s, timeout: 5s}",
    };

    public static readonly Rule DestinationRuleHost = new RejectedByIstio(
        "A DestinationRule's host is not a domain name."
    )
    {
        Source = $"{IstioFiles.Validation} ValidateDestinationRule; {IstioFiles.Agent} ValidateWildcardDomain",
        Fix = "host: api.partner.com",
    };

    public static readonly Rule SubsetName = new RejectedByIstio(
        "A subset's name is not a DNS label, or is used twice."
    )
    {
        Source = $"{IstioFiles.Validation} validateSubsetName",
        Fix = "subsets: [{name: v1, labels: {version: v1}}]",
    };

    public static readonly Rule Destination = new RejectedByIstio(
        "A destination whose host, subset or port is not well-formed."
    )
    {
        Source = $"{IstioFiles.Validation} validateDestination",
        Fix = "destination: {host: frontend.shop.svc.cluster.local, port: {number: 8080}}",
    };

    public static readonly Rule LoadBalancerCookie = new RejectedByIstio(
        "A cookie, or one of its attributes, without a name or with a name that is used twice."
    )
    {
        Source = $"{IstioFiles.Validation} validateLoadBalancer",
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

    public static readonly Rule LoadBalancerRingSizeTwice = new RejectedByIstio(
        "consistentHash.minimumRingSize together with ringHash or maglev."
    )
    {
        Source = $"{IstioFiles.Validation} validateLoadBalancer",
        Fix = "Remove minimumRingSize.",
    };

    public static readonly Rule LoadBalancerTableSize = new RejectedByIstio(
        "A Maglev table whose size is not a prime number below 5000011."
    )
    {
        Source = $"{IstioFiles.Validation} validateLoadBalancer",
        Fix = "maglev: {tableSize: 65537}",
    };

    public static readonly Rule LoadBalancerWarmup = new RejectedByIstio("A warmup whose aggression is too small.")
    {
        Source = $"{IstioFiles.Validation} validateLoadBalancer; at least 1 until 1.30, above 0 since 1.31",
        Fix = "warmup: {duration: 30s, aggression: 1}",
    };

    public static readonly Rule LocalityConflict = new RejectedByIstio("Locality settings that exclude each other.")
    {
        Source = $"{IstioFiles.Agent} ValidateLocalityLbSetting, ValidateZoneAwareLbSetting",
        Fix =
            "Keep one of distribute and failover; where failover is set, keep topology labels out of failoverPriority.",
    };

    public static readonly Rule LocalityWeight = new RejectedByIstio(
        "Locality weights outside 1 to 100, or whose sum is not 100."
    )
    {
        Source = $"{IstioFiles.Agent} ValidateLocalityLbSetting, ValidateZoneAwareLbSetting",
        Fix = "to: {'eu-west/*': 80, 'eu-central/*': 20}",
    };

    public static readonly Rule LocalityName = new RejectedByIstio("A locality that is malformed or overlaps another.")
    {
        Source = $"{IstioFiles.Agent} validateLocalities",
        Fix = "from: eu-west/zone1/*",
    };

    public static readonly Rule LocalityFailover = new RejectedByIstio(
        "A failover that does not lead from one region to another."
    )
    {
        Source = $"{IstioFiles.Agent} ValidateLocalityLbSetting, ValidateZoneAwareLbSetting",
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

    public static readonly Rule OutlierLocalOrigin = new RejectedByIstio(
        "consecutiveLocalOriginFailures without splitExternalLocalOriginErrors."
    )
    {
        Source = $"{IstioFiles.Validation} validateOutlierDetection",
        Fix = "splitExternalLocalOriginErrors: true",
    };

    public static readonly Rule OutlierPercent = new RejectedByIstio("A percentage outside 0 to 100.")
    {
        Source = $"{IstioFiles.Validation} ValidatePercent",
        Fix = "maxEjectionPercent: 50",
    };

    public static readonly Rule TrafficPolicyEmpty = new RejectedByIstio("A traffic policy that sets nothing.")
    {
        Source = $"{IstioFiles.Validation} validateTrafficPolicy, validatePortTrafficPolicies",
        Fix = "trafficPolicy: {tls: {mode: SIMPLE}}, or leave it out",
    };

    public static readonly Rule TrafficPolicyPort = new RejectedByIstio("A port level setting without port.")
    {
        Source = $"{IstioFiles.Validation} validatePortTrafficPolicies",
        Fix = "portLevelSettings: [{port: {number: 443}, tls: {mode: SIMPLE}}]",
    };

    public static readonly Rule TrafficPolicyTunnel = new RejectedByIstio(
        "Tunnel settings that are incomplete, or do not go together."
    )
    {
        Source = $"{IstioFiles.Validation} validateTunnelSettings",
        Fix = "tunnel: {protocol: CONNECT, targetHost: api.partner.com, targetPort: 443}, without proxyProtocol",
    };
}
