using System.Text.Json.Nodes;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Egress;

/// <summary>One of <c>spec.egress.services</c>: an external service and how it is reached.</summary>
internal sealed class EgressServiceConfig(Fields? f = null)
{
    /// <summary>The only value of <c>via</c>.</summary>
    public const string ViaEgressGateway = "EgressGateway";

    /// <summary>Null: made from the first host.</summary>
    public string? Name { get; init; } =
        f.Optional(
            Shapes.DnsLabel,
            "The name of what is rendered. Default: the first host, with '*.' as wildcard- and '.' as '-'."
        );

    public IReadOnlyList<string> Hosts { get; init; } =
        f.Required(Shapes.ListOf(Shapes.ServiceHost, atLeast: 1), "The DNS names of the service.");

    /// <summary>Null: those of the preset, else 443 TLS, or 80 and 443 where TLS is originated.</summary>
    public IReadOnlyList<EgressPortConfig>? Ports { get; init; } =
        f.Optional(
            () => Shapes.ListOf(EgressPortConfig.Shape, atLeast: 1),
            "Default: 443 with TLS, or that of the preset, whose number may be changed here."
        );

    public IReadOnlyList<string>? Addresses { get; init; } =
        f.Optional(
            Shapes.ListOf(IpAddress.OrCidr, atLeast: 1),
            "IP addresses or CIDR blocks under which applications reach the service; needed to tell "
                + "several TCP services on one port apart."
        );

    public IReadOnlyList<EndpointConfig>? Endpoints { get; init; } =
        f.Optional(
            () => Shapes.ListOf(EndpointConfig.Shape, atLeast: 1),
            "Where the service really is, if its hosts do not resolve to it."
        );

    /// <summary>Null: what fits hosts, addresses and endpoints.</summary>
    public string? Resolution { get; init; } =
        f.Optional(
            () => Shapes.OneOf(Resolutions.All.ToArray()).Like(Resolutions.Dns),
            "How addresses are found. Default: DNS; STATIC with IP endpoints; NONE for wildcard hosts."
        );

    /// <summary>What is written, else what fits endpoints, hosts and addresses.</summary>
    public string EffectiveResolution =>
        this switch
        {
            { Resolution: { } written } => written,
            { Endpoints: { } endpoints } => endpoints.All(endpoint => IpAddresses.IsAddress(endpoint.Address))
                ? Resolutions.Static
                : Resolutions.Dns,
            // A block of addresses has no address to send to but the one the application asked for.
            { Addresses: { } addresses } when addresses.Any(IpAddress.IsCidr) => Resolutions.None,
            _ => Hosts.All(HostNames.IsWildcard) ? Resolutions.None : Resolutions.Dns,
        };

    public string? Preset { get; init; } =
        f.Optional(ServicePresets.Shape, "Fills port and protocol of a well-known kind of service.");

    public EgressTlsConfig? Tls { get; init; } =
        f.Optional(() => EgressTlsConfig.Shape, "Originate TLS for applications that speak plain HTTP on port 80.");

    public WorkloadSelectorConfig? WorkloadSelector { get; init; } =
        f.Optional(
            () => WorkloadSelectorConfig.Shape,
            "The pods whose sidecar originates TLS; needed with credentialName."
        );

    public string? Via { get; init; } =
        f.Optional(
            Shapes.OneOf(ViaEgressGateway),
            "EgressGateway routes the traffic through Istio's egress gateway, which admits only the "
                + "namespaces of `egress.exportTo`."
        );

    public static readonly ObjectShape<EgressServiceConfig> Shape = new(
        "An external service.",
        f => new EgressServiceConfig(f)
    );
}

/// <summary>Where an external service really is.</summary>
internal sealed class EndpointConfig(Fields? f = null)
{
    public string Address { get; init; } = f.Required(IpAddress.OrDnsName, "An IP address or DNS name.");

    public IReadOnlyDictionary<string, int>? Ports { get; init; } =
        f.Optional(
            () => new TextMapShape<int>(PortName, Shapes.Port) { Example = () => new JsonObject { ["tls"] = 8443 } },
            "Port numbers of this endpoint by port name."
        );

    public static readonly ObjectShape<EndpointConfig> Shape = new("An endpoint.", f => new EndpointConfig(f));

