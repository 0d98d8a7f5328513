using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Package;
using Kyma.Krm.Mesh;
using Kyma.Krm.Mesh.Clusters;
using Kyma.Krm.Mesh.Registry;
using Kyma.Krm.Mesh.Resources;
using Kyma.Krm.Mesh.Routing;
using Kyma.Krm.Mesh.Scoping;
using Kyma.Krm.Schema;
using static Kyma.Krm.Checking.Traffic.TrafficFindings;
using static Kyma.Krm.Istio.Texts.PackageFindings;

namespace Kyma.Krm.Checking.Traffic;

/// <summary>
/// VirtualServices that their gateway never sees, and destinations that the package has, but not for the proxies that
/// route to them.
/// </summary>
internal sealed class RouteQuestions
{
    readonly MeshModel _mesh;
    readonly Askers _askers;
    readonly HostDestinationRules _rules;
    readonly Findings _findings;
    readonly HashSet<string> _elsewhere;
    readonly HashSet<string> _ofIstio;

    /// <summary>It is reported once that not all clients are asked.</summary>
    bool _isCut;

    public RouteQuestions(MeshModel mesh, Askers askers, HostDestinationRules rules, Findings findings)
    {
        (_mesh, _askers, _rules, _findings) = (mesh, askers, rules, findings);
        var all = mesh.Resources.Gateways.ToLookup(IsForIstiosPods, gateway => $"{gateway.Namespace}/{gateway.Name}");
        _ofIstio = [.. all[true], KymaGateway];

        // Gateways of other pods, which are not modelled.
        _elsewhere = [.. all[false]];
    }

    /// <summary>In every Kyma cluster, whether or not the package has it.</summary>
    const string KymaGateway = "kyma-system/kyma-gateway";

    public void Ask()
    {
        foreach (var routes in _mesh.Routes.All)
        {
            if (routes.Reference.Source is not { } source || routes.IsApiRule || routes.Hosts.Count == 0)
                continue;
            AskWhetherAttached(routes, source);
            foreach (var to in routes.Spec.Routed())
            {
                AskForDestination(routes, to, source);
                AskForServer(routes, to, source);
            }

            foreach (var to in routes.Spec.Mirrored())
                AskForDestination(routes, to, source);
            foreach (var to in routes.Spec.Routed().Concat(routes.Spec.Mirrored()))
                AskForSubset(routes, to, source);
        }
    }

    /// <summary>
    /// Sidecars know the address that the application asked for, a gateway does not. With an EnvoyFilter it can do what
    /// Istio's own resources cannot tell it.
    /// </summary>
    void AskForServer(MeshVirtualService routes, RoutedDestination to, ResourceSource source)
    {
        if (
            _mesh.Resources.EnvoyFilters.Count > 0
            || to.Gateways.All(name => name == Destinations.Mesh)
            || _mesh.Registry.At(routes.HostOf(to.Destination)) is not { Count: > 0 } services
            || !services.All(HasNoServer)
        )
            return;
        _findings.Add(
            VirtualServiceGatewayLoop,
            source.At($"{to.Path}.host"),
            $"'{to.Destination.Host}' has resolution NONE, so the gateway has no server for it, and answers 503 or "
                + "resets the connection: leave the gateway out, or route to single hosts with resolution DNS"
        );
    }

    static bool HasNoServer(MeshService service) =>
        service is { IsKubernetes: false, Resolution: Resolution.Original, Selector.Count: 0 };

    /// <summary>Without a DestinationRule here that names the host, it may be in the cluster already.</summary>
    void AskForSubset(MeshVirtualService routes, RoutedDestination to, ResourceSource source)
    {
        if (to.Destination is not { Host: { Length: > 0 } written, Subset: { Length: > 0 } subset })
            return;
        var host = routes.Full(written);
        if (_rules.SubsetsOf(host) is not { } defined || defined.Contains(subset))
            return;
        _findings.Add(
            VirtualServiceSubsetUndefined,
            source.At($"{to.Path}.subset"),
            $"'{subset}' is no subset of '{written}', whose DestinationRules here define "
                + $"{(defined.Count > 0 ? ShortList.Of(defined) : "none")}: add it there, or correct the name"
        );
    }

