using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Package;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.Mesh.Registry;
using Kyma.Krm.Mesh.Resources;

namespace Kyma.Krm.Checking.Traffic;

/// <summary>The DestinationRules of the package by host, whether or not they apply to anyone.</summary>
internal sealed class HostDestinationRules
{
    readonly HostIndex<MeshResource<DestinationRuleSpec>> _byHost = new();
    readonly Dictionary<string, IReadOnlySet<string>?> _subsets = [];

    public HostDestinationRules(MeshResources resources)
    {
        foreach (var rule in resources.DestinationRules)
            _byHost.Add(HostOf(rule), rule);
    }

    /// <summary>The most specific first, and of one host the oldest first.</summary>
    public IEnumerable<MeshResource<DestinationRuleSpec>> Covering(string host) => _byHost.Covering(host);

    /// <summary>
    /// Null where no rule names the host itself, or a wildcard above it has a rule, which may be used instead.
    /// </summary>
    public IReadOnlySet<string>? SubsetsOf(string host)
    {
        if (_subsets.TryGetValue(host, out var known))
            return known;
        var (names, isNamed, hasWildcard) = (new HashSet<string>(), false, false);
        foreach (var rule in Covering(host))
        {
            isNamed |= HostOf(rule) == host;
            hasWildcard |= HostOf(rule) != host;
            names.UnionWith((rule.Spec.Subsets ?? []).Select(subset => subset.Name).OfType<string>());
        }

        return _subsets[host] = isNamed && !hasWildcard ? names : null;
    }

    /// <summary>A rule of a host that would originate TLS, other than the one that applies.</summary>
    public MeshResource<DestinationRuleSpec>? Originating(string host, MeshRef? applied = null) =>
        Covering(host).FirstOrDefault(rule => rule.Reference != applied && OriginatesTls(rule.Spec));

    public static string HostOf(MeshResource<DestinationRuleSpec> rule) =>
        HostNames.Completed(rule.Spec.Host ?? "", rule.Namespace);

    /// <summary>Without its subsets, which only some routes choose.</summary>
    static bool OriginatesTls(DestinationRuleSpec spec) =>
        OriginatedTls.IsOriginated(spec.TrafficPolicy?.Tls)
        || spec.TrafficPolicy?.PortLevelSettings?.Any(setting => OriginatedTls.IsOriginated(setting.Tls)) == true;
}
