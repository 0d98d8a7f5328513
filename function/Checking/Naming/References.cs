using Kyma.Krm.Certificates;
using Kyma.Krm.Checking.Credentials;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Package;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Checking.Naming;

/// <summary>
/// What resources name, and the package does not have. Something else may bring it into the cluster, so without
/// --complete only names are reported that are nearly those of something in the package.
/// </summary>
internal sealed class References(CheckedPackage package, bool isComplete, Findings findings)
{
    const string Gateway = "Gateway";
    const string Service = "Service";
    const string Host = "ServiceEntry for";
    const string Secret = "Secret";
    const string ClusterDomain = ".svc.cluster.local";

    readonly NameIndex _names = new();
    readonly Dictionary<(string Namespace, string Name), List<long>> _ports = [];

    public void Check()
    {
        AddNames();
        foreach (var routes in package.Istio.VirtualServices)
            CheckRoutes(routes);
        foreach (var apiRule in package.Of("gateway.kyma-project.io", "APIRule"))
            CheckApiRule(apiRule);
        foreach (var gateway in package.Istio.Gateways)
            CheckGateway(gateway);
        foreach (var rule in package.Istio.DestinationRules)
            CheckRule(rule);
        new IssuerReferences(
            package,
            _names,
            (kind, name, source, field, effect) => Follow(kind, name, source, field, effect),
            findings
        ).Check();
    }

    void AddNames()
    {
        foreach (var gateway in package.Istio.Gateways)
            _names.Add(Gateway, gateway.Namespace, gateway.Name);

        // Every Kyma cluster has it.
        _names.Add(Gateway, "kyma-system", "kyma-gateway");
        foreach (var service in package.Of("", "Service"))
        {
            _names.Add(Service, service.Id.Namespace, service.Id.Name);
            _ports[(service.Id.Namespace, service.Id.Name)] = [.. PortsOf(service)];
        }

        foreach (var entry in package.Istio.ServiceEntries)
        {
            foreach (var host in entry.Spec.Hosts ?? [])
            {
                if (ServiceOf(host, "") is var (@namespace, name))
                    _names.Add(Service, @namespace, name);
                else
                    _names.Add(Host, "", host);
            }
        }

        foreach (var source in package.Credentials.SelectMany(sources => sources))
            _names.Add(Secret, source.Namespace, source.SecretName);
        foreach (var issuer in package.Of(CertificateManifests.CertManager, "ClusterIssuer"))
            _names.Add("ClusterIssuer", "", issuer.Id.Name);
        foreach (var issuer in package.Of(CertificateManifests.CertManager, "Issuer"))
            _names.Add("Issuer", issuer.Id.Namespace, issuer.Id.Name);
    }

    static IEnumerable<long> PortsOf(CheckedResource service) =>
        from port in ((service.Root.Find("spec") as YamlMapping)?.Find("ports") as YamlSequence)?.Items ?? []
        let text = ((port as YamlMapping)?.Find("port") as YamlScalar)?.Number
        where text is not null
        select long.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>Reports a name that the package does not have.</summary>
    /// <param name="kind">What is named.</param>
    /// <param name="name">Its namespace and name.</param>
    /// <param name="source">Who names it.</param>
    /// <param name="field">Where.</param>
    /// <param name="effect">What happens where it does not exist, a sentence.</param>
    /// <param name="write">How the right one would be written there.</param>
    /// <returns>Whether the package has it.</returns>
    public bool Follow(
        string kind,
        (string Namespace, string Name) name,
        ResourceSource source,
        string field,
        string effect,
        Func<(string Namespace, string Name), string>? write = null
    )
    {
        if (_names.Has(kind, name.Namespace, name.Name))
            return true;
        if (name.Namespace.Length > 0 || kind is Host or "ClusterIssuer")
        {
            if (_names.Meant(kind, name.Namespace, name.Name) is { } meant)
                findings.Add(
                    CheckFindings.ReferenceNearMiss,
                    source.At(field),
                    $"there is no {kind} {Shown(name)} in the package, but there is {Shown(meant)}. "
                        + $"{effect} Did you mean '{(write ?? Shown)(meant)}'?"
                );
            else if (isComplete)
                findings.Add(
                    CheckFindings.ReferenceMissing,
                    source.At(field),
                    $"there is no {kind} {Shown(name)} in the package, which is complete. {effect} Add it, "
                        + "or correct the name"
                );
        }

        return false;
    }

    static string Shown((string Namespace, string Name) name) =>
        name.Namespace.Length > 0 ? $"{name.Namespace}/{name.Name}" : name.Name;

    void CheckRoutes(IstioResource<VirtualServiceSpec> routes)
    {
        for (var i = 0; i < routes.Spec.Gateways?.Count; i++)
        {
            if (routes.Spec.Gateways[i] is not Destinations.Mesh and var gateway)
                Follow(
                    Gateway,
                    GatewayIndex.Split(gateway, routes.Namespace),
                    routes.Source,
                    FieldPath.Child("spec.gateways", i),
                    "Requests for its hosts get 404."
                );
        }

        foreach (var to in routes.Spec.Routed().Concat(routes.Spec.Mirrored()))
            CheckDestination(routes, to);
    }