    /// <summary>One character less than a label (Istio's CRD, spec.endpoints.ports).</summary>
    static TextShape PortName => Shapes.DnsLabel.AtMost(62, "the name of a port, of at most 62 characters");
}

/// <summary>TLS origination: who speaks TLS for the application, and with which credential.</summary>
internal sealed class EgressTlsConfig(Fields? f = null)
{
    public string Mode { get; init; } =
        f.Required(
            Shapes.OneOf(Simple, Mutual),
            "SIMPLE verifies the service; MUTUAL also shows it a client certificate."
        );

    public string? CredentialName { get; init; } =
        f.Optional(
            () => Shapes.ResourceName.Like("bank-client"),
            "The Secret with the client certificate, in the namespace of the pods or the gateway that "
                + "originate TLS."
        );

    public string? Sni { get; init; } =
        f.Optional(
            () => Shapes.DnsName.Like("api.example.com"),
            "The name asked for in the handshake. Default: the host."
        );

    public IReadOnlyList<string>? SubjectAltNames { get; init; } =
        f.Optional(
            () => Shapes.ListOf(TextShape.Any.Like("api.example.com"), atLeast: 1),
            "The names accepted in the service's certificate. Default: `sni`, else the host."
        );

    public string? CaCertCredentialName { get; init; } =
        f.Optional(
            CaSecretName,
            "The Secret with the CA of the service's certificate, in the same namespace; from Istio "
                + "1.32. Default: that of credentialName, else the system's CAs."
        );

    /// <summary>A Secret that whoever originates TLS must be able to read.</summary>
    public string? Credential => CredentialName ?? CaCertCredentialName;

    /// <summary>TLS without a client certificate.</summary>
    public const string Simple = "SIMPLE";

    /// <summary>TLS with a client certificate, from <c>credentialName</c>.</summary>
    public const string Mutual = "MUTUAL";

    /// <summary>istiod reads a CA only under a name with the suffix (pilot/pkg/xds/sds.go).</summary>
    static TextShape CaSecretName =>
        new()
        {
            MaximumLength = 253,
            Example = $"partner{IstioSecret.CaSuffix}",
            ValidValues =
                $"the name of a Secret that ends in '{IstioSecret.CaSuffix}', for example "
                + $"partner{IstioSecret.CaSuffix}",
            Judge = text =>
                Shapes.ResourceName.Accepts(text) && text.EndsWith(IstioSecret.CaSuffix, StringComparison.Ordinal)
                    ? null
                    : $"does not end in '{IstioSecret.CaSuffix}': Istio reads no CA from such a Secret",
        };

    public static readonly ObjectShape<EgressTlsConfig> Shape = new("TLS origination.", f => new EgressTlsConfig(f));
}

/// <summary>Pods by their labels.</summary>
internal sealed class WorkloadSelectorConfig(Fields? f = null)
{
    public IReadOnlyDictionary<string, string> MatchLabels { get; init; } =
        f.Required(Shapes.Labels, "Labels that the pods have.");

    public string? ServiceAccountName { get; init; } =
        f.Optional(
            Shapes.ResourceName,
            "The pods' service account, which is allowed to read the Secrets of its namespace: Istio "
                + "hands out the credential for no less. Default: that of the workload among the resources "
                + "that has these labels, else default."
        );

    public static readonly ObjectShape<WorkloadSelectorConfig> Shape = new(
        "Pods by their labels.",
        f => new WorkloadSelectorConfig(f)
    );
}

/// <summary>
/// A list of services. In a ConfigMap, <c>egress.hosts</c> stands for it: HTTPS hosts, separated by commas.
/// </summary>
internal sealed class ServicesShape : Shape<IReadOnlyList<EgressServiceConfig>>
{
    public static readonly ServicesShape Instance = new();

    readonly ListShape<EgressServiceConfig> _list = Shapes.ListOf(EgressServiceConfig.Shape);

    public override IReadOnlyList<EgressServiceConfig> Read(YamlValue value)
    {
        if (value.Node is not YamlScalar { IsLoose: true })
            return _list.Read(value);
        return Shapes
            .ListOf(Shapes.ServiceHost)
            .Read(value)
            .Select(host => new EgressServiceConfig { Hosts = [host] })
            .ToArray();
    }

    public override string WhatToWrite(string field, bool isRequired) => _list.WhatToWrite(field, isRequired);

    public override JsonObject Describe() => _list.Describe();
}
