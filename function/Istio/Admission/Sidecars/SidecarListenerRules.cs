using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Istio.Texts;

namespace Kyma.Krm.Istio.Admission.Sidecars;

/// <summary>Port and bind of a Sidecar's listener, in and out.</summary>
internal static class SidecarListenerRules
{
    public static readonly IReadOnlyList<Rule> All =
    [
        SidecarFindings.SidecarPort,
        SidecarFindings.SidecarTargetPort,
        SidecarFindings.SidecarPortTwice,
        SidecarFindings.SidecarBind,
    ];

    public static void CheckPort(IstioPort port, string path, Review review)
    {
        if (port.TargetPort is > 0)
            review.Add(
                SidecarFindings.SidecarTargetPort,
                $"{path}.targetPort",
                $"'{port.TargetPort}' has no effect on a Sidecar: remove targetPort"
            );
        if (!string.IsNullOrEmpty(port.Name) && !DnsNames.IsLabel(port.Name))
            review.Add(
                SidecarFindings.SidecarPort,
                $"{path}.name",
                $"'{port.Name}' must be one DNS label, such as http"
            );
        if (!string.IsNullOrEmpty(port.Protocol) && Protocols.Parse(port.Protocol) == Protocol.Unsupported)
        {
            review.Add(
                SidecarFindings.SidecarPort,
                $"{path}.protocol",
                $"'{port.Protocol}' must be one of: "
                    + $"{string.Join(", ", Protocols.Names)}.{Suggestion.For(port.Protocol, Protocols.Names)}"
            );
        }
    }

    public static void CheckNumber(IstioPort port, string path, Review review)
    {
        if ((port.Number ?? 0) is < 1 or > 65535)
            review.Add(
                SidecarFindings.SidecarPort,
                $"{path}.number",
                $"'{port.Number}' must be a port from 1 to 65535"
            );
    }

    public static void CheckAddress(string? bind, string path, Review review)
    {
        if (!string.IsNullOrEmpty(bind) && !IpAddresses.IsAddress(bind))
            review.Add(SidecarFindings.SidecarBind, path, $"'{bind}' must be an IP address");
    }
}
