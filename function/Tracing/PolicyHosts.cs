using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Mesh;

namespace Kyma.Krm.Tracing;

/// <summary>
/// The hosts that AuthorizationPolicies of the ingress gateway tell apart: what such a policy decides shows only in a
/// request for one of them.
/// </summary>
internal sealed class PolicyHosts
{
    readonly List<string> _hosts;

    /// <summary>Collects what the policies of the ingress gateway name.</summary>
    public PolicyHosts(MeshModel mesh)
    {
        var policies = mesh.Ingress.Policies;
        _hosts =
        [
            .. policies
                .Operations.SelectMany(operation => Both(operation.Hosts, operation.NotHosts))
                .Concat(
                    policies
                        .Rules.SelectMany(rule => rule.When ?? [])
                        .Where(when => when.Key == "connection.sni")
                        .SelectMany(when => Both(when.Values, when.NotValues))
                )
                .Distinct(),
        ];
    }

    /// <summary>Names, and patterns that begin with a star, of which a server with that host takes requests.</summary>
    public IEnumerable<string> Below(string host) =>
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

    static IEnumerable<string> Both(IReadOnlyList<string>? values, IReadOnlyList<string>? notValues) =>
        (values ?? []).Concat(notValues ?? []);
}
