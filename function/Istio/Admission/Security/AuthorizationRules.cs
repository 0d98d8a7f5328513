using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Model.Security;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Istio.Texts;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Istio.Texts.SecurityFindings;

namespace Kyma.Krm.Istio.Admission.Security;

/// <summary>What Istio's webhook and the CRD's CEL rules say of an AuthorizationPolicy.</summary>
internal static class AuthorizationRules
{
    static readonly IReadOnlyList<string> Keys =
    [
        "request.headers[NAME]",
        "request.auth.principal",
        "request.auth.audiences",
        "request.auth.presenter",
        "request.auth.claims[NAME]",
        "source.ip",
        "remote.ip",
        "source.namespace",
        "source.principal",
        "source.serviceAccount",
        "destination.ip",
        "destination.port",
        "connection.sni",
        "experimental.envoy.filters.NAME[NAME]",
    ];

    public static void Check(IstioResource<AuthorizationPolicySpec> policy, Review review)
    {
        var spec = policy.Spec;
        TargetRules.Check(spec, review);
        if (spec.Action is "DENY" or "CUSTOM" && spec.Rules is not { Count: > 0 })
            review.Add(
                AuthorizationWithoutRules,
                "spec.rules",
                $"is required with action {spec.Action}: without rules the policy never applies. Write "
                    + "[{}] for every request"
            );
        if (spec.Action == "CUSTOM" && string.IsNullOrEmpty(spec.Provider?.Name))
            review.Add(
                AuthorizationProvider,
                "spec.provider.name",
                "is required with action CUSTOM: add the name of a provider of the mesh config"
            );
        if (spec.Action != "CUSTOM" && spec.Provider is not null)
            review.Add(
                AuthorizationProvider,
                "spec.provider",
                $"must not be set with action {spec.Action ?? "ALLOW"}: remove it, or use CUSTOM"
            );
        for (var i = 0; i < spec.Rules?.Count; i++)
            CheckRule(spec.Rules[i], FieldPath.Child("spec.rules", i), review);
    }

    static void CheckRule(AuthorizationRule rule, string path, Review review)
    {
        if (rule.From is { Count: 0 })
            review.Add(AuthorizationEmpty, $"{path}.from", "must have at least one entry");
        if (rule.To is { Count: 0 })
            review.Add(AuthorizationEmpty, $"{path}.to", "must have at least one entry");
        for (var i = 0; i < rule.From?.Count; i++)
            CheckSource(rule.From[i].Source, $"{FieldPath.Child($"{path}.from", i)}.source", review);
        for (var i = 0; i < rule.To?.Count; i++)
            CheckOperation(rule.To[i].Operation, $"{FieldPath.Child($"{path}.to", i)}.operation", review);
        for (var i = 0; i < rule.When?.Count; i++)
            CheckCondition(rule.When[i], FieldPath.Child($"{path}.when", i), review);
    }

    static void CheckSource(AuthorizationSource? source, string path, Review review)
    {
        (string Field, IReadOnlyList<string>? Values)[] lists =
        [
            ("principals", source?.Principals),
            ("notPrincipals", source?.NotPrincipals),
            ("requestPrincipals", source?.RequestPrincipals),
            ("notRequestPrincipals", source?.NotRequestPrincipals),
            ("namespaces", source?.Namespaces),
            ("notNamespaces", source?.NotNamespaces),
            ("serviceAccounts", source?.ServiceAccounts),
            ("notServiceAccounts", source?.NotServiceAccounts),
            ("trustDomains", source?.TrustDomains),
            ("notTrustDomains", source?.NotTrustDomains),
            ("ipBlocks", source?.IpBlocks),
            ("notIpBlocks", source?.NotIpBlocks),
            ("remoteIpBlocks", source?.RemoteIpBlocks),
            ("notRemoteIpBlocks", source?.NotRemoteIpBlocks),
        ];
        CheckLists(lists, path, review);
        foreach (var (field, values) in lists.Where(list => list.Field.EndsWith("pBlocks", StringComparison.Ordinal)))
            CheckIpBlocks(values, $"{path}.{field}", review);
        if (
            source is { ServiceAccounts: not null } or { NotServiceAccounts: not null }
            && (source.Principals ?? source.NotPrincipals ?? source.Namespaces ?? source.NotNamespaces) is not null
        )
            review.Add(
                AuthorizationServiceAccounts,
                path,
                "must not have service accounts together with principals or namespaces"
            );
    }

