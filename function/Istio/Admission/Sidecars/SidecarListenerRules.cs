using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using static Kyma.Krm.Istio.Texts.SidecarFindings;

namespace Kyma.Krm.Istio.Admission.Sidecars;

/// <summary>Port and bind of a Sidecar's listener, in and out.</summary>
internal static class SidecarListenerRules
{
    public static void CheckPort(IstioPort port, string path, Review review)
    {
        if (port.TargetPort is > 0)
            review.Add(
                SidecarTargetPort,
                $"{path}.targetPort",
                $"'{port.TargetPort}' has no effect on a Sidecar: remove targetPort"
            );
        if (!string.IsNullOrEmpty(port.Name) && !DnsNames.IsLabel(port.Name))
            review.Add(SidecarPort, $"{path}.name", $"'{port.Name}' must be one DNS label, such as http");
        review.Protocol(port.Protocol, SidecarPort, $"{path}.protocol");
    }

    public static void CheckNumber(IstioPort port, string path, Review review) =>
        review.Port(port.Number ?? 0, SidecarPort, $"{path}.number");

    public static void CheckAddress(string? bind, string path, Review review)
    {
        if (!string.IsNullOrEmpty(bind) && !IpAddresses.IsAddress(bind))
            review.Add(SidecarBind, path, $"'{bind}' must be an IP address");
    }
}
