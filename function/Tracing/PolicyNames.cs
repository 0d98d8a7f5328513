using Kyma.Krm.Istio.Model.Security;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Mesh;
using Kyma.Krm.Mesh.Resources;

namespace Kyma.Krm.Tracing;

/// <summary>
/// The hosts and paths that AuthorizationPolicies of gateways tell apart: what such a policy decides shows only in a
/// request for one of them.
/// </summary>
internal sealed class PolicyNames
{
    /// <summary>Stands for what a pattern leaves open.</summary>
    const string Any = "any-name";

    readonly List<string> _hosts;

    /// <summary>Collects what the policies of the root namespace name.</summary>
    public PolicyNames(MeshModel mesh)
    {
        var rules = mesh
            .Resources.Policies.Where(policy => policy.Namespace == MeshResources.RootNamespace)
            .SelectMany(policy => policy.Spec.Rules ?? [])
            .ToList();
        var operations = rules
            .SelectMany(rule => rule.To ?? [])
            .Select(to => to.Operation)
            .OfType<AuthorizationOperation>()
            .ToList();
        _hosts =
        [
            .. operations
                .SelectMany(operation => Both(operation.Hosts, operation.NotHosts))
                .Concat(
                    rules
                        .SelectMany(rule => rule.When ?? [])
                        .Where(when => when.Key == "connection.sni")
                        .SelectMany(when => Both(when.Values, when.NotValues))
                )
                .Distinct(),
        ];
        Paths =
        [
            .. operations
                .SelectMany(operation => Both(operation.Paths, operation.NotPaths))
                .Select(PathOf)
                .OfType<string>()
                .Distinct(),
        ];
    }

    /// <summary>One for each pattern that can be met: a template may mean any.</summary>
    public IReadOnlyList<string> Paths { get; }

    /// <summary>Names, and patterns that begin with a star, of which a server with that host takes requests.</summary>
    public IEnumerable<string> HostsBelow(string host) =>
        _hosts.Select(pattern => HostOf(pattern, host)).OfType<string>().Distinct();

    static string? HostOf(string pattern, string host)
    {
        // With a port, or without: the request has what its port says.
        if (pattern.EndsWith(":*", StringComparison.Ordinal))
            pattern = pattern[..^2];
        if (pattern is "*" or "")
            return null;
        var name = pattern.EndsWith('*') ? $"{pattern[..^1].TrimEnd('.')}{host.TrimStart('*')}" : pattern;
        return name != host && !name[1..].Contains('*', StringComparison.Ordinal) && HostNames.Covers(host, name)
            ? name
            : null;
    }

    static string? PathOf(string pattern)
    {
        var path =
            pattern.Contains('{', StringComparison.Ordinal) ? ""
            : pattern.StartsWith('*') ? $"/{Any}{pattern[1..]}"
            : pattern.TrimEnd('*');
        return path.StartsWith('/') ? path : null;
    }

    static IEnumerable<string> Both(IReadOnlyList<string>? values, IReadOnlyList<string>? notValues) =>
        (values ?? []).Concat(notValues ?? []);
}
