using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Istio.Rules;

internal static class SidecarEgressRules
{
    const string Source = $"{IstioFiles.Validation} ValidateSidecar";

    public static readonly Rule CatchAll = new(
        "sidecar-egress-catch-all",
        Severity.Error,
        "An egress listener without port that is not the last one."
    )
    {
        Source = Source,
        Consequence = IstioFiles.Rejected,
        Fix = "Put the listener without port at the end, and only one of them.",
    };

    public static readonly Rule NoHosts = new(
        "sidecar-egress-no-hosts",
        Severity.Error,
        "An egress listener without hosts."
    )
    {
        Source = Source,
        Consequence = IstioFiles.Rejected,
        Fix = "hosts: ['./*', 'istio-system/*']",
    };

    public static readonly Rule Socket = new(
        "sidecar-egress-socket",
        Severity.Error,
        "An egress listener with port 0 that is no well-formed Unix domain socket."
    )
    {
        Source = $"{IstioFiles.Validation} validateSidecarEgressPortBindAndCaptureMode",
        Consequence = IstioFiles.Rejected,
        Fix = "port: {number: 0, protocol: HTTP}, bind: unix:///var/run/egress.sock",
    };

    public static readonly IReadOnlyList<Rule> All = [CatchAll, NoHosts, Socket];

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
                review.Add(CatchAll, path, "must be the last listener, because it has no port: move it to the end");
            if (listener.Hosts is { Count: 0 })
                review.Add(NoHosts, $"{path}.hosts", "must have at least one host");
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
                    SidecarListenerRules.Twice,
                    $"{path}.port.number",
                    $"'{port.Number}' is another listener's port already: put their hosts together"
                );
            return;
        }

        if (!UnixAddress.Is(listener.Bind) || !UnixAddress.IsValid(listener.Bind!))
            review.Add(
                Socket,
                $"{path}.bind",
                $"'{listener.Bind}' must be a Unix domain socket such as unix:///var/run/egress.sock, because the port is 0"
            );
        if (listener.CaptureMode == "IPTABLES")
            review.Add(Socket, $"{path}.captureMode", "'IPTABLES' must be DEFAULT or NONE for a Unix domain socket");
        if (!sockets.Add(listener.Bind ?? ""))
            review.Add(
                SidecarListenerRules.Twice,
                $"{path}.bind",
                $"'{listener.Bind}' is another listener's socket already: put their hosts together"
            );
    }
}
