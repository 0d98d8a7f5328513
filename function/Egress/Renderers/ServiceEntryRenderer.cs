using Kyma.Krm.Istio.Model;
using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Egress.Renderers;

/// <summary>The external host as the mesh knows it.</summary>
internal static class ServiceEntryRenderer
{
    public static Rendered Render(EgressService service, EgressPlan plan)
    {
        if (service.ViaGateway)
            return LaneEntries.Real(service, plan);
        return EgressResource.Of(
            "ServiceEntry",
            service.Name,
            plan,
            service,
            Maker.Of(service, plan, SpecOf),
            () =>
                [
                    ("spec.hosts", service.HostsField),
                    .. EgressResource.SameIn(service, "addresses", "ports", "resolution", "endpoints"),
                ]
        );
    }

    static ServiceEntrySpec SpecOf(EgressService service, EgressPlan plan) =>
        new()
        {
            Hosts = service.Hosts,
            Addresses = service.Addresses.Count > 0 ? service.Addresses : null,
            Ports = service
                .Ports.Select(port => IstioPort.Of(port.Number, port.Name, port.Protocol, port.TargetPort))
                .ToArray(),
            Location = "MESH_EXTERNAL",
            Resolution = service.Resolution,
            Endpoints = service.Endpoints.Count > 0 ? service.Endpoints.Select(EndpointOf).ToArray() : null,
            ExportTo = plan.ExportTo,
        };

    static WorkloadEntry EndpointOf(EndpointConfig endpoint) =>
        new()
        {
            Address = endpoint.Address,
            Ports = endpoint.Ports is { Count: > 0 } ports
                ? ports.ToDictionary(port => port.Key, port => (long)port.Value)
                : null,
        };
}

/// <summary>
/// The ServiceEntries of a way through the egress gateway: the real host, the gateway under the lane's name, and the
/// partner.
/// </summary>
internal static class LaneEntries
{
    /// <summary>
    /// The real host is only a name by which sidecars recognise the traffic: with resolution NONE it has no address of
    /// its own, so every address goes through the gateway. Plain TCP has nothing but its addresses.
    /// </summary>
    public static Rendered Real(EgressService service, EgressPlan plan) =>
        EgressResource.Of(
            "ServiceEntry",
            service.Name,
            plan,
            service,
            Maker.Of(service, plan, RealOf),
            () => [("spec.hosts", service.HostsField), .. EgressResource.SameIn(service, "addresses", "ports")]
        );

    static ServiceEntrySpec RealOf(EgressService service, EgressPlan plan)
    {
        var isTcp = service.Ports.All(port => port.IsNameless);
        return new ServiceEntrySpec
        {
            Hosts = service.Hosts,
            Addresses = isTcp && service.Addresses.Count > 0 ? service.Addresses : null,
            Ports = service.Ports.Select(port => IstioPort.Of(port.Number, port.Name, port.Protocol)).ToArray(),
            Resolution = isTcp ? Resolutions.Dns : Resolutions.None,
            ExportTo = plan.ExportTo,
        };
    }

    /// <summary>
    /// TCP is carried as TLS too: as TCP the entry would take all other TLS on the port from the pods that see it.
    /// </summary>
    public static Rendered Gateway(EgressLane lane, EgressService service, EgressPlan plan) =>
        EgressResource.Of("ServiceEntry", lane.GatewayName, plan, service, Maker.Of(lane, plan, GatewayOf));

    static ServiceEntrySpec GatewayOf(EgressLane lane, EgressPlan plan)
    {
        var protocol = lane.Port.IsHttp ? lane.Port.Protocol : PortProtocol.Tls;
        return new ServiceEntrySpec
        {
            Hosts = [lane.Sni],
            Ports = [IstioPort.Of(EgressGateway.Port, NameOf(protocol), protocol)],
            Location = "MESH_INTERNAL",
            Resolution = Resolutions.Dns,
            Endpoints = [new WorkloadEntry { Address = EgressGateway.Host }],
            ExportTo = plan.ExportTo,
        };
    }

    public static Rendered Partner(EgressLane lane, EgressService service, EgressPlan plan) =>
        EgressResource.Of(
            "ServiceEntry",
            lane.PartnerName,
            plan,
            service,
            Maker.Of(lane, service, PartnerOf),
            () => EgressResource.SameIn(service, "resolution", "endpoints")
        );

    static ServiceEntrySpec PartnerOf(EgressLane lane, EgressService service)
    {
        var protocol =
            lane.Port.IsTls ? PortProtocol.Tls
            : lane.Port.IsNameless ? PortProtocol.Tcp
            : service.Origination is null ? lane.Port.Protocol
            : "HTTPS";
        var name = NameOf(protocol);
        return new ServiceEntrySpec
        {
            Hosts = [lane.PartnerHost],
            Ports = [IstioPort.Of(lane.Port.Target, name, protocol)],
            Resolution = service.Resolution,
            Endpoints =
                service.Endpoints.Count == 0
                    ? [new WorkloadEntry { Address = service.Hosts[0] }]
                    : service.Endpoints.Select(endpoint => EndpointOf(endpoint, lane, name)).ToArray(),
            ExportTo = [EgressGateway.Namespace],
        };
    }

    static WorkloadEntry EndpointOf(EndpointConfig endpoint, EgressLane lane, string name) =>
        new()
        {
            Address = endpoint.Address,
            Ports =
                endpoint.Ports is { } ports && ports.TryGetValue(lane.Port.Name, out var number)
                    ? new Dictionary<string, long> { [name] = number }
                    : null,
        };

    static string NameOf(string protocol) => protocol.ToLowerInvariant();
}
