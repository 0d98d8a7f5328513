using Kyma.Krm.Istio.Model;

namespace Kyma.Krm.Mesh.Clusters;

/// <summary>
/// The traffic policy of a port and subset: settings of a port replace those of the host as a whole (istio,
/// MergeSubsetTrafficPolicy).
/// </summary>
internal sealed class EffectivePolicy
{
    public EffectivePolicy(TrafficPolicy? host, TrafficPolicy? subset, int port)
    {
        var (tls, balancer, _) = OfPort(host, port);
        if (subset is not null)
        {
            var (subsetTls, subsetBalancer, isOfPort) = OfPort(subset, port);
            tls = subsetTls ?? (isOfPort ? null : tls);
            balancer = subsetBalancer ?? (isOfPort ? null : balancer);
        }

        Tls = tls;
        IsPassthrough = balancer?.Simple == "PASSTHROUGH";
    }

    public ClientTls? Tls { get; }

    /// <summary>Load balancing to where the client wanted.</summary>
    public bool IsPassthrough { get; }

    static (ClientTls? Tls, LoadBalancer? Balancer, bool IsOfPort) OfPort(TrafficPolicy? policy, int port) =>
        policy?.PortLevelSettings?.FirstOrDefault(setting => setting.Port?.Number == port) is { } own
            ? (own.Tls, own.LoadBalancer, true)
            : (policy?.Tls, policy?.LoadBalancer, false);
}
