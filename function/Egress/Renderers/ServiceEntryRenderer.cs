using Kyma.Krm.Istio;
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
            () => SpecOf(service, plan),
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
            Ports = [.. service.Ports.Select(PortOf)],
            Location = "MESH_EXTERNAL",
            Resolution = service.Resolution,
            Endpoints = service.Endpoints.Count > 0 ? [.. service.Endpoints.Select(EndpointOf)] : null,
            ExportTo = plan.ExportTo,
        };

    static IstioPort PortOf(EgressPort port) =>
        new()
        {
            Number = port.Number,
            Name = port.Name,
            Protocol = port.Protocol,
            TargetPort = port.TargetPort,
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
