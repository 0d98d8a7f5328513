using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Istio.Rules;

/// <summary>What Istio's webhook says of a VirtualService.</summary>
internal static class VirtualServiceRules
{
    const string Source = $"{IstioFiles.Validation} ValidateVirtualService";

    public static readonly Rule Delegate = new(
        "virtual-service-delegate",
        Severity.Error,
        "A VirtualService without hosts (a delegate) that has gateways, tls or tcp."
    )
    {
        Source = Source,
        Consequence = IstioFiles.Rejected,
        Fix = "Add hosts; a delegate has http routes only.",
    };

    public static readonly Rule NoRoutes = new(
        "virtual-service-no-routes",
        Severity.Error,
        "A VirtualService without routes."
    )
    {
        Source = Source,
        Consequence = IstioFiles.Rejected,
        Fix = "http: [{route: [{destination: {host: frontend.shop.svc.cluster.local}}]}]",
    };

    public static readonly IReadOnlyList<Rule> All =
    [
        Delegate,
        NoRoutes,
        .. VirtualServiceHostRules.All,
        .. GatewayReferenceRules.All,
        .. JwtClaimRules.All,
        .. HttpRouteRules.All,
        .. TlsRouteRules.All,
        .. TcpRouteRules.All,
        .. UnreachableRouteRules.All,
        .. ExportToRules.All,
    ];

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
            review.Add(NoRoutes, "spec", "must have http, tls or tcp routes: add one");
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
            review.Add(Delegate, "spec.gateways", "must not be set without hosts: add hosts, or remove gateways");
        if (spec.Tls is { Count: > 0 })
            review.Add(Delegate, "spec.tls", "must not be set without hosts: add hosts, or remove tls");
        if (spec.Tcp is { Count: > 0 })
            review.Add(Delegate, "spec.tcp", "must not be set without hosts: add hosts, or remove tcp");
    }

    /// <summary>Without gateways a VirtualService is for the sidecars of the mesh; with 'mesh' among them it is for both.</summary>
    public static bool IsForGatewaysOnly(VirtualServiceSpec spec) =>
        spec.Gateways is { Count: > 0 } && IsWithoutMesh(spec);

    /// <summary>The SNI checks take no gateways at all for "gateways only".</summary>
    public static bool IsWithoutMesh(VirtualServiceSpec spec) => !(spec.Gateways ?? []).Contains("mesh");
}
