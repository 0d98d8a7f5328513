using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Checking.Naming;

/// <summary>The hosts of DestinationRules, and the namespaces and hosts that Sidecars let in.</summary>
internal sealed class HostReferences
{
    const string NotVisible = "The Sidecar lets in nothing by this entry.";
    const string NotHidden = "The Sidecar keeps out nothing by this entry.";

    readonly CheckedPackage _package;
    readonly FollowedNames _names;

    /// <summary>By host, the namespaces of what registers it or has routes for it.</summary>
    readonly Dictionary<string, SortedSet<string>> _owners = [];

    public HostReferences(CheckedPackage package, FollowedNames names)
    {
        (_package, _names) = (package, names);
        foreach (var entry in package.Istio.ServiceEntries)
            AddOwner(entry.Spec.Hosts, entry.Namespace);
        foreach (var routes in package.Istio.VirtualServices)
            AddOwner(routes.Spec.Hosts, routes.Namespace);
        foreach (var service in package.Of("", "Service"))
            AddOwner([HostNames.OfService(service.Id.Name, service.Id.Namespace)], service.Id.Namespace);
    }

    void AddOwner(IReadOnlyList<string>? hosts, string @namespace)
    {
        foreach (var host in hosts ?? [])
        {
            var full = HostNames.Completed(host, @namespace);
            if (!_owners.TryGetValue(full, out var owners))
                _owners[full] = owners = new SortedSet<string>(StringComparer.Ordinal);
            owners.Add(@namespace);
        }
    }

    public void Check()
    {
        foreach (var rule in _package.Istio.DestinationRules)
            CheckRule(rule);
        foreach (var sidecar in _package.Istio.Sidecars)
        {
            for (var i = 0; i < sidecar.Spec.Egress?.Count; i++)
            {
                var path = $"{FieldPath.Child("spec.egress", i)}.hosts";
                for (var j = 0; j < sidecar.Spec.Egress[i].Hosts?.Count; j++)
                    CheckImport(sidecar, sidecar.Spec.Egress[i].Hosts![j], FieldPath.Child(path, j));
            }
        }
    }

    void CheckRule(IstioResource<DestinationRuleSpec> rule)
    {
        if (rule.Spec.Host is not { Length: > 0 } host || HostNames.IsWildcard(host) || IsRouted(host, rule.Namespace))
            return;
        _names.FollowHost(host, rule.Namespace, rule.Source, "spec.host", "The rule applies to no request.");
    }

    /// <summary>What a VirtualService has routes for can be a host that nothing registers.</summary>
    bool IsRouted(string host, string @namespace) => _owners.ContainsKey(HostNames.Completed(host, @namespace));

    void CheckImport(IstioResource<SidecarSpec> sidecar, string import, string field)
    {
        var slash = import.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 0)
            return;
        var (scope, host) = (import[..slash].TrimStart('~'), import[(slash + 1)..]);
        var (sign, effect) = import[0] == '~' ? ("~", NotHidden) : ("", NotVisible);
        if (scope == ".")
            scope = sidecar.Namespace;
        if (
            scope is not ("" or "*")
            && !_names.Follow(
                PackageNames.Namespace,
                ("", scope),
                sidecar.Source,
                field,
                effect,
                meant => $"{sign}{meant.Name}/{host}"
            )
        )
            return;
        if (scope.Length == 0 || HostNames.IsWildcard(host))
            return;
        if (!_owners.TryGetValue(host, out var owners))
            _names.FollowHost(host, sidecar.Namespace, sidecar.Source, field, effect, import[..^host.Length]);
        else if (scope != "*" && !owners.Contains(scope) && owners.Min is { Length: > 0 } owner)
            _names.ReportNear(
                sidecar.Source,
                field,
                $"nothing in the namespace {scope} registers '{host}' or has routes for it, but in {owner} something "
                    + $"does. {effect} Did you mean '{sign}{owner}/{host}'?"
            );
    }
}