    static void CheckOperation(AuthorizationOperation? operation, string path, Review review)
    {
        CheckLists(
            [
                ("hosts", operation?.Hosts),
                ("notHosts", operation?.NotHosts),
                ("ports", operation?.Ports),
                ("notPorts", operation?.NotPorts),
                ("methods", operation?.Methods),
                ("notMethods", operation?.NotMethods),
                ("paths", operation?.Paths),
                ("notPaths", operation?.NotPaths),
            ],
            path,
            review
        );
        CheckPorts(operation?.Ports, $"{path}.ports", review);
        CheckPorts(operation?.NotPorts, $"{path}.notPorts", review);
    }

    static void CheckLists((string Field, IReadOnlyList<string>? Values)[] lists, string path, Review review)
    {
        if (Array.TrueForAll(lists, list => list.Values is not { Count: > 0 }))
            review.Add(
                AuthorizationEmpty,
                path,
                $"must set at least one of: {string.Join(", ", lists.Select(list => list.Field))}"
            );
        foreach (var (field, values) in lists)
        {
            if (values?.Contains("") == true)
                review.Add(AuthorizationEmpty, $"{path}.{field}", "must not contain an empty value");
        }
    }

    static void CheckCondition(AuthorizationCondition condition, string path, Review review)
    {
        if (condition is { Values: null or { Count: 0 }, NotValues: null or { Count: 0 } })
            review.Add(SecurityFindings.AuthorizationCondition, path, "must have values or notValues: add one of them");
        var key = condition.Key ?? "";
        if (!IsKey(key))
            review.Add(
                SecurityFindings.AuthorizationCondition,
                $"{path}.key",
                $"'{key}' must be one of: {string.Join(", ", Keys)}"
            );
        foreach (var (field, values) in new[] { ("values", condition.Values), ("notValues", condition.NotValues) })
        {
            if (key is "source.ip" or "remote.ip" or "destination.ip")
                CheckIpBlocks(values, $"{path}.{field}", review);
            else if (key is "destination.port")
                CheckPorts(values, $"{path}.{field}", review);
        }
    }

    static bool IsKey(string key) =>
        key.StartsWith("request.headers", StringComparison.Ordinal)
        || key.StartsWith("request.auth.claims", StringComparison.Ordinal)
        || key.StartsWith("experimental.envoy.filters.", StringComparison.Ordinal)
            ? key.IndexOf('[', StringComparison.Ordinal) is > 0 and var open
                && key.EndsWith(']')
                && open < key.Length - 2
            : Keys.Contains(key);

    static void CheckIpBlocks(IReadOnlyList<string>? blocks, string path, Review review)
    {
        for (var i = 0; i < blocks?.Count; i++)
        {
            if (!IpAddresses.IsSubnet(blocks[i]))
                review.Add(
                    AuthorizationIpBlock,
                    FieldPath.Child(path, i),
                    $"'{blocks[i]}' must be an IP address or a CIDR block such as 10.0.0.0/8"
                );
        }
    }

    static void CheckPorts(IReadOnlyList<string>? ports, string path, Review review)
    {
        for (var i = 0; i < ports?.Count; i++)
        {
            if (Digits.Read(ports[i]) is not (>= 1 and <= 65535))
                review.Add(AuthorizationPort, FieldPath.Child(path, i), $"'{ports[i]}' must be a port from 1 to 65535");
        }
    }
}
