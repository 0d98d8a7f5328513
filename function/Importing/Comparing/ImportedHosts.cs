using Kyma.Krm.Schema;

namespace Kyma.Krm.Importing.Comparing;

/// <summary>Hosts of a Gateway's server.</summary>
internal static class ImportedHosts
{
    /// <summary>
    /// <c>*/shop.example.com</c> is <c>shop.example.com</c>: VirtualServices of every namespace may serve it.
    /// </summary>
    public static string WithoutAnyNamespace(string host) =>
        host.StartsWith("*/", StringComparison.Ordinal) ? host[2..] : host;

    /// <summary>
    /// What the hosts have in common as a config's domain: that of the first wildcard, else the first host. Null where
    /// none can be one.
    /// </summary>
    public static string? DomainOf(IReadOnlyList<string> hosts) =>
        hosts
            .Where(host => host.StartsWith("*.", StringComparison.Ordinal))
            .Select(host => host[2..])
            .Concat(hosts)
            .FirstOrDefault(Shapes.DnsName.Accepts);
}
