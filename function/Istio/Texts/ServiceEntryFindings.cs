using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Istio.Texts;

/// <summary>Every finding of this room: its name, what it means, what follows and how to fix it.</summary>
internal static class ServiceEntryFindings
{
    public static readonly Rule DynamicDnsHost = new RejectedByIstio(
        "A host without wildcard with resolution DYNAMIC_DNS."
    )
    {
        Source = $"{IstioFiles.Validation} ValidateServiceEntry",
        Fix = "hosts: ['*.partner.com'], or resolution: DNS for single hosts",
    };

    public static readonly Rule DynamicDnsFixedAddress = new(
        Severity.Error,
        "Addresses or endpoints with resolution DYNAMIC_DNS."
    )
    {
        Source = $"{IstioFiles.Validation} ValidateServiceEntry",
        Consequence = $"{IstioFiles.Rejected} Addresses come from the name in the request.",
        Fix = "Remove addresses and endpoints.",
    };

    public static readonly Rule DynamicDnsProtocol = new RejectedByIstio(
        "A protocol that DYNAMIC_DNS does not support in this release."
    )
    {
        Source =
            $"{IstioFiles.Validation} ValidateServiceEntry: HTTP since 1.28, TLS since 1.29, HTTP2 and "
            + "GRPC since 1.30",
        Fix = "protocol: TLS",
    };

    public static readonly Rule DynamicDnsLocation = new RejectedByIstio(
        "A location that DYNAMIC_DNS does not support."
    )
    {
        Source = $"{IstioFiles.Validation} ValidateServiceEntry: MESH_INTERNAL since 1.30, and never with a waypoint",
        Fix = "location: MESH_EXTERNAL",
    };

    public static readonly Rule EndpointAddress = new(
        Severity.Error,
        "An endpoint's address that the resolution cannot use."
    )
    {
        Source = $"{IstioFiles.Validation} validateWorkloadEntry; CEL rules of the CRD",
        Consequence = "The API server or Istio's webhook rejects the resource.",
        Fix = "address: 203.0.113.7; with resolution DNS also address: backend.partner.com",
    };

    public static readonly Rule EndpointWithoutAddress = new(
        Severity.Warning,
        "An endpoint that has a network but no address."
    )
    {
        Source = $"{IstioFiles.Validation} validateWorkloadEntry",
        Consequence = $"{IstioFiles.Warned} It is replaced by the gateways of that network.",
        Fix = "address: 203.0.113.7",
    };

    public static readonly Rule EndpointUnix = new(
        Severity.Error,
        "A Unix domain socket as endpoint that is not well-formed, or has ports."
    )
    {
        Source = $"{IstioFiles.Validation} validateWorkloadEntry; CEL rules of the CRD",
        Consequence = "The API server or Istio's webhook rejects the resource.",
        Fix = "address: unix:///var/run/backend.sock, without ports and with exactly one port in spec.ports",
    };

    public static readonly Rule EndpointPort = new(
        Severity.Error,
        "An endpoint's port that the ServiceEntry does not define, or that is out of range."
    )
    {
        Source = $"{IstioFiles.Validation} validateWorkloadEntry; CEL rules of the CRD",
        Consequence = "The API server or Istio's webhook rejects the resource.",
        Fix = "ports: {https: 8443}, where https is a name under spec.ports",
    };

    public static readonly Rule ServiceEntryEndpointsWithNone = new(
        Severity.Error,
        "Endpoints with resolution NONE, which is also the default."
    )
    {
        Source = $"{IstioFiles.Validation} ValidateServiceEntry; CEL rule of the CRD, since 1.24 for an empty list too",
        Consequence = "The API server rejects the resource.",
        Fix = "resolution: STATIC, or remove endpoints",
    };

    public static readonly Rule ServiceEntrySelectorWithNone = new(
        Severity.Warning,
        "workloadSelector with resolution NONE, which is also the default."
    )
    {
        Source = $"{IstioFiles.Validation} ValidateServiceEntry",
        Consequence = $"{IstioFiles.Warned} The selected workloads are not used.",
        Fix = "resolution: STATIC",
    };

    public static readonly Rule ServiceEntryWildcardDns = new(
        Severity.Error,
        "DNS resolution of a host that cannot be looked up."
    )
    {
        Source = $"{IstioFiles.Validation} ValidateServiceEntry",
        Consequence = $"{IstioFiles.Rejected} No DNS server answers for a wildcard.",
        Fix = "Name the hosts, add endpoints, or use resolution: NONE (from 1.28 on DYNAMIC_DNS).",
    };

    public static readonly Rule ServiceEntryRoundRobinEndpoints = new(
        Severity.Error,
        "More than one endpoint with resolution DNS_ROUND_ROBIN."
    )
    {
        Source = $"{IstioFiles.Validation} ValidateServiceEntry; CEL rule of the CRD",
        Consequence = "The API server rejects the resource.",
        Fix = "resolution: DNS",
    };

    public static readonly Rule ServiceEntryAddress = new(
        Severity.Error,
        "A ServiceEntry's address is neither an IP address nor a CIDR block."
    )
    {
        Source = $"{IstioFiles.Agent} ValidateIPSubnet",
        Consequence = $"{IstioFiles.Rejected} The CRD does not notice.",
        Fix = "addresses: [10.0.0.1, 10.1.0.0/16]",
    };

    public static readonly Rule ServiceEntryCidr = new(
        Severity.Error,
        "A CIDR block where the hosts are resolved by DNS."
    )
    {
        Source = $"{IstioFiles.Validation} ValidateServiceEntry; CEL rule of the CRD",
        Consequence = "The API server rejects the resource.",
        Fix = "resolution: NONE or STATIC, or single addresses",
    };

