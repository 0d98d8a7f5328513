using Kyma.Krm.Istio.Syntax;

namespace Kyma.Krm.Checking.Hosts;

/// <summary>
/// Hosts that look external and are not: <c>service.namespace</c>, and what the package's own Gateways serve.
/// </summary>
internal sealed class InsideHosts(CheckedPackage package)
{
    readonly ManyHosts _served = new(
        package
            .Istio.Gateways.SelectMany(gateway => gateway.Spec.Servers ?? [])
            .SelectMany(server => server.Hosts ?? [])
            .Select(host => HostNames.WithoutNamespace(host).ToLowerInvariant())
            .Where(host => host != "*")
    );

    public bool Covers(string host) => IsService(host) || _served.Covers(host);

    bool IsService(string host) =>
        host.IndexOf('.', StringComparison.Ordinal) is var dot and > 0
        && package.Namespaces.Contains(host[(dot + 1)..]);
}
