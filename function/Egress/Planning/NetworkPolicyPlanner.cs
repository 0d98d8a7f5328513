using Kyma.Krm.Inputs;

namespace Kyma.Krm.Egress.Planning;

/// <summary>Which addresses the pods of the namespace need.</summary>
internal static class NetworkPolicyPlanner
{
    /// <summary>
    /// Gardener's node-local DNS cache, IPv4 and IPv6 (kyma istio, tests/e2e/tests/egress/networkpolicy.yaml).
    /// </summary>
    static readonly IReadOnlyList<string> NodeLocalDns = ["169.254.20.10/32", "fd30:1319:f1e:230b::1/128"];

    public static EgressNetworkPolicy Plan(IReadOnlyList<EgressService> services, bool isStrict, ConfigScope scope) =>
        new(
            [.. NodeLocalDns, .. ServiceNetwork(scope)],
            services.Any(service => service.ViaGateway),
            isStrict ? [] : services.Where(service => !service.ViaGateway).SelectMany(Blocks).ToArray(),
            isStrict
        );

    /// <summary>Where a service really is, if that is known without looking it up.</summary>
    public static IReadOnlyList<ExternalBlocks> Blocks(EgressService service) =>
        service switch
        {
            { Resolution: Resolutions.Static } => service
                .Endpoints.Select(endpoint => new ExternalBlocks([Cidr(endpoint.Address)], PortsOf(endpoint, service)))
                .ToArray(),
            { Resolution: Resolutions.None, Addresses.Count: > 0 } =>
            [
                new ExternalBlocks(
                    service.Addresses.Select(Cidr).ToArray(),
                    service.Ports.Select(port => port.Target).Distinct().ToArray()
                ),
            ],
            _ => [],
        };

    static IReadOnlyList<int> PortsOf(EndpointConfig endpoint, EgressService service) =>
        service
            .Ports.Select(port =>
                endpoint.Ports is { } own && own.TryGetValue(port.Name, out var number) ? number : port.Target
            )
            .Distinct()
            .ToArray();

    static string Cidr(string address) =>
        address.Contains('/', StringComparison.Ordinal)
            ? address
            : $"{address}/{(address.Contains(':', StringComparison.Ordinal) ? 128 : 32)}";

    /// <summary>
    /// The cluster IP of kube-dns, behind which the node-local cache listens, is somewhere in the network that
    /// shoot-info names.
    /// </summary>
    static IEnumerable<string> ServiceNetwork(ConfigScope scope) =>
        ShootInfo.Find(scope.Items)?.Root.FindText("data", "serviceNetwork") is { } network && IpAddress.IsCidr(network)
            ? [network]
            : [];
}
