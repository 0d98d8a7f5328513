using Kyma.Krm.Istio.Model;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Istio.Texts.VirtualServiceFindings;

namespace Kyma.Krm.Istio.Admission.VirtualServices;

/// <summary>What Istio's webhook says of a VirtualService.</summary>
internal static class VirtualServiceRules
{
    public static void Check(IstioResource<VirtualServiceSpec> service, Review review)
    {
        var spec = service.Spec;
        var isDelegate = spec.Hosts is not { Count: > 0 };
        if (isDelegate)
            CheckDelegate(spec, review);
        GatewayReferenceRules.Check(spec.Gateways, "spec.gateways", review);
        JwtClaimRules.Check(spec, review);
        VirtualServiceHostRules.Check(spec, review);
        if (spec is { Http: null or { Count: 0 }, Tls: null or { Count: 0 }, Tcp: null or { Count: 0 } })
            review.Add(VirtualServiceNoRoutes, "spec", "must have http, tls or tcp routes: add one");
        for (var i = 0; i < spec.Http?.Count; i++)
            HttpRouteRules.Check(spec.Http[i], FieldPath.Child("spec.http", i), isDelegate, review);
        TlsRouteRules.Check(spec, review);
        for (var i = 0; i < spec.Tcp?.Count; i++)
            TcpRouteRules.Check(spec.Tcp[i], FieldPath.Child("spec.tcp", i), review);
        ExportToRules.Check(spec.ExportTo, service.Namespace, mayBeNone: false, hasSelector: false, review);
        UnreachableRouteRules.Check(spec, review);
    }

    static void CheckDelegate(VirtualServiceSpec spec, Review review)
    {
        if (spec.Gateways is { Count: > 0 })
            review.Add(
                VirtualServiceDelegate,
                "spec.gateways",
                "must not be set without hosts: add hosts, or remove gateways"
            );
        if (spec.Tls is { Count: > 0 })
            review.Add(VirtualServiceDelegate, "spec.tls", "must not be set without hosts: add hosts, or remove tls");
        if (spec.Tcp is { Count: > 0 })
            review.Add(VirtualServiceDelegate, "spec.tcp", "must not be set without hosts: add hosts, or remove tcp");
    }
}
