using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.Mesh.Resources;

namespace Kyma.Krm.Mesh.Registry;

/// <summary>
/// The service that a Kubernetes Service is to the mesh (istio, pkg/kube/controllers and
/// pilot/pkg/serviceregistry/kube/conversion.go).
/// </summary>
internal static class KubernetesServices
{
    /// <summary>Without a protocol in the port's name these are TCP (istio, pkg/config/kube/conversion.go).</summary>
    static readonly HashSet<int> WellKnownTcp = [25, 53, 3306, 27017];

    static readonly (int Number, string Name, int Target)[] IngressPorts =
    [
        (15021, "status-port", 15021),
        (80, "http2", 8080),
        (443, "https", 8443),
    ];

    static readonly (int Number, string Name, int Target)[] EgressPorts = [(80, "http2", 8080), (443, "https", 8443)];

    public static MeshService Of(MeshResource<ClusterService> service)
    {
        var spec = service.Spec;
        return new MeshService
        {
            Host = HostNames.OfService(service.Name, service.Namespace),
            Namespace = service.Namespace,
            IsKubernetes = true,
            Resolution =
                spec.ExternalName is not null ? Resolution.Alias
                : spec.IsHeadless ? Resolution.Original
                : Resolution.Static,
            Address =
                spec.IsHeadless || spec.ExternalName is not null
                    ? MeshService.AnyAddress
                    : spec.ClusterIp ?? $"vip:{service.Namespace}:{service.Name}",
            Ports = spec
                .Ports.Select(port => new MeshPort(port.Number, port.Name, ProtocolOf(port), port.TargetPort))
                .ToArray(),
            IsExternal = spec.ExternalName is not null,
            Exports = Visibility.Of(spec.ExportTo, service.Namespace),
            Reference = service.Reference,
            Selector = spec.Selector,
            AliasFor = spec.ExternalName,
        };
    }

    /// <summary>The Service of Istio's ingress gateway, which every Kyma cluster has.</summary>
    public static MeshService Ingress { get; } =
        Gateway(MeshResources.IngressGatewayName, "ingressgateway", "10.96.9.8", IngressPorts);

    public static MeshService Egress { get; } =
        Gateway(MeshResources.EgressGatewayName, "egressgateway", "10.96.9.9", EgressPorts);

    /// <param name="address">Stands for that of the cluster, so that queries can name it.</param>
    static MeshService Gateway(
        string name,
        string label,
        string address,
        (int Number, string Name, int Target)[] ports
    ) =>
        new()
        {
            Host = HostNames.OfService(name, MeshResources.RootNamespace),
            Namespace = MeshResources.RootNamespace,
            IsKubernetes = true,
            Resolution = Resolution.Static,
            Address = address,
            Ports = ports
                .Select(port => new MeshPort(
                    port.Number,
                    port.Name,
                    ProtocolOf(new ClusterPort(port.Number, port.Name, "TCP", null, port.Target)),
                    port.Target
                ))
                .ToArray(),
            IsExternal = false,
            Exports = Visibility.Of(null, MeshResources.RootNamespace),
            Reference = new MeshRef("Service", MeshResources.RootNamespace, name, null),
            Selector = new Dictionary<string, string> { ["app"] = name, ["istio"] = label },
        };

    static Protocol ProtocolOf(ClusterPort port)
    {
        if (port.Transport == "UDP")
            return Protocol.Udp;
        var name = port.AppProtocol?.ToLowerInvariant() switch
        {
            null => port.Name.ToLowerInvariant(),
            "kubernetes.io/h2c" => "http2",
            "kubernetes.io/ws" => "http",
            "kubernetes.io/wss" => "https",
            var application => application,
        };
        if (name.StartsWith("grpc-web", StringComparison.Ordinal))
            return Protocol.GrpcWeb;
        var dash = name.IndexOf('-', StringComparison.Ordinal);
        var protocol = Protocols.Parse(dash < 0 ? name : name[..dash]);
        return protocol == Protocol.Unsupported && WellKnownTcp.Contains(port.Number) ? Protocol.Tcp : protocol;
    }
}
