using Kyma.Krm.Istio;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Mesh.Registry;
using Kyma.Krm.Mesh.Routing;

namespace Kyma.Krm.Mesh.Scoping;

/// <summary>The egress listeners that a Sidecar writes, or the one of everybody else.</summary>
internal static class EgressListeners
{
    static readonly string[] Everything = ["*/*"];

    public static IEnumerable<EgressListener> Of(
        ServiceRegistry registry,
        VirtualServices routes,
        string @namespace,
        IReadOnlyList<IstioEgressListener>? egress
    )
    {
        if (egress is not { Count: > 0 })
        {
            yield return new EgressListener(registry, routes, @namespace, new Imports(Everything, @namespace));
            yield break;
        }

        foreach (var listener in egress)
            yield return new EgressListener(registry, routes, @namespace, new Imports(listener.Hosts ?? [], @namespace))
            {
                Port = listener.Port?.Number is >= 0 and <= 65535 and var port ? (int)port : null,
                Protocol = Protocols.Parse(listener.Port?.Protocol),
                Bind =
                    listener.Bind is { Length: > 0 } bind ? bind
                    : listener.CaptureMode == "NONE" ? "127.0.0.1"
                    : null,
            };
    }
}
