using Kyma.Krm.Checking.Traffic;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Mesh;
using Kyma.Krm.Mesh.Registry;
using Kyma.Krm.Mesh.Resources;

namespace Kyma.Krm.Checking.Dangers;

/// <summary>An external service for which some DestinationRule originates TLS.</summary>
internal sealed record Originated(MeshService Service, MeshResource<DestinationRuleSpec> Rule);

/// <summary>External services that are called in plain, and for which a DestinationRule originates TLS.</summary>
internal sealed class OriginatedPorts
{
    const string Everyone = "*";

    readonly Dictionary<(int Port, string Namespace), Originated> _byPort = [];

    public OriginatedPorts(MeshModel mesh)
    {
        var rules = new HostDestinationRules(mesh.Resources);
        var all = new List<Originated>();
        foreach (var service in mesh.Registry.All)
        {
            if (
                service.IsKubernetes
                || !service.IsExternal
                || !service.Ports.Any(port => port.Protocol.IsHttp())
                || rules.Originating(service.Host) is not { } rule
            )
                continue;
            var originated = new Originated(service, rule);
            all.Add(originated);
            foreach (var port in service.Ports.Where(port => port.Protocol.IsHttp()))
            {
                if (service.Exports.IsPublic)
                    _byPort.TryAdd((port.Number, Everyone), originated);
                foreach (var name in service.Exports.Names)
                    _byPort.TryAdd((port.Number, name), originated);
            }
        }

        All = all;
    }

    public IReadOnlyList<Originated> All { get; }

    /// <summary>One that clients of a namespace call on a port.</summary>
    public Originated? On(int port, string @namespace) =>
        _byPort.GetValueOrDefault((port, @namespace)) ?? _byPort.GetValueOrDefault((port, Everyone));
}
