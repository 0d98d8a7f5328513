using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.Mesh.Registry;
using Kyma.Krm.Mesh.Resources;
using Kyma.Krm.Mesh.Routing;
using Kyma.Krm.Mesh.Scoping;

namespace Kyma.Krm.Mesh.Clusters;

/// <summary>
/// Makes the clusters that istiod would give to a proxy (istio, pilot/pkg/networking/core/cluster.go,
/// cluster_builder.go), each when it is asked for.
/// </summary>
internal sealed class ClusterBuilder(MeshResources resources, ServiceRegistry registry, RuleIndex rules)
{
    /// <summary>The DestinationRules, by host and namespace.</summary>
    public RuleIndex Rules => rules;

    readonly EndpointFinder _endpoints = new(resources, registry);

    /// <summary>Null: the proxy has no such cluster.</summary>
    public MeshCluster? Find(ClusterName name, IProxyScope scope, Sender sender)
    {
        if (
            scope.Service(name.Host) is not { } known
            || known.PortOf(name.Port) is not { Protocol: not Protocol.Udp } port
            || known.First.AliasFor is not null
        )
            return null;
        var service = known.First;
        var rule = RuleFor(scope.Namespace, service, sender.Labels);
        Subset? subset = null;
        if (name.Subset.Length > 0)
        {
            subset = rule?.SubsetOf(name.Subset);
            if (subset is null || IsDynamic(service))
                return null;
        }

        if (ResolutionOf(service, port, sender) is not { } resolution)
            return null;
        var policy = new EffectivePolicy(rule?.Policy, subset?.TrafficPolicy, port.Number);
        if (resolution == Resolving.Endpoints && policy.IsPassthrough && !sender.IsGateway)
            resolution = Resolving.OriginalDestination;
        var endpoints = _endpoints.Of(service, port, subset?.Labels, resolution);
        if (resolution == Resolving.Dns && endpoints.Count == 0)
            return null;
        return new MeshCluster
        {
            Name = name,
            Service = service,
            Port = port,
            Resolution = resolution,
            Endpoints = endpoints,
            Rule = rule,
            Tls = policy.Tls,
        };
    }

    /// <inheritdoc cref="RuleIndex.For"/>
    public MergedRule? RuleFor(string @namespace, MeshService service, IReadOnlyDictionary<string, string>? labels) =>
        rules.For(@namespace, service, labels);

    static bool IsDynamic(MeshService service) =>
        service.IsWildcard && service.Resolution == Registry.Resolution.DynamicDns;

    /// <summary>Null: such a cluster is not made.</summary>
    Resolving? ResolutionOf(MeshService service, MeshPort port, Sender sender) =>
        service.Resolution switch
        {
            Registry.Resolution.Dns or Registry.Resolution.DnsRoundRobin => Resolving.Dns,
            Registry.Resolution.Original when !sender.IsGateway => Resolving.OriginalDestination,
            Registry.Resolution.DynamicDns when service.IsWildcard => IsDynamicPort(port) ? Resolving.DynamicDns : null,
            _ => Resolving.Endpoints,
        };

    /// <summary>Sidecars and gateways have such clusters since 1.30; before, only waypoints had them.</summary>
    bool IsDynamicPort(MeshPort port) =>
        resources.Version >= IstioVersion.Of(30)
        && port.Protocol is Protocol.Http or Protocol.Http2 or Protocol.Grpc or Protocol.Tls;
}
