using Kyma.Krm.Istio.Model.Security;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.Mesh.Resources;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Mesh.Gateways;

/// <summary>What the policies of a gateway make of a request.</summary>
internal enum Verdict
{
    Allowed,
    Denied,
    Unknown,
}

/// <summary>What the policies of a gateway say.</summary>
/// <param name="Reason">Which policy denies, or that none allows; or why it is unknown.</param>
internal sealed record PolicyVerdict(Verdict Verdict, string? Reason, MeshRef? Policy);

/// <summary>
/// The AuthorizationPolicies of a gateway's pods: one that denies decides; where any allows, one must match.
/// </summary>
internal sealed class GatewayPolicies
{
    const string NoneAllows = "noneAllows";

    static readonly PolicyVerdict Allowed = new(Verdict.Allowed, null, null);

    readonly WorkDone _work;
    readonly PoliciesByHost _denying;
    readonly PoliciesByHost _allowing;
    readonly PoliciesByHost _custom;

    /// <summary>Those that select the pods of one gateway; dry runs are none of them.</summary>
    /// <param name="resources">Of the package.</param>
    /// <param name="labels">Of the gateway's pods, by which policies select them.</param>
    public GatewayPolicies(MeshResources resources, IReadOnlyDictionary<string, string> labels)
    {
        _work = resources.Work;
        var denying = new List<MeshResource<AuthorizationPolicySpec>>();
        var allowing = new List<MeshResource<AuthorizationPolicySpec>>();
        var custom = new List<MeshResource<AuthorizationPolicySpec>>();
        foreach (var policy in resources.Policies)
        {
            if (
                policy.Namespace != MeshResources.RootNamespace
                || policy.Spec.TargetRef is not null
                || policy.Spec.TargetRefs is not null
                || !LabelSyntax.Covers(labels, policy.Spec.Selector?.MatchLabels)
                || IsDryRun(policy)
            )
                continue;
            switch (policy.Spec.Action)
            {
                case "DENY":
                    denying.Add(policy);
                    break;
                case "AUDIT":
                    break;
                case "CUSTOM":
                    custom.Add(policy);
                    break;
                default:
                    allowing.Add(policy);
                    break;
            }
        }

        // As Envoy sorts them, so that the same one is named.
        _denying = new(denying.OrderBy(policy => policy.Name, StringComparer.Ordinal).ToArray());
        (_allowing, _custom) = (new(allowing), new(custom));
    }

    /// <summary>Those that decide about requests, whatever they do with them.</summary>
    public IEnumerable<MeshResource<AuthorizationPolicySpec>> All =>
        _denying.All.Concat(_allowing.All).Concat(_custom.All);

    /// <summary>Their rules.</summary>
    public IEnumerable<AuthorizationRule> Rules => All.SelectMany(policy => policy.Spec.Rules ?? []);

    /// <summary>What the rules say of requests.</summary>
    public IEnumerable<AuthorizationOperation> Operations =>
        Rules.SelectMany(rule => rule.To ?? []).Select(to => to.Operation).OfType<AuthorizationOperation>();

    public PolicyVerdict Judge(GatewayPeer peer)
    {
        PolicyVerdict? unknown = null;
        foreach (var policy in _custom.For(peer))
        {
            if (Matches(policy, peer, allows: false, out _) != false)
                unknown ??= Unknown(policy, "asks an external authorizer");
        }

        foreach (var policy in _denying.For(peer))
        {
            switch (Matches(policy, peer, allows: false, out var unsaid))
            {
                case true:
                    return new PolicyVerdict(Verdict.Denied, policy.Reference.ToString(), policy.Reference);
                case null:
                    unknown ??= Unknown(policy, $"depends on {Named(unsaid)}");
                    break;
            }
        }

        if (_allowing.All.Count == 0)
            return unknown ?? Allowed;
        foreach (var policy in _allowing.For(peer))
        {
            switch (Matches(policy, peer, allows: true, out var unsaid))
            {
                case true:
                    return unknown ?? Allowed;
                case null:
                    unknown ??= Unknown(policy, $"depends on {Named(unsaid)}");
                    break;
            }
        }

        return unknown ?? new PolicyVerdict(Verdict.Denied, NoneAllows, _allowing.All[0].Reference);
    }

    /// <summary>A policy without rules never matches.</summary>
    /// <param name="unsaid">What decides, where files cannot say.</param>
    bool? Matches(MeshResource<AuthorizationPolicySpec> policy, GatewayPeer peer, bool allows, out string? unsaid)
    {
        _work.Add();
        var rules = new PolicyRules(peer, allows, policy.Namespace);
        var matches = ThreeValued.Any(policy.Spec.Rules ?? [], rules.Matches);
        unsaid = rules.Unsaid;
        return matches;
    }

    static string Named(string? unsaid) =>
        unsaid is "source.ip" or "remote.ip" or "destination.ip" ? "addresses" : $"{unsaid}, which files do not show";

    static PolicyVerdict Unknown(MeshResource<AuthorizationPolicySpec> policy, string why) =>
        new(Verdict.Unknown, $"{policy.Reference} {why}", policy.Reference);

    /// <summary>It is only logged what it would do.</summary>
    public static bool IsDryRun(MeshResource<AuthorizationPolicySpec> policy) =>
        (policy.Source.Root as YamlMapping)?.FindText("metadata", "annotations", "istio.io/dry-run") == "true";
}