    void CheckDestination(IstioResource<VirtualServiceSpec> routes, RoutedDestination to)
    {
        if (to.Destination.Host is not { Length: > 0 } host || host.Contains('*', StringComparison.Ordinal))
            return;
        if (ServiceOf(host, routes.Namespace) is not { } service)
        {
            // A host in full is known to the mesh where something registers it.
            Follow(Host, ("", host), routes.Source, $"{to.Path}.host", "Requests that it routes get 503.");
            return;
        }

        if (
            Follow(
                Service,
                service,
                routes.Source,
                $"{to.Path}.host",
                "Requests that it routes get 503.",
                meant =>
                    host.Contains('.', StringComparison.Ordinal) || meant.Namespace != routes.Namespace
                        ? $"{meant.Name}.{meant.Namespace}{ClusterDomain}"
                        : meant.Name
            )
            && to.Destination.Port?.Number is null
            && _ports.TryGetValue(service, out var ports)
            && ports.Count > 1
        )
            findings.Add(
                CheckFindings.DestinationPortMissing,
                routes.Source.At($"{to.Path}.port"),
                $"the Service {Shown(service)} has the ports {string.Join(", ", ports)}, and none is named. "
                    + $"Istio cannot choose one, and requests get 503. Add `port: {{number: {ports[0]}}}`"
            );
    }

    /// <summary>The Service that a host names, as Istio completes a short one; null for other hosts.</summary>
    static (string Namespace, string Name)? ServiceOf(string host, string @namespace) =>
        !host.Contains('.', StringComparison.Ordinal) ? (@namespace, host)
        : host.EndsWith(ClusterDomain, StringComparison.Ordinal)
        && host[..^ClusterDomain.Length].Split('.') is [var name, var of]
            ? (of, name)
        : null;

    void CheckApiRule(CheckedResource apiRule)
    {
        if (apiRule.Root.Find("spec") is not YamlMapping spec)
            return;
        if (spec.FindText("gateway")?.Split('/') is [var gatewayNamespace, var gateway])
            Follow(
                Gateway,
                (gatewayNamespace, gateway),
                apiRule.Source,
                "spec.gateway",
                "The APIRule gets the state Error."
            );
        CheckService(apiRule, spec.Find("service"), "spec.service");
        var rules = (spec.Find("rules") as YamlSequence)?.Items ?? [];
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
            !Follow(Service, id, apiRule.Source, $"{field}.name", "Requests get 503.")
            || !_ports.TryGetValue(id, out var ports)
            || (service.Find("port") as YamlScalar)?.Number is not { } text
            || !long.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var port)
            || ports.Contains(port)
        )
            return;
        findings.Add(
            CheckFindings.ServicePortMissing,
            apiRule.Source.At($"{field}.port"),
            $"the Service {Shown(id)} has no port {port}, so requests get 503. Use "
                + $"{(ports.Count > 0 ? string.Join(" or ", ports) : "a Service with ports")}"
        );
    }

    /// <summary>
    /// A sidecar reads Secrets of its own namespace; where gateways originate TLS, the mesh says which.
    /// </summary>
    void CheckRule(IstioResource<DestinationRuleSpec> rule)
    {
        if (rule.Spec.WorkloadSelector is not { MatchLabels.Count: > 0 })
            return;
        foreach (var (tls, _, path) in OriginatedTls.Settings(rule.Spec))
        {
            if (
                tls is not { Mode: "SIMPLE" or "MUTUAL", CredentialName: { Length: > 0 } name }
                || name.Contains('/', StringComparison.Ordinal)
                || package.Credentials.Contains(name)
                || package.Credentials.Contains($"{name}{IstioSecret.CaSuffix}")
            )
                continue;
            Follow(
                Secret,
                (rule.Namespace, name),
                rule.Source,
                $"{path}.credentialName",
                "Requests to the host get 503.",
                meant => meant.Name
            );
        }
    }

    /// <summary>Secrets in other namespaces, and renamed ones, are reported where credentials are judged.</summary>
    void CheckGateway(IstioResource<GatewaySpec> gateway)
    {
        for (var i = 0; i < gateway.Spec.Servers?.Count; i++)
        {
            if (
                gateway.Spec.Servers[i].Tls is not { CredentialName: { Length: > 0 } name }
                || name.Contains('/', StringComparison.Ordinal)
                || package.Credentials.Contains(name)
            )
                continue;
            if (!Shapes.ResourceName.Accepts(name) && !name.Contains(':', StringComparison.Ordinal))
            {
                findings.Add(
                    CheckFindings.CredentialName,
                    gateway.Source.At($"{FieldPath.Child("spec.servers", i)}.tls.credentialName"),
                    $"'{name}' cannot be the name of a Secret: it must be {Shapes.ResourceName.ValidValues}"
                );
                continue;
            }

            Follow(
                Secret,
                (CertificateConfig.GatewayPodsNamespace, name),
                gateway.Source,
                $"{FieldPath.Child("spec.servers", i)}.tls.credentialName",
                "The gateway gets no certificate and resets every connection.",
                meant => meant.Name
            );
        }
    }
}
