using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Istio.Rules;

/// <summary>The traffic policy of a DestinationRule, of a subset and of a port.</summary>
internal static class TrafficPolicyRules
{
    public static readonly Rule Empty = new(
        "traffic-policy-empty",
        Severity.Error,
        "A traffic policy that sets nothing."
    )
    {
        Source = $"{IstioFiles.Validation} validateTrafficPolicy, validatePortTrafficPolicies",
        Consequence = IstioFiles.Rejected,
        Fix = "trafficPolicy: {tls: {mode: SIMPLE}}, or leave it out",
    };

    public static readonly Rule Port = new("traffic-policy-port", Severity.Error, "A port level setting without port.")
    {
        Source = $"{IstioFiles.Validation} validatePortTrafficPolicies",
        Consequence = IstioFiles.Rejected,
        Fix = "portLevelSettings: [{port: {number: 443}, tls: {mode: SIMPLE}}]",
    };

    public static readonly Rule Tunnel = new(
        "traffic-policy-tunnel",
        Severity.Error,
        "Tunnel settings that do not fit."
    )
    {
        Source = $"{IstioFiles.Validation} validateTunnelSettings",
        Consequence = IstioFiles.Rejected,
        Fix = "tunnel: {protocol: CONNECT, targetHost: api.partner.com, targetPort: 443}, without proxyProtocol",
    };

    public static readonly IReadOnlyList<Rule> All =
    [
        Empty,
        Port,
        Tunnel,
        .. ClientTlsRules.All,
        .. ConnectionPoolRules.All,
        .. OutlierDetectionRules.All,
        .. LoadBalancerRules.All,
    ];

    public static void Check(TrafficPolicy? policy, string path, string ownNamespace, Review review)
    {
        if (policy is null)
            return;
        if (IsEmpty(policy, review.Version))
            review.Add(Empty, path, "must have at least one field: add one, or remove the policy");
        CheckTunnel(policy, path, review);
        OutlierDetectionRules.Check(policy.OutlierDetection, $"{path}.outlierDetection", review);
        ConnectionPoolRules.Check(policy.ConnectionPool, $"{path}.connectionPool", review);
        LoadBalancerRules.Check(
            policy.LoadBalancer,
            $"{path}.loadBalancer",
            policy.OutlierDetection is not null,
            review
        );
        ClientTlsRules.Check(policy.Tls, $"{path}.tls", ownNamespace, review);
        for (var i = 0; i < policy.PortLevelSettings?.Count; i++)
        {
            CheckPort(
                policy.PortLevelSettings[i],
                FieldPath.Child($"{path}.portLevelSettings", i),
                ownNamespace,
                review.ErrorsOnly
            );
        }
    }

    // To the webhook an empty list is absent.
    static bool IsEmpty(TrafficPolicy policy, IstioVersion version) =>
        policy
            is {
                LoadBalancer: null,
                ConnectionPool: null,
                OutlierDetection: null,
                Tls: null,
                PortLevelSettings: null or { Count: 0 },
                Tunnel: null,
                ProxyProtocol: null
            }
        && (policy.RetryBudget is null || version < IstioVersion.Of(27));

    static void CheckPort(PortTrafficPolicy policy, string path, string ownNamespace, Review review)
    {
        if (policy.Port is null)
            review.Add(Port, $"{path}.port", "is required: add the port of the host, e.g. port: {number: 443}");
        if (policy is { LoadBalancer: null, ConnectionPool: null, OutlierDetection: null, Tls: null })
            review.Add(Empty, path, "must have at least one setting beside port: add one, or remove the entry");
        OutlierDetectionRules.Check(policy.OutlierDetection, $"{path}.outlierDetection", review);
        ConnectionPoolRules.Check(policy.ConnectionPool, $"{path}.connectionPool", review);
        LoadBalancerRules.Check(
            policy.LoadBalancer,
            $"{path}.loadBalancer",
            policy.OutlierDetection is not null,
            review
        );
        ClientTlsRules.Check(policy.Tls, $"{path}.tls", ownNamespace, review);
    }

    static void CheckTunnel(TrafficPolicy policy, string path, Review review)
    {
        if (policy.Tunnel is not { } tunnel)
            return;
        if (policy.ProxyProtocol is not null)
            review.Add(Tunnel, $"{path}.tunnel", "must not stand beside proxyProtocol: remove one of them");
        if (tunnel.Protocol is not (null or "" or "CONNECT" or "POST"))
            review.Add(Tunnel, $"{path}.tunnel.protocol", $"'{tunnel.Protocol}' must be CONNECT or POST");
        if (
            DnsNames.WrongWithName(tunnel.TargetHost ?? "") is { } wrong
            && !IpAddresses.IsAddress(tunnel.TargetHost ?? "")
        )
            review.Add(
                Tunnel,
                $"{path}.tunnel.targetHost",
                $"'{tunnel.TargetHost}' {wrong}: it must be a domain name or an IP address"
            );
        if (tunnel.TargetPort is < 1 or > 65535)
            review.Add(Tunnel, $"{path}.tunnel.targetPort", $"'{tunnel.TargetPort}' must be a port from 1 to 65535");
    }
}
