using System.Globalization;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Package;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Checking.CheckFindings;

namespace Kyma.Krm.Checking.Naming;

/// <summary>
/// What resources name, and the package does not have. Something else may bring it into the cluster, so without
/// --complete only names are reported that are nearly those of something in the package.
/// </summary>
internal sealed class References
{
    readonly CheckedPackage _package;
    readonly Findings _findings;
    readonly FollowedNames _names;
    readonly Dictionary<(string Namespace, string Name), List<long>> _ports = [];

    /// <summary>Hosts of DestinationRules; null where the package need not be complete.</summary>
    readonly ManyHosts? _ruled;

    public References(CheckedPackage package, bool isComplete, Findings findings)
    {
        (_package, _findings) = (package, findings);
        _names = new FollowedNames(package, isComplete, findings);
        if (isComplete)
            _ruled = new ManyHosts(
                package.Istio.DestinationRules.Select(rule => HostNames.Completed(rule.Spec.Host ?? "", rule.Namespace))
            );
        foreach (var service in package.Of("", "Service"))
            _ports[(service.Id.Namespace, service.Id.Name)] = [.. PortsOf(service)];
    }

    public void Check()
    {
        foreach (var routes in _package.Istio.VirtualServices)
            CheckRoutes(routes);
        foreach (var apiRule in _package.Of("gateway.kyma-project.io", "APIRule"))
            CheckApiRule(apiRule);
        new SecretReferences(_package, _names, _findings).Check();
        new HostReferences(_package, _names).Check();
        new IssuerReferences(_package, _names, _findings).Check();
        StoreReferences.Check(_package, _names);
    }

    static IEnumerable<long> PortsOf(CheckedResource service)
    {
        foreach (var port in service.Root.FindItems("spec", "ports"))
        {
            if (
                ((port as YamlMapping)?.Find("port") as YamlScalar)?.Number is { } text
                && long.TryParse(text, CultureInfo.InvariantCulture, out var number)
            )
                yield return number;
        }
    }

    void CheckRoutes(IstioResource<VirtualServiceSpec> routes)
    {
        for (var i = 0; i < routes.Spec.Gateways?.Count; i++)
        {
            if (routes.Spec.Gateways[i] is not Destinations.Mesh and var gateway)
                _names.Follow(
                    PackageNames.Gateway,
                    GatewayIndex.Split(gateway, routes.Namespace),
                    routes.Source,
                    FieldPath.Child("spec.gateways", i),
                    "Requests for its hosts get 404."
                );
        }

        foreach (var to in routes.Spec.Routed().Concat(routes.Spec.Mirrored()))
        {
            CheckDestination(routes, to);
            CheckSubset(routes, to);
        }
    }

    /// <summary>A DestinationRule that lacks the subset is reported whether or not the package is complete.</summary>
    void CheckSubset(IstioResource<VirtualServiceSpec> routes, RoutedDestination to)
    {
        if (
            to.Destination is { Host: { Length: > 0 } host, Subset: { Length: > 0 } subset }
            && _ruled?.Covers(HostNames.Completed(host, routes.Namespace)) == false
        )
            _names.ReportMissing(
                routes.Source,
                $"{to.Path}.subset",
                $"there is no DestinationRule for '{host}' in the package, which is complete, so nothing defines the "
                    + $"subset '{subset}'. Requests that it routes get 503. Add one, or remove the subset"
            );
    }

    void CheckDestination(IstioResource<VirtualServiceSpec> routes, RoutedDestination to)
    {
        if (to.Destination.Host is not { Length: > 0 } host || host.Contains('*', StringComparison.Ordinal))
            return;
        if (
            _names.FollowHost(
                host,
                routes.Namespace,
                routes.Source,
                $"{to.Path}.host",
                "Requests that it routes get 503."
            )
            && ServiceNames.Of(host, routes.Namespace) is { } service
            && to.Destination.Port?.Number is null
            && _ports.TryGetValue(service, out var ports)
            && ports.Count > 1
        )
            _findings.Add(
                DestinationPortMissing,
                routes.Source.At($"{to.Path}.port"),
                $"the Service {PackageNames.Shown(service)} has the ports {string.Join(", ", ports)}, and none is "
                    + "named. "
                    + $"Istio cannot choose one, and requests get 503. Add `port: {{number: {ports[0]}}}`"
            );
    }

    void CheckApiRule(CheckedResource apiRule)
    {
        if (apiRule.Root.Find("spec") is not YamlMapping spec)
            return;
        if (spec.FindText("gateway")?.Split('/') is [var gatewayNamespace, var gateway])
            _names.Follow(
                PackageNames.Gateway,
                (gatewayNamespace, gateway),
                apiRule.Source,
                "spec.gateway",
                "The APIRule gets the state Error."
            );
        CheckService(apiRule, spec.Find("service"), "spec.service");
        var rules = spec.FindItems("rules");
        for (var i = 0; i < rules.Count; i++)
            CheckService(
                apiRule,
                (rules[i] as YamlMapping)?.Find("service"),
                $"{FieldPath.Child("spec.rules", i)}.service"
            );
    }

    void CheckService(CheckedResource apiRule, YamlNode? node, string field)
    {
        if (
            node is not YamlMapping service
            || service.FindText("name") is not { } name
            || service.Find("external") is YamlScalar { Bool: true }
        )
            return;
        var id = (service.FindText("namespace") ?? apiRule.Id.Namespace, name);
        if (
            !_names.Follow(PackageNames.Service, id, apiRule.Source, $"{field}.name", "Requests get 503.")
            || !_ports.TryGetValue(id, out var ports)
            || (service.Find("port") as YamlScalar)?.Number is not { } text
            || !long.TryParse(text, CultureInfo.InvariantCulture, out var port)
            || ports.Contains(port)
        )
            return;
        _findings.Add(
            ServicePortMissing,
            apiRule.Source.At($"{field}.port"),
            $"the Service {PackageNames.Shown(id)} has no port {port}, so requests get 503. Use "
                + $"{(ports.Count > 0 ? string.Join(" or ", ports) : "a Service with ports")}"
        );
    }
}
