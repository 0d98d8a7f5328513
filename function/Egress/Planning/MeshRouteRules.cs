using Kyma.Krm.Diagnostics;
using Kyma.Krm.Egress.Renderers;
using Kyma.Krm.Inputs;
using Kyma.Krm.Istio.Admission;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Package;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Krm;
using static Kyma.Krm.Egress.EgressFindings;

namespace Kyma.Krm.Egress.Planning;

/// <summary>
/// Of two VirtualServices for one host in the mesh a sidecar uses one and drops the other whole: first the one exported
/// to its own namespace, then by name, then to all, and among equals the older (seen at run time).
/// </summary>
internal static class MeshRouteRules
{
    public static EgressPlan Settle(EgressPlan plan, ConfigScope scope)
    {
        var routes = scope.Items.Once(items => new ForeignRoutes(items));
        return plan with { Services = plan.Services.Select(service => Settle(service, plan, routes, scope)).ToArray() };
    }

    static EgressService Settle(EgressService service, EgressPlan plan, ForeignRoutes routes, ConfigScope scope)
    {
        if (!service.ViaGateway && !ForwardedProtoRenderer.IsNeededFor(service))
            return service;
        var host = service.Hosts[0];
        if (routes.For(host).FirstOrDefault(route => route.Meets(plan)) is not { } other)
            return service;
        var isLeftOut = !service.ViaGateway && other.Covers(plan);
        scope.Tell(
            new Finding(
                EgressHostRoutedElsewhere,
                isLeftOut && other.Sets(ForwardedProtoRenderer.Header)
                    ? Severity.Info
                    : EgressHostRoutedElsewhere.Severity,
                $"'{host}' is routed for sidecars by the {other} too. {Effect(service, isLeftOut, other)}",
                scope.Source.At(service.Field)
            ),
            [service.Field, "spec.egress.exportTo", "spec.egress.namespace"]
        );
        return service with { IsRoutedElsewhere = isLeftOut };
    }

    static string Effect(EgressService service, bool isLeftOut, ForeignRoute other) =>
        service.ViaGateway
            ? "Sidecars use one of the two and drop the other; with that one, traffic goes around the egress "
                + "gateway. Remove the host there"
        : !isLeftOut
            ? "Pods that see both use one of the two. Set `headers.request.set: {x-forwarded-proto: https}` "
                + "in its routes as well"
        : other.Sets(ForwardedProtoRenderer.Header) ? "It sets X-Forwarded-Proto, so no VirtualService is rendered here"
        : "No VirtualService is rendered here, because sidecars would drop one of the two, so the server "
            + "reads `X-Forwarded-Proto: http`. Set `headers.request.set: {x-forwarded-proto: https}` in its "
            + "routes";
}

/// <summary>The VirtualServices of others by the hosts that they route for sidecars.</summary>
internal sealed class ForeignRoutes
{
    readonly Dictionary<string, List<ForeignRoute>> _byHost = [];

    public ForeignRoutes(InputItems items)
    {
        foreach (var item in items.OfKind("networking.istio.io", "VirtualService").Where(items.IsForeign))
        {
            if (
                ApiServer.Read(item.Source, VirtualServiceSpec.Shape, IstioVersion.Newest, new Findings())
                    is not { } route
                || !route.Spec.IsForMesh()
            )
                continue;
            foreach (var host in route.Spec.Hosts ?? [])
                _byHost.ListOf(host).Add(new ForeignRoute(item, route));
        }
    }

    public IReadOnlyList<ForeignRoute> For(string host) => _byHost.GetValueOrDefault(host) ?? [];
}

/// <summary>A VirtualService of someone else for a host that a config registers.</summary>
internal sealed record ForeignRoute(Item Item, IstioResource<VirtualServiceSpec> Route)
{
    Visibility Viewers => Visibility.Of(Route.Spec.ExportTo, Route.Namespace);

    /// <summary>All who see the services see it too.</summary>
    public bool Covers(EgressPlan plan) => Viewers.Covers(ExportScope.Of(plan));

    /// <summary>Some namespace sees both.</summary>
    public bool Meets(EgressPlan plan) => Viewers.Meets(ExportScope.Of(plan));

    /// <summary>Each of its HTTP routes sets the header.</summary>
    public bool Sets(string header) =>
        Route.Spec.Http is { Count: > 0 } http
        && http.All(route =>
            route.Headers?.Request?.Set?.Keys.Contains(header, StringComparer.OrdinalIgnoreCase) == true
        );

    public override string ToString() => Item.IdInFile;
}
