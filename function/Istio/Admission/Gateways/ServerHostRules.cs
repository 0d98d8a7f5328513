using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Istio.Texts.GatewayFindings;

namespace Kyma.Krm.Istio.Admission.Gateways;

/// <summary>The hosts of a Gateway's server: <c>host</c> or <c>namespace/host</c>.</summary>
internal static class ServerHostRules
{
    public static readonly IReadOnlyList<Rule> All = [GatewayNoHosts, GatewayHostNamespace, GatewayHost];

    public static void Check(Server server, string path, Review review)
    {
        if (server.Hosts is { Count: 0 })
            review.Add(GatewayNoHosts, $"{path}.hosts", "must have at least one host");
        for (var i = 0; i < server.Hosts?.Count; i++)
            CheckEntry(server.Hosts[i], FieldPath.Child($"{path}.hosts", i), review);
    }

    static void CheckEntry(string entry, string path, Review review)
    {
        var slash = entry.IndexOf('/', StringComparison.Ordinal);
        if (slash >= 0 && entry[..slash] is not ("*" or ".") && !DnsNames.IsLabel(entry[..slash]))
            review.Add(GatewayHostNamespace, path, $"'{entry}' must have a namespace, '.' or '*' before its '/'");

        if (WrongWith(entry[(slash + 1)..]) is { } wrong)
            review.Add(GatewayHost, path, $"'{entry}' {wrong}");
    }

    static string? WrongWith(string host)
    {
        if (host.Length == 0)
            return "must name a host, such as shop.example.com";
        if (host != "*" && !host.Contains('.', StringComparison.Ordinal))
            return "must be a full domain name with a dot, such as shop.example.com";
        if (DnsNames.IsPartialWildcard(host))
            return "must have its wildcard as the whole first label, such as *.example.com";
        return DnsNames.WrongWithDomain(host) is { } wrong && !IpAddresses.IsAddress(host)
            ? $"{wrong}: it must be a domain name such as shop.example.com or *.example.com"
            : null;
    }
}
