using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model.Security;
using Kyma.Krm.Mesh.Gateways;
using Kyma.Krm.Mesh.Resources;

namespace Kyma.Krm.Tracing.Guards;

/// <summary>
/// Whom AuthorizationPolicies let in at the sidecars of pods. Those of the gateways decide requests, which are compared
/// one by one.
/// </summary>
internal sealed class AuthorizationTraits(IReadOnlyList<MeshResource<AuthorizationPolicySpec>> policies)
{
    readonly TraitCache<MeshResource<AuthorizationPolicySpec>> _known = new();

    readonly Lookup<string, MeshResource<AuthorizationPolicySpec>> _policies = policies
        .Where(policy => !GatewayPolicies.IsDryRun(policy))
        .ToLookup(policy => policy.Namespace);

    /// <summary>What they select, with their namespaces.</summary>
    public IEnumerable<(string Namespace, IReadOnlyDictionary<string, string> Labels)> Selectors =>
        policies.Select(policy => Targets.Selected(policy.Reference, policy.Spec.Selector));

    /// <summary>What is allowed, denied, and left to an external authorizer.</summary>
    public IEnumerable<Trait> Of(PodGroup pods)
    {
        if (pods.IsGateway)
            yield break;
        var own = Targets
            .For(pods, _policies)
            .Where(policy => Targets.Apply(policy.Spec.Selector, policy.Spec, pods))
            .ToList();
        var allowing = own.Where(policy => policy.Spec.Action is null or "ALLOW").ToList();
        yield return _known.Of("ALLOW", allowing, () => Allowing(allowing));
        yield return Forbidding("DENY", "deny", "denied by", own);
        yield return Forbidding("CUSTOM", "ask an authorizer", "left to an authorizer by", own);
    }

    static Trait Allowing(List<MeshResource<AuthorizationPolicySpec>> allowing) =>
        new(
            "AuthorizationPolicies that allow",
            allowing.Count == 0 ? "no AuthorizationPolicy allows only some requests" : $"allowed by {Names(allowing)}"
        )
        {
            Allows = allowing.Count == 0 ? Grants.Everything : new Grants(allowing.SelectMany(Matching)),
        };

    Trait Forbidding(string action, string verb, string words, List<MeshResource<AuthorizationPolicySpec>> all)
    {
        var own = all.Where(policy => policy.Spec.Action == action).ToList();
        return _known.Of(action, own, () => Forbidding(verb, words, own));
    }

    static Trait Forbidding(string verb, string words, List<MeshResource<AuthorizationPolicySpec>> own) =>
        new(
            $"AuthorizationPolicies that {verb}",
            own.Count == 0 ? $"nothing is {words} an AuthorizationPolicy" : $"{words} {Names(own)}"
        )
        {
            Allows = new Grants(own.SelectMany(Matching)),
            Forbids = true,
        };

    static string Names(IEnumerable<MeshResource<AuthorizationPolicySpec>> policies) =>
        ShortList.Of(policies.Select(policy => policy.Reference.ToString()).Order(StringComparer.Ordinal).ToArray());

    /// <summary>Each sender with each operation of a rule; a policy without rules matches nothing.</summary>
    static IEnumerable<Grant> Matching(MeshResource<AuthorizationPolicySpec> policy)
    {
        IReadOnlyList<Requirement> provider = policy.Spec.Provider?.Name is { } name
            ? [new Requirement("authorizer", ValueKind.Word, [name])]
            : [];
        foreach (var rule in policy.Spec.Rules ?? [])
        {
            var when = (rule.When ?? []).SelectMany(one => Both(one.Key ?? "", one.Values, one.NotValues)).ToArray();
            foreach (var from in rule.From is { Count: > 0 } senders ? senders : [new AuthorizationFrom()])
            {
                foreach (var to in rule.To is { Count: > 0 } operations ? operations : [new AuthorizationTo()])
                    yield return new Grant([.. provider, .. Of(from.Source), .. Of(to.Operation), .. when]);
            }
        }
    }

    static IEnumerable<Requirement> Of(AuthorizationSource? source) =>
        source is null
            ? []
            :
            [
                .. Both("source.principal", source.Principals, source.NotPrincipals),
                .. Both("request.auth.principal", source.RequestPrincipals, source.NotRequestPrincipals),
                .. Both("source.namespace", source.Namespaces, source.NotNamespaces),
                .. Both("source.serviceAccount", source.ServiceAccounts, source.NotServiceAccounts),
                .. Both("source.trustDomain", source.TrustDomains, source.NotTrustDomains),
                .. Both("source.ip", source.IpBlocks, source.NotIpBlocks),
                .. Both("remote.ip", source.RemoteIpBlocks, source.NotRemoteIpBlocks),
            ];

    static IEnumerable<Requirement> Of(AuthorizationOperation? operation) =>
        operation is null
            ? []
            :
            [
                .. Both("host", Lower(operation.Hosts), Lower(operation.NotHosts)),
                .. Both("destination.port", operation.Ports, operation.NotPorts),
                .. Both("method", operation.Methods, operation.NotMethods),
                .. Both("path", operation.Paths, operation.NotPaths),
            ];

    static IReadOnlyList<string>? Lower(IReadOnlyList<string>? hosts) =>
        hosts is null ? null : hosts.Select(host => host.ToLowerInvariant()).ToArray();

    static IEnumerable<Requirement> Both(string name, IReadOnlyList<string>? values, IReadOnlyList<string>? notValues)
    {
        var kind = name.EndsWith(".ip", StringComparison.Ordinal) ? ValueKind.Block : ValueKind.Pattern;
        if (values is { Count: > 0 })
            yield return new Requirement(name, kind, values);
        if (notValues is { Count: > 0 })
            yield return new Requirement(name, kind, notValues, IsNot: true);
    }
}
