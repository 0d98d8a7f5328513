using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;

namespace Kyma.Krm.Istio.Rules;

/// <summary>Port and bind of a Sidecar's listener, in and out.</summary>
internal static class SidecarListenerRules
{
    const string Source =
        $"{IstioFiles.Validation} validateSidecarIngressPortAndBind, validateSidecarEgressPortBindAndCaptureMode";

    public static readonly Rule Port = new(
        "sidecar-port",
        Severity.Error,
        "A Sidecar's port with a bad number, name or protocol."
    )
    {
        Source = Source,
        Consequence = IstioFiles.Rejected,
        Fix = "port: {number: 9080, protocol: HTTP, name: http}",
    };

    public static readonly Rule TargetPort = new(
        "sidecar-target-port",
        Severity.Error,
        "targetPort on a Sidecar's port."
    )
    {
        Source = $"{IstioFiles.Validation} ValidateSidecar",
        Consequence = IstioFiles.Rejected,
        Fix = "Remove targetPort; an ingress listener has defaultEndpoint.",
    };

    public static readonly Rule Twice = new(
        "sidecar-port-twice",
        Severity.Error,
        "Two listeners of a Sidecar on the same port or socket."
    )
    {
        Source = $"{IstioFiles.Validation} ValidateSidecar",
        Consequence = IstioFiles.Rejected,
        Fix = "Give each listener a port of its own, and put all hosts of a port under one.",
    };

    public static readonly Rule Bind = new(
        "sidecar-bind",
        Severity.Error,
        "A Sidecar's bind that is no IP address, or with port 0 no Unix domain socket."
    )
    {
        Source = Source,
        Consequence = IstioFiles.Rejected,
        Fix = "bind: 127.0.0.1",
    };

    public static readonly IReadOnlyList<Rule> All = [Port, TargetPort, Twice, Bind];

    public static void CheckPort(IstioPort port, string path, Review review)
    {
        if (port.TargetPort is > 0)
            review.Add(
                TargetPort,
                $"{path}.targetPort",
                $"'{port.TargetPort}' has no effect on a Sidecar: remove targetPort"
            );
        if (!string.IsNullOrEmpty(port.Name) && !DnsNames.IsLabel(port.Name))
            review.Add(Port, $"{path}.name", $"'{port.Name}' must be one DNS label, such as http");
        if (!string.IsNullOrEmpty(port.Protocol) && Protocols.Parse(port.Protocol) == Protocol.Unsupported)
        {
            review.Add(
                Port,
                $"{path}.protocol",
                $"'{port.Protocol}' must be one of: {string.Join(", ", Protocols.Names)}.{Suggestion.For(port.Protocol, Protocols.Names)}"
            );
        }
    }

    public static void CheckNumber(IstioPort port, string path, Review review)
    {
        if ((port.Number ?? 0) is < 1 or > 65535)
            review.Add(Port, $"{path}.number", $"'{port.Number}' must be a port from 1 to 65535");
    }

    public static void CheckAddress(string? bind, string path, Review review)
    {
        if (!string.IsNullOrEmpty(bind) && !IpAddresses.IsAddress(bind))
            review.Add(Bind, path, $"'{bind}' must be an IP address");
    }
}
