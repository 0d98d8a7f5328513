using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Istio.Texts.SidecarFindings;

namespace Kyma.Krm.Istio.Admission.Sidecars;

/// <summary><c>egress</c> of a Sidecar: ports, binds and hosts of its listeners.</summary>
internal static class SidecarEgressRules
{
    public static void Check(IReadOnlyList<IstioEgressListener> listeners, string ownNamespace, Review review)
    {
        var ports = new HashSet<long>();
        var sockets = new HashSet<string>();
        for (var i = 0; i < listeners.Count; i++)
        {
            var listener = listeners[i];
            var path = FieldPath.Child("spec.egress", i);
            if (listener.Port is { } port)
                CheckPort(listener, port, path, ports, sockets, review);
            else if (i < listeners.Count - 1)
                review.Add(
                    SidecarEgressCatchAll,
                    path,
                    "must be the last listener, because it has no port: move it to the end"
                );
            if (listener.Hosts is { Count: 0 })
                review.Add(SidecarEgressNoHosts, $"{path}.hosts", "must have at least one host");
            SidecarHostRules.Check(listener.Hosts ?? [], $"{path}.hosts", ownNamespace, review);
        }
    }

    static void CheckPort(
        IstioEgressListener listener,
        IstioPort port,
        string path,
        HashSet<long> ports,
        HashSet<string> sockets,
        Review review
    )
    {
        SidecarListenerRules.CheckPort(port, $"{path}.port", review);
        if (port.Number is not (null or 0))
        {
            SidecarListenerRules.CheckNumber(port, $"{path}.port", review);
            SidecarListenerRules.CheckAddress(listener.Bind, $"{path}.bind", review);
            if (!ports.Add(port.Number.Value))
                review.Add(
                    SidecarPortTwice,
                    $"{path}.port.number",
                    $"'{port.Number}' is another listener's port already: put their hosts together"
                );
            return;
        }

        if (!UnixAddress.Is(listener.Bind) || !UnixAddress.IsValid(listener.Bind!))
            review.Add(
                SidecarEgressSocket,
                $"{path}.bind",
                $"'{listener.Bind}' must be a Unix domain socket such as unix:///var/run/egress.sock, "
                    + "because the port is 0"
            );
        if (listener.CaptureMode == "IPTABLES")
            review.Add(
                SidecarEgressSocket,
                $"{path}.captureMode",
                "'IPTABLES' must be DEFAULT or NONE for a Unix domain socket"
            );
        if (!sockets.Add(listener.Bind ?? ""))
            review.Add(
                SidecarPortTwice,
                $"{path}.bind",
                $"'{listener.Bind}' is another listener's socket already: put their hosts together"
            );
    }
}
