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
    /// <summary>Of a host with more rules they are looked up by namespace.</summary>
    const int Few = 10;

    readonly HostIndex<MeshResource<DestinationRuleSpec>> _byHost = new();
    readonly Dictionary<string, IReadOnlySet<string>?> _subsets = [];
    readonly Dictionary<string, ILookup<string, MeshResource<DestinationRuleSpec>>> _crowded = [];

    public HostDestinationRules(MeshResources resources)
    {
        foreach (var rule in resources.DestinationRules)
            _byHost.Add(HostOf(rule), rule);
    }

    /// <summary>The most specific first, and of one host the oldest first.</summary>
    public IEnumerable<MeshResource<DestinationRuleSpec>> Covering(string host) => _byHost.Covering(host);

    /// <summary>The namespaces of these, each once.</summary>
    public IEnumerable<string> NamespacesOf(string host) =>
        Crowded(host)?.Select(rules => rules.Key) ?? Covering(host).Select(rule => rule.Namespace).Distinct();

    /// <summary>Those of one namespace.</summary>
    public IEnumerable<MeshResource<DestinationRuleSpec>> Covering(string host, string @namespace) =>
        Crowded(host)?[@namespace] ?? Covering(host).Where(rule => rule.Namespace == @namespace);

    ILookup<string, MeshResource<DestinationRuleSpec>>? Crowded(string host)
    {
        if (!_crowded.TryGetValue(host, out var known) && Covering(host).Skip(Few).Any())
            _crowded[host] = known = Covering(host).ToLookup(rule => rule.Namespace);
        return known;
    }

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
