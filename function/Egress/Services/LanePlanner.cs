using System.Globalization;
using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Egress.Services;

/// <summary>The ways of a service through the egress gateway: one for each of its hosts and ports.</summary>
internal static class LanePlanner
{
    /// <param name="service">As it is written.</param>
    /// <param name="host">The one whose lanes are planned.</param>
    /// <param name="resourceName">The name of that host's own resources.</param>
    /// <param name="ports">The service's.</param>
    /// <param name="suffix">What the names of all lanes of the config end in.</param>
    public static IReadOnlyList<EgressLane> Plan(
        EgressServiceConfig service,
        string host,
        string resourceName,
        IReadOnlyList<EgressPort> ports,
        string suffix
    )
    {
        var name = service.Name ?? ResourceNames.OfHost(service.Hosts[0]);
        return
        [
            .. ports.Select(
                (port, i) =>
                    new EgressLane(
                        port,
                        i == 0
                            ? resourceName
                            : string.Create(CultureInfo.InvariantCulture, $"{resourceName}-{port.Number}"),
                        LaneNames.Of(
                            i == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"port-{port.Number}"),
                            service.Hosts.Count > 1 ? host : null,
                            name,
                            suffix
                        )
                    )
            ),
        ];
    }
}
