using Kyma.Krm.Checking.Hosts;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Mesh;
using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.Mesh.Clusters;
using Kyma.Krm.Mesh.Gateways;
using Kyma.Krm.Mesh.Registry;
using Kyma.Krm.Mesh.Resources;
using Kyma.Krm.Mesh.Routing;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Checking.Judging;

/// <summary>Rules between resources that are questions to the mesh: what really happens to the requests that a package is about.</summary>
internal sealed class TrafficRules(MeshModel mesh, Findings findings)
{
    /// <summary>Servers behind these expect TLS.</summary>
    static readonly HashSet<int> TlsPorts = [443, 636, 993, 995, 5671, 6380, 6443, 8443, 9443];

    /// <summary>Enough to see a difference between namespaces, whatever their number.</summary>
    const int OtherNamespaces = 3;

    readonly HashSet<(MeshRef, string)> _told = [];

    public void Check()
    {
        foreach (var service in mesh.Registry.All)
            CheckPlainText(service);
        CheckListeners(mesh.Ingress);
        if (mesh.Egress is { } egress)
            CheckListeners(egress);
        foreach (var routes in mesh.Routes.All)
            CheckDestinations(routes);
    }

    /// <summary>An HTTP port of an external service that leads to a TLS port needs a rule that originates TLS, for everybody who sees it.</summary>
    void CheckPlainText(MeshService service)
    {
        if (service.IsKubernetes || !service.IsExternal || service.IsWildcard)
            return;
        foreach (var port in service.Ports)
        {
            if (!port.Protocol.IsHttp() || !TlsPorts.Contains(port.TargetPort ?? port.Number))
                continue;
            foreach (var client in Clients(service))
                CheckPlainText(service, port, client);
        }
    }

    IEnumerable<string> Clients(MeshService service) =>
        service.Exports.IsPublic
            ? mesh
                .Resources.Namespaces.Where(name => name != service.Namespace && name != MeshResources.RootNamespace)
                .Take(OtherNamespaces)
                .Prepend(service.Namespace)
            : service.Exports.Names.Where(name => name != MeshResources.RootNamespace);

    void CheckPlainText(MeshService service, MeshPort port, string client)
    {
        var answer = mesh.Ask(
            new MeshRequest
            {
                From = MeshClient.In(client),
                Host = service.Host,
                Port = port.Number,
                Protocol = RequestProtocol.Http,
            }
        );
        if (
            answer.LeavesAs != Wire.Http
            || answer.Hops.LastOrDefault() is not { Service.Kind: "ServiceEntry", Tls.IsOn: false } last
            || !last.Dials.Any(dial => TlsPorts.Contains(PortOf(dial)))
        )
            return;
        var cause = last.DestinationRules is [var applied, ..] ? applied : Elsewhere(service.Host) ?? service.Reference;
        if (cause.Source is not { } source || !_told.Add((cause, service.Host)))
            return;
        findings.Add(
            CheckFindings.PlainTextToTlsPort,
            source.At(cause.Kind == "DestinationRule" ? "spec.trafficPolicy" : "spec.ports"),
            $"requests of {client} to {service.Host}:{port.Number} leave as plain HTTP to {string.Join(", ", last.Dials)}, because {Why(cause, last)}"
        );
    }

    /// <summary>A rule of the host that would originate TLS, but does not hold for the client.</summary>
    MeshRef? Elsewhere(string host) =>
        mesh
            .Resources.DestinationRules.FirstOrDefault(rule =>
                HostNames.Covers(rule.Spec.Host ?? "", host) && OriginatesTls(rule.Spec)
            )
            ?.Reference;

    static bool OriginatesTls(DestinationRuleSpec spec) =>
        spec.TrafficPolicy?.Tls?.Mode is "SIMPLE" or "MUTUAL"
        || spec.TrafficPolicy?.PortLevelSettings?.Any(setting => setting.Tls?.Mode is "SIMPLE" or "MUTUAL") == true;

    static string Why(MeshRef cause, Hop last) =>
        cause.Kind != "DestinationRule" ? "no DestinationRule originates TLS: add one for the host"
        : last.DestinationRules.Count > 0
            ? $"{cause} is the rule that holds and originates no TLS for this port: set tls there, for the ServiceEntry's own port; a credentialName needs a workloadSelector"
        : $"{cause} does not hold for these clients: export it to their namespaces, or write it into the namespace of the ServiceEntry";

    static int PortOf(string dial) =>
        int.TryParse(
            dial.AsSpan(dial.LastIndexOf(':') + 1),
            System.Globalization.NumberStyles.None,
            System.Globalization.CultureInfo.InvariantCulture,
            out var port
        )
            ? port
            : 0;

    void CheckListeners(GatewayProxy gateway)
    {
        foreach (var listener in gateway.Listeners)
        {
            if (listener.Clash is not var (first, second, name) || second.Server.Gateway.Source is not { } source)
                continue;
            var index = (second.Server.Gateway.Spec.Servers ?? []).ToList().IndexOf(second.Server.Server);
            findings.Add(
                CheckFindings.GatewayListenerRefused,
                source.At($"{FieldPath.Child("spec.servers", Math.Max(index, 0))}.hosts"),
                $"'{name}' on port {second.Server.Port} is served by {first.Server.Gateway.Reference} too, written with another namespace: Envoy refuses the whole listener, and no host of this port is served. Write the host alike in both, or remove one"
            );
        }
    }

    /// <summary>Destinations that the package has, but not for the proxies that route to them.</summary>
    void CheckDestinations(MeshVirtualService routes)
    {
        if (routes.Reference.Source is not { } source || routes.IsApiRule)
            return;
        foreach (var to in RoutedHosts.Of(routes).DistinctBy(to => (to.Host, to.Port)))
        {
            if (mesh.Registry.At(to.Host).Count == 0)
                continue;
            if (routes.Gateways.Any(gateway => gateway != MeshVirtualService.Mesh) && !IsForGateways(routes, to))
                Report(source, routes, to, "the gateways in istio-system");
            else if (
                routes.IsForMesh
                && mesh.ScopeOf(routes.Namespace, new Dictionary<string, string>()).Service(to.Host) is { } known
                && to.Port is { } port
                && known.PortOf(port) is null
            )
                Report(source, routes, to, $"clients in {routes.Namespace}");
        }
    }

    /// <summary>Whether the gateway knows a host that routes for both sidecars and gateways may lead to.</summary>
    bool IsForGateways(MeshVirtualService routes, RoutedHost to) =>
        routes.IsForMesh
        || (
            mesh.Ingress.Scope.Service(to.Host) is { } known
            && (to.Port is not { } port || known.PortOf(port) is not null)
        );

    void Report(Schema.ResourceSource source, MeshVirtualService routes, RoutedHost to, string clients) =>
        findings.Add(
            CheckFindings.DestinationUnknown,
            source.At("spec"),
            $"the destination {to.Host}{(to.Port is { } port ? $":{port}" : "")} is not known to {clients}, so requests get 503: export it to them (exportTo), and use a port that it has"
        );
}