    static bool IsForIstiosPods(MeshResource<GatewaySpec> gateway) =>
        gateway.Spec.Selector is { } selector
        && (IstioGateways.Ingress.HasLabels(selector) || IstioGateways.Egress.HasLabels(selector));

    void AskWhetherAttached(MeshVirtualService routes, ResourceSource source)
    {
        if (routes.Exports.Reaches(MeshResources.RootNamespace))
            return;
        if (routes.Gateways.FirstOrDefault(_ofIstio.Contains) is { } gateway)
            _findings.Add(
                VirtualServiceNotAttached,
                source.At("spec.exportTo"),
                $"the pods of the Gateway {gateway} run in {MeshResources.RootNamespace}, and exportTo "
                    + "leaves that namespace out: the gateway has none of these routes. Add "
                    + $"{MeshResources.RootNamespace}, or remove exportTo"
            );
    }

    void AskForDestination(MeshVirtualService routes, RoutedDestination to, ResourceSource source)
    {
        var host = routes.HostOf(to.Destination);

        // What the package does not have may be in the cluster.
        if (_mesh.Registry.At(host).Count == 0)
            return;
        foreach (var gateway in to.Gateways.Select(routes.GatewayName))
        {
            var why =
                gateway == Destinations.Mesh ? ForSidecars(routes, to, host, source)
                : _elsewhere.Contains(gateway) ? null
                : WhyNot(
                    to.Destination,
                    host,
                    _mesh.Ingress.Scope,
                    new Sender(MeshResources.RootNamespace, _mesh.Ingress.Pod.Labels, IsGateway: true),
                    $"the gateways in {MeshResources.RootNamespace}"
                );
            if (why is null)
                continue;
            _findings.Add(DestinationUnknown, source.At(to.Path), why);
            return;
        }
    }

    string? ForSidecars(MeshVirtualService routes, RoutedDestination to, string host, ResourceSource source)
    {
        // Such a route is known in the namespaces that it names, and in no other.
        if (routes.Destinations[host].Any(known => known.SourceNamespaces is not null))
            return null;
        foreach (var asker in _askers.Of(routes.Exports, routes.Namespace, host))
        {
            var client = asker.Client;
            var scope = _mesh.ScopeOf(client.Namespace!, client.Labels);

            // Nobody else asks for a host that only its own namespace knows.
            if (client.Namespace != routes.Namespace && !routes.Hosts.Any(own => scope.Service(own) is not null))
                continue;
            var sender = new Sender(client.Namespace!, client.Labels, IsGateway: false);
            if (WhyNot(to.Destination, host, scope, sender, $"clients in {asker.Name}") is { } why)
                return why;
        }

        if (!_isCut && !_askers.AreAll(routes.Exports, routes.Namespace, host))
        {
            _isCut = true;
            _findings.Add(
                NotAllCompared,
                source.At(to.Path),
                "so many clients are concerned that not all were asked: whether this and other destinations are known "
                    + "to the rest is not known"
            );
        }

        return null;
    }

    /// <summary>Null where the proxy has what the route leads to.</summary>
    string? WhyNot(Destination to, string host, IProxyScope scope, Sender sender, string clients)
    {
        if (scope.Service(host) is not { } known)
            return $"'{host}' is not visible to {clients}, so requests get 503: export it to them (exportTo), and "
                + "let their Sidecar see it";
        if (to.Port?.Number is not { } port)
            return null;
        if (known.PortOf((int)port) is null)
            return $"'{host}' has no port {port} for {clients}, so requests get 503: use "
                + $"{ShortList.Of(known.Ports.Select(own => $"{own.Number}").ToArray())}";
        if (
            to.Subset is not { } subset
            || _mesh.Clusters.Find(new ClusterName(host, (int)port, subset), scope, sender) is not null
            || !_rules.HasSubset(host, subset)
        )
            return null;
        return _mesh.Clusters.RuleFor(scope.Namespace, known.First, sender.Labels) is { } applied
            ? $"for {clients} {applied.PolicyFrom} applies to '{host}' and has no subset '{subset}', so "
                + "requests get 503: add the subset there, or remove that rule"
            : $"no DestinationRule with the subset '{subset}' of '{host}' applies to {clients}, so requests "
                + "get 503: export it to them";
    }
}
