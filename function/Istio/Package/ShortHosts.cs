using Kyma.Krm.Istio.Model;

namespace Kyma.Krm.Istio.Package;

/// <summary>
/// Hosts of APIRules that are one label, which Kyma's controller completes with the domain of their Gateway
/// (kyma-project/api-gateway, internal/validation/v2alpha1/hosts.go).
/// </summary>
internal static class ShortHosts
{
    /// <summary>The host is one label, and no domain yet.</summary>
    public static bool IsShort(string host) => !host.Contains('.', StringComparison.Ordinal);

    /// <summary>A short host with the domain behind it; any other as it is.</summary>
    public static string Complete(string host, string domain) => IsShort(host) ? $"{host}.{domain}" : host;

    /// <summary>
    /// What the Gateway completes short hosts with: every server has the same host, one wildcard; null otherwise, and
    /// the controller refuses them.
    /// </summary>
    public static string? DomainOf(GatewaySpec gateway)
    {
        const string Wildcard = "*.";
        var hosts = (gateway.Servers ?? [])
            .Select(server => server.Hosts is [var only] ? only : "")
            .Distinct()
            .ToArray();
        return hosts is [var host] && host.StartsWith(Wildcard, StringComparison.Ordinal)
            ? host[Wildcard.Length..]
            : null;
    }
}
