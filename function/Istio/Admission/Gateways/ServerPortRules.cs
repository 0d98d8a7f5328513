using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using static Kyma.Krm.Istio.Texts.GatewayFindings;

namespace Kyma.Krm.Istio.Admission.Gateways;

/// <summary>The port and the bind address of a Gateway's server.</summary>
internal static class ServerPortRules
{
    public static readonly IReadOnlyList<Rule> All =
    [
        GatewayPortProtocol,
        GatewayPortNumber,
        GatewayTargetPort,
        GatewayPortName,
        GatewayBind,
    ];

    public static void Check(Server server, string path, Review review)
    {
        CheckBind(server, path, review);
        if (server.Port is not { } port)
            return;
        review.Protocol(port.Protocol, GatewayPortProtocol, $"{path}.port.protocol");
        review.Port(port.Number, GatewayPortNumber, $"{path}.port.number", mayBeZero: UnixAddress.Is(server.Bind));
        if (port.TargetPort is > 0)
            review.Add(
                GatewayTargetPort,
                $"{path}.port.targetPort",
                $"'{port.TargetPort}' has no effect on a Gateway: remove targetPort"
            );
        if (port.Name is "")
            review.Add(GatewayPortName, $"{path}.port.name", "'' must be a name such as https");
    }

    static void CheckBind(Server server, string path, Review review)
    {
        if (string.IsNullOrEmpty(server.Bind))
            return;
        if (!UnixAddress.Is(server.Bind))
        {
            if (!IpAddresses.IsAddress(server.Bind))
                review.Add(
                    GatewayBind,
                    $"{path}.bind",
                    $"'{server.Bind}' must be an IP address, or a socket such as unix:///var/run/socket"
                );
            return;
        }

        if (!UnixAddress.IsValid(server.Bind))
            review.Add(
                GatewayBind,
                $"{path}.bind",
                $"'{server.Bind}' must name an absolute path to a file, or an abstract socket such as unix://@name"
            );
        if (server.Port is { Number: > 0 })
            review.Add(
                GatewayBind,
                $"{path}.port.number",
                $"'{server.Port.Number}' must be 0 where bind is a Unix domain socket"
            );
    }
}
