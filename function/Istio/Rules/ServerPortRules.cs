using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;

namespace Kyma.Krm.Istio.Rules;

/// <summary>The port and the bind address of a Gateway's server.</summary>
internal static class ServerPortRules
{
    const string Source = $"{IstioFiles.Validation} validateServerPort";

    public static readonly Rule PortProtocol = new(
        "gateway-port-protocol",
        Severity.Error,
        "A Gateway's port with a protocol that Istio does not know."
    )
    {
        Source = Source,
        Consequence = IstioFiles.Rejected,
        Fix = "port: {number: 443, protocol: HTTPS, name: https}",
    };

    public static readonly Rule Number = new(
        "gateway-port-number",
        Severity.Error,
        "A Gateway's port number outside 1 to 65535."
    )
    {
        Source = Source,
        Consequence = IstioFiles.Rejected,
        Fix = "port: {number: 443, protocol: HTTPS, name: https}",
    };

    public static readonly Rule TargetPort = new(
        "gateway-target-port",
        Severity.Error,
        "targetPort on a Gateway's port."
    )
    {
        Source = Source,
        Consequence = $"{IstioFiles.Rejected} The gateway's Service decides which port of the pod is meant.",
        Fix = "Remove targetPort.",
    };

    public static readonly Rule Name = new("gateway-port-name", Severity.Error, "A Gateway's port without a name.")
    {
        Source = Source,
        Consequence = IstioFiles.Rejected,
        Fix = "port: {number: 443, protocol: HTTPS, name: https}",
    };

    public static readonly Rule Bind = new(
        "gateway-bind",
        Severity.Error,
        "A bind that is neither an IP address nor a Unix domain socket."
    )
    {
        Source = $"{IstioFiles.Validation} validateServerBind",
        Consequence = IstioFiles.Rejected,
        Fix = "bind: 127.0.0.1, or bind: unix:///var/run/socket together with port number 0",
    };

    public static readonly IReadOnlyList<Rule> All = [PortProtocol, Number, TargetPort, Name, Bind];

    public static void Check(Server server, string path, Review review)
    {
        CheckBind(server, path, review);
        if (server.Port is not { } port)
            return;
        if (port.Protocol is not null && Protocols.Parse(port.Protocol) == Protocol.Unsupported)
        {
            review.Add(
                PortProtocol,
                $"{path}.port.protocol",
                $"'{port.Protocol}' must be one of: {string.Join(", ", Protocols.Names)}.{Suggestion.For(port.Protocol, Protocols.Names)}"
            );
        }

        var mayBeZero = UnixAddress.Is(server.Bind);
        if (port.Number is > 65535 || (port.Number == 0 && !mayBeZero))
            review.Add(Number, $"{path}.port.number", $"'{port.Number}' must be a port from 1 to 65535");
        if (port.TargetPort is > 0)
            review.Add(
                TargetPort,
                $"{path}.port.targetPort",
                $"'{port.TargetPort}' has no effect on a Gateway: remove targetPort"
            );
        if (port.Name is "")
            review.Add(Name, $"{path}.port.name", "'' must be a name such as https");
    }

    static void CheckBind(Server server, string path, Review review)
    {
        if (string.IsNullOrEmpty(server.Bind))
            return;
        if (!UnixAddress.Is(server.Bind))
        {
            if (!IpAddresses.IsAddress(server.Bind))
                review.Add(
                    Bind,
                    $"{path}.bind",
                    $"'{server.Bind}' must be an IP address, or a socket such as unix:///var/run/socket"
                );
            return;
        }

        if (!UnixAddress.IsValid(server.Bind))
            review.Add(
                Bind,
                $"{path}.bind",
                $"'{server.Bind}' must name an absolute path to a file, or an abstract socket such as unix://@name"
            );
        if (server.Port is { Number: > 0 })
            review.Add(
                Bind,
                $"{path}.port.number",
                $"'{server.Port.Number}' must be 0 where bind is a Unix domain socket"
            );
    }
}
