using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Package;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.Mesh.Resources;

namespace Kyma.Krm.Checking.Traffic;

/// <summary>The DestinationRules of the package by host, whether or not they apply to anyone.</summary>
internal sealed class HostDestinationRules
{
    readonly HostIndex<MeshResource<DestinationRuleSpec>> _byHost = new();
    readonly Dictionary<string, AtHost?> _known = [];

    public HostDestinationRules(MeshResources resources)
    {
        foreach (var rule in resources.DestinationRules)
            _byHost.Add(HostOf(rule), rule);
    }

    /// <summary>The most specific first, and of one host the oldest first.</summary>
    public IEnumerable<MeshResource<DestinationRuleSpec>> Covering(string host) => _byHost.Covering(host);

    /// <summary>The namespaces of these, each once.</summary>
    public IReadOnlyList<string> NamespacesOf(string host) => Of(host)?.Namespaces ?? [];

    /// <summary>The labels that those of one namespace select workloads by.</summary>
    public IEnumerable<IReadOnlyDictionary<string, string>> SelectorsIn(string @namespace, string host) =>
        Of(host)?.Selectors[@namespace] ?? [];

    /// <summary>
    /// Null where no rule names the host itself, or a wildcard above it has a rule, which may be used instead.
    /// </summary>
    public IReadOnlySet<string>? SubsetsOf(string host) =>
        Of(host) is { HasWildcard: false } known ? known.Subsets : null;

    /// <summary>One of these has a subset of that name.</summary>
    public bool HasSubset(string host, string name) => Of(host)?.Subsets.Contains(name) == true;

    /// <summary>What all of a host say, of thousands of a crowded host gathered once; null where it has none.</summary>
    AtHost? Of(string host)
    {
        if (_known.TryGetValue(host, out var known))
            return known;
        var all = Covering(host).ToArray();
        return _known[host] =
            all.Length == 0
                ? null
                : new AtHost(
                    all.Select(rule => rule.Namespace).Distinct().ToArray(),
                    all.Where(rule => rule.Spec.WorkloadSelector?.MatchLabels is { Count: > 0 })
                        .ToLookup(rule => rule.Namespace, rule => rule.Spec.WorkloadSelector!.MatchLabels!),
                    all.SelectMany(rule => rule.Spec.Subsets ?? [])
                        .Select(subset => subset.Name)
                        .OfType<string>()
                        .ToHashSet(),
                    HasWildcard: all.Any(rule => HostOf(rule) != host)
                );
    }

    sealed record AtHost(
        IReadOnlyList<string> Namespaces,
        Lookup<string, IReadOnlyDictionary<string, string>> Selectors,
        IReadOnlySet<string> Subsets,
        bool HasWildcard
    );

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
