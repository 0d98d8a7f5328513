using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Istio.Admission;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Package;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Egress.Planning;

/// <summary>The VirtualServices of others by the hosts that they route for sidecars.</summary>
internal sealed class ForeignRoutes
{
    readonly Dictionary<string, List<ForeignRoute>> _byHost = [];

    public ForeignRoutes(InputItems items)
    {
        foreach (var item in items.OfKind("networking.istio.io", "VirtualService").Where(Marks.IsForeign))
        {
            if (
                ApiServer.Read(item.Source, VirtualServiceSpec.Shape, IstioVersion.Newest, new Findings())
                    is not { } route
                || !route.Spec.IsForMesh()
            )
                continue;
            foreach (var host in route.Spec.Hosts ?? [])
            {
                if (!_byHost.TryGetValue(host, out var routes))
                    _byHost[host] = routes = [];
                routes.Add(new ForeignRoute(item, route));
            }
        }
    }

    public IReadOnlyList<ForeignRoute> For(string host) => _byHost.GetValueOrDefault(host) ?? [];
}

/// <summary>A VirtualService of someone else for a host that a config registers.</summary>
internal sealed record ForeignRoute(Item Item, IstioResource<VirtualServiceSpec> Route)
{
    Visibility Viewers => Visibility.Of(Route.Spec.ExportTo, Route.Namespace);

    /// <summary>All who see the services see it too.</summary>
    public bool Covers(EgressPlan plan) => Viewers.Covers(Visibility.Of(plan.ExportTo, plan.Namespace));

    /// <summary>Some namespace sees both.</summary>
    public bool Meets(EgressPlan plan) => Viewers.Meets(Visibility.Of(plan.ExportTo, plan.Namespace));

    /// <summary>Each of its HTTP routes sets the header.</summary>
    public bool Sets(string header) =>
        Route.Spec.Http is { Count: > 0 } http
        && http.All(route =>
            route.Headers?.Request?.Set?.Keys.Contains(header, StringComparer.OrdinalIgnoreCase) == true
        );

    public override string ToString() => $"{Item.Id}{(Item.File is { } file ? $" in {file.Path}" : "")}";
}