    public static readonly Rule ServiceEntryHost = new RejectedByIstio(
        "A ServiceEntry's host is not a domain name; an IP address is not one either."
    )
    {
        Source = $"{IstioFiles.Validation} ValidateServiceEntry; {IstioFiles.Agent} ValidateWildcardDomain",
        Fix = "hosts: [api.partner.com], with an IP address under addresses or endpoints",
    };

    public static readonly Rule ServiceEntryAnyHost = new(Severity.Error, "The host '*' in a ServiceEntry.")
    {
        Source = $"{IstioFiles.Validation} ValidateServiceEntry; CEL rule of the CRD",
        Consequence = "The API server rejects the resource.",
        Fix = "Name a domain: `hosts: ['*.partner.com']`.",
    };

    public static readonly Rule ServiceEntryPartialWildcard = new(
        Severity.Warning,
        "A wildcard that is not the whole first label."
    )
    {
        Source = $"{IstioFiles.Agent} ValidatePartialWildCard",
        Consequence = $"{IstioFiles.Warned} Proxies do not match such a host.",
        Fix = "hosts: ['*.partner.com']",
    };

    public static readonly Rule ServiceEntrySeveralHostsTcp = new(
        Severity.Error,
        "Several hosts share a port whose protocol names no host."
    )
    {
        Source = $"{IstioFiles.Validation} ValidateServiceEntry",
        Consequence = $"{IstioFiles.Rejected} Plain TCP does not show which host was meant.",
        Fix = "Write one ServiceEntry per host, or use protocol TLS, HTTPS or HTTP.",
    };

    public static readonly Rule ServiceEntrySeveralHostsAddress = new(
        Severity.Warning,
        "Several hosts share an address and a TCP port."
    )
    {
        Source = $"{IstioFiles.Validation} ValidateServiceEntry",
        Consequence = $"{IstioFiles.Warned} Only one of the hosts gets the traffic.",
        Fix = "Write one ServiceEntry per host.",
    };

    public static readonly Rule ServiceEntryPortName = new(
        Severity.Error,
        "A port name of a ServiceEntry is not a DNS label."
    )
    {
        Source = $"{IstioFiles.Validation} ValidateServiceEntry; ValidatePortName",
        Consequence = $"{IstioFiles.Rejected} The CRD does not notice.",
        Fix = "name: https",
    };

    public static readonly Rule ServiceEntryPortTwice = new(
        Severity.Error,
        "Two ports of a ServiceEntry with the same name or number."
    )
    {
        Source = $"{IstioFiles.Validation} ValidateServiceEntry; the CRD's list key and CEL rule",
        Consequence = "The API server rejects the resource.",
        Fix = "Give each port a name and a number of its own.",
    };

    public static readonly Rule ServiceEntryPortNumber = new(
        Severity.Error,
        "A port of a ServiceEntry outside 1 to 65535."
    )
    {
        Source = $"{IstioFiles.Validation} ValidateServiceEntry; CEL rules of the CRD",
        Consequence = "The API server rejects the resource; it rejects targetPort: 0 too.",
        Fix = "ports: [{number: 443, protocol: TLS, name: tls}]",
    };

    public static readonly Rule ServiceEntryPortProtocol = new RejectedByIstio(
        "A port of a ServiceEntry with a protocol that Istio does not know."
    )
    {
        Source = $"{IstioFiles.Validation} ValidateServiceEntry; ValidateProtocol",
        Fix = "protocol: TLS",
    };

    public static readonly Rule ServiceEntryTcpWithoutAddress = new(
        Severity.Warning,
        "A TCP port without addresses, where Istio allocates none."
    )
    {
        Source =
            $"{IstioFiles.Validation} ValidateServiceEntry; Istio "
            + "pilot/pkg/networking/serviceentry/ip_autoallocation.go, on by default since 1.25",
        Consequence = $"{IstioFiles.Warned} Sidecars listen on every address of that port and take traffic of others.",
        Fix = "addresses: [203.0.113.7], or resolution: DNS so that Istio allocates an address",
    };

    public static readonly Rule ServiceEntrySelectorAndEndpoints = new(
        Severity.Error,
        "A ServiceEntry with both workloadSelector and endpoints."
    )
    {
        Source = $"{IstioFiles.Validation} ValidateServiceEntry; CEL rule of the CRD",
        Consequence = "The API server rejects the resource, even where endpoints is an empty list.",
        Fix = "Keep workloadSelector for pods of the namespace, or endpoints for addresses.",
    };

    public static readonly Rule ServiceEntryStaticWithoutEndpoints = new(
        Severity.Error,
        "Resolution STATIC without endpoints and workloadSelector."
    )
    {
        Source = "Istio API networking/v1alpha3 ServiceEntry",
        Consequence = "Requests are answered with 503: there is nowhere to send them.",
        Fix = "endpoints: [{address: 203.0.113.7}], or resolution: DNS",
    };

    public static readonly Rule ServiceEntry443Http = new(
        Severity.Warning,
        "Port 443 with protocol HTTP: sidecars recognise only plain HTTP there.",
        name: "service-entry-443-http"
    )
    {
        Source =
            "Istio, protocol of a ServiceEntry's port: the filter chain of an HTTP port matches plain "
            + "HTTP, and TLS passes it",
        Consequence =
            "HTTPS from an application to this host is not routed by its name: it leaves unregistered, and "
            + "is blocked with REGISTRY_ONLY.",
        Fix = "protocol: TLS; to originate TLS, port 80 with protocol HTTP and targetPort: 443",
    };
}
