using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Istio.Admission;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Package;
using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Egress.Planning;

/// <summary>The VirtualServices of others by the hosts that they route for sidecars.</summary>
internal sealed class ForeignRoutes
{
    readonly Dictionary<string, List<ForeignRoute>> _byHost = [];

    public ForeignRoutes(PackageItems items)
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
    /// <summary>Those that see it; null where every namespace does.</summary>
    IReadOnlyList<string>? Namespaces =>
        Route.Spec.ExportTo is not { Count: > 0 } names || names.Contains(ExportScope.All)
            ? null
            : [.. names.Select(name => name == ExportScope.Own ? Route.Namespace : name)];

    /// <summary>All who see the services see it too.</summary>
    public bool Covers(EgressPlan plan) =>
        Namespaces is not { } theirs || (ExportScope.Namespaces(plan) is { } ours && ours.All(theirs.Contains));

    /// <summary>Some namespace sees both.</summary>
    public bool Meets(EgressPlan plan) =>
        Namespaces is not { } theirs || ExportScope.Namespaces(plan) is not { } ours || ours.Any(theirs.Contains);

    /// <summary>Each of its HTTP routes sets the header.</summary>
    public bool Sets(string header) =>
        Route.Spec.Http is { Count: > 0 } http
        && http.All(route =>
            route.Headers?.Request?.Set?.Keys.Contains(header, StringComparer.OrdinalIgnoreCase) == true
        );

    public override string ToString() => $"{Item.Id}{(Item.File is { } file ? $" in {file.Path}" : "")}";
}
