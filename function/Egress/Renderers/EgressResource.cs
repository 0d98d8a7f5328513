using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Egress.Renderers;

/// <summary>Istio's resources in the namespace of the egress, with where their values are written.</summary>
internal static class EgressResource
{
    /// <param name="kind">A kind of networking.istio.io.</param>
    /// <param name="name">Its name.</param>
    /// <param name="plan">Whose resource it is.</param>
    /// <param name="service">What it is for; null for what all services share.</param>
    /// <param name="spec">What it says.</param>
    /// <param name="origins">Which of its fields come from which of the config's, besides those of every kind.</param>
    /// <param name="because">What it is there for; null for the service.</param>
    public static Rendered Of(
        string kind,
        string name,
        EgressPlan plan,
        EgressService? service,
        Maker spec,
        Func<IEnumerable<(string Field, string Written)>>? origins = null,
        Func<IEnumerable<(string Field, string Written)>>? because = null
    ) =>
        Rendered.Of(plan.ApiVersion, kind, new ObjectMeta(name, plan.Namespace), spec) with
        {
            Origins = () =>
                new Origins([
                    ("metadata.namespace", "spec.egress.namespace"),
                    ("spec.exportTo", "spec.egress.exportTo"),
                    .. service is null ? [] : NameOf(service),
                    .. origins?.Invoke() ?? [],
                ])
                {
                    Because = because?.Invoke() ?? (service is null ? [] : [("", service.Field)]),
                },
        };

    /// <summary>The VirtualService for the hosts of a service; a service has one at most.</summary>
    public static Rendered RoutesOf(EgressService service, EgressPlan plan, Maker spec) =>
        Of("VirtualService", service.Name, plan, service, spec, () => [("spec.hosts", service.HostsField)]);

    static IEnumerable<(string Field, string Written)> NameOf(EgressService service) =>
        [("metadata.name", $"{service.Field}.name")];

    /// <summary>Fields of a ServiceEntry that have the same name in the config's service.</summary>
    public static IEnumerable<(string Field, string Written)> SameIn(
        EgressService service,
        params IEnumerable<string> fields
    ) => fields.Select(field => ($"spec.{field}", $"{service.Field}.{field}"));

    /// <summary>TLS that is originated on some ports.</summary>
    public static IEnumerable<(string Field, string Written)> TlsOf(EgressService service, int ports) =>
        Sequence
            .Range(0, ports)
            .Select(i => ($"spec.trafficPolicy.portLevelSettings[{i}].tls", $"{service.Field}.tls"));
}
