using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Istio.Texts.DestinationRuleFindings;

namespace Kyma.Krm.Istio.Admission.TrafficPolicies;

/// <summary>What Istio's webhook and the CRD's CEL rules say of a DestinationRule.</summary>
internal static class DestinationRuleRules
{
    public static void Check(IstioResource<DestinationRuleSpec> rule, Review review)
    {
        var spec = rule.Spec;
        if (spec.Host is not null && DnsNames.WrongWithDomain(spec.Host) is { } wrong)
            review.Add(
                DestinationRuleHost,
                "spec.host",
                $"'{spec.Host}' {wrong}: it must be a host such as api.partner.com"
            );
        TrafficPolicyRules.Check(spec.TrafficPolicy, "spec.trafficPolicy", rule.Namespace, review);
        CheckSubsets(spec.Subsets ?? [], rule.Namespace, review);
        ExportToRules.Check(spec.ExportTo, rule.Namespace, mayBeNone: false, spec.WorkloadSelector is not null, review);
        if (spec.WorkloadSelector is { } selector)
            WorkloadSelectorRules.Check(selector.MatchLabels, "matchLabels", review);
    }

    static void CheckSubsets(IReadOnlyList<Subset> subsets, string ownNamespace, Review review)
    {
        var names = new HashSet<string>();
        for (var i = 0; i < subsets.Count; i++)
        {
            var path = FieldPath.Child("spec.subsets", i);
            var name = subsets[i].Name ?? "";
            if (!names.Add(name))
                review.Add(
                    SubsetName,
                    $"{path}.name",
                    $"'{name}' is another subset's name already: choose a different one"
                );
            if (!DnsNames.IsLabel(name))
                review.Add(SubsetName, $"{path}.name", $"'{name}' must be one DNS label, such as v1");
            review.Labels(subsets[i].Labels, $"{path}.labels");
            TrafficPolicyRules.Check(
                subsets[i].TrafficPolicy,
                $"{path}.trafficPolicy",
                ownNamespace,
                review.ErrorsOnly
            );
        }
    }
}

/// <summary>The traffic policy of a DestinationRule, of a subset and of a port.</summary>
internal static class TrafficPolicyRules
{
    public static void Check(TrafficPolicy? policy, string path, string ownNamespace, Review review)
    {
        if (policy is null)
            return;
        if (IsEmpty(policy, review.Version))
            review.Add(TrafficPolicyEmpty, path, "must have at least one field: add one, or remove the policy");
        CheckTunnel(policy, path, review);
        CheckSettings(
            (policy.LoadBalancer, policy.ConnectionPool, policy.OutlierDetection, policy.Tls),
            path,
            ownNamespace,
            review
        );
        for (var i = 0; i < policy.PortLevelSettings?.Count; i++)
            CheckPort(
                policy.PortLevelSettings[i],
                FieldPath.Child($"{path}.portLevelSettings", i),
                ownNamespace,
                review.ErrorsOnly
            );
    }

    /// <summary>What a policy has for a whole host and for single ports alike.</summary>
    static void CheckSettings(
        (LoadBalancer? Balancer, ConnectionPool? Pool, OutlierDetection? Outlier, ClientTls? Tls) settings,
        string path,
        string ownNamespace,
        Review review
    )
    {
        if (settings.Outlier is { } outlier)
            OutlierDetectionRules.Check(outlier, $"{path}.outlierDetection", review);
        if (settings.Pool is { } pool)
            ConnectionPoolRules.Check(pool, $"{path}.connectionPool", review);
        if (settings.Balancer is { } balancer)
            LoadBalancerRules.Check(balancer, $"{path}.loadBalancer", settings.Outlier is not null, review);
        if (settings.Tls is { } tls)
            ClientTlsRules.Check(tls, $"{path}.tls", ownNamespace, review);
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
            review.Add(
                TrafficPolicyPort,
                $"{path}.port",
                "is required: add the port of the host, e.g. port: {number: 443}"
            );
        if (policy is { LoadBalancer: null, ConnectionPool: null, OutlierDetection: null, Tls: null })
            review.Add(
                TrafficPolicyEmpty,
                path,
                "must have at least one setting in addition to port: add one, or remove the entry"
            );
        CheckSettings(
            (policy.LoadBalancer, policy.ConnectionPool, policy.OutlierDetection, policy.Tls),
            path,
            ownNamespace,
            review
        );
    }

    static void CheckTunnel(TrafficPolicy policy, string path, Review review)
    {
        if (policy.Tunnel is not { } tunnel)
            return;
        if (policy.ProxyProtocol is not null)
            review.Add(
                TrafficPolicyTunnel,
                $"{path}.tunnel",
                "must not be set together with proxyProtocol: remove one of them"
            );
        if (tunnel.Protocol is not (null or "" or "CONNECT" or "POST"))
            review.Add(TrafficPolicyTunnel, $"{path}.tunnel.protocol", $"'{tunnel.Protocol}' must be CONNECT or POST");
        if (
            DnsNames.WrongWithName(tunnel.TargetHost ?? "") is { } wrong
            && !IpAddresses.IsAddress(tunnel.TargetHost ?? "")
        )
            review.Add(
                TrafficPolicyTunnel,
                $"{path}.tunnel.targetHost",
                $"'{tunnel.TargetHost}' {wrong}: it must be a domain name or an IP address"
            );
        review.Port(tunnel.TargetPort, TrafficPolicyTunnel, $"{path}.tunnel.targetPort");
    }
}
