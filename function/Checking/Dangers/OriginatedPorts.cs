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
/// <param name="mesh">Whose services they are.</param>
/// <param name="rules">The DestinationRules of the mesh.</param>
internal sealed class OriginatedPorts(MeshModel mesh, HostDestinationRules rules)
{
    const string Everyone = "*";

    /// <summary>Looked for when somebody asks: most packages have nothing to ask about.</summary>
    public IReadOnlyList<Originated> All => field ??= Find();

    Dictionary<(int Port, string Namespace), Originated> ByPort => field ??= Sorted(All);

    List<Originated> Find()
    {
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
            all.Add(new Originated(service, rule));
        }

        return all;
    }

    static Dictionary<(int Port, string Namespace), Originated> Sorted(IReadOnlyList<Originated> all)
    {
        var byPort = new Dictionary<(int Port, string Namespace), Originated>();
        foreach (var originated in all)
        {
            var exports = originated.Service.Exports;
            foreach (var port in originated.Service.Ports.Where(port => port.Protocol.IsHttp()))
            {
                if (exports.IsPublic)
                    byPort.TryAdd((port.Number, Everyone), originated);
                foreach (var name in exports.Names)
                    byPort.TryAdd((port.Number, name), originated);
            }
        }

        return byPort;
    }

    /// <summary>One that clients of a namespace call on a port.</summary>
    public Originated? On(int port, string @namespace) =>
        ByPort.GetValueOrDefault((port, @namespace)) ?? ByPort.GetValueOrDefault((port, Everyone));
}
