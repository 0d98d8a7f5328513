using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Istio.Rules;

/// <summary>The endpoints of a ServiceEntry with resolution STATIC, DNS or DNS_ROUND_ROBIN.</summary>
internal static class EndpointRules
{
    const string Source = $"{IstioFiles.Validation} validateWorkloadEntry";

    public static readonly Rule Address = new(
        "endpoint-address",
        Severity.Error,
        "An endpoint's address that the resolution cannot use."
    )
    {
        Source = $"{Source}; CEL rules of the CRD",
        Consequence = "The API server or Istio's webhook rejects the resource.",
        Fix = "address: 203.0.113.7; with resolution DNS also address: backend.partner.com",
    };

    public static readonly Rule NoAddress = new(
        "endpoint-without-address",
        Severity.Warning,
        "An endpoint that has a network but no address."
    )
    {
        Source = Source,
        Consequence = $"{IstioFiles.Warned} It stands for the gateways of that network.",
        Fix = "address: 203.0.113.7",
    };

    public static readonly Rule Unix = new(
        "endpoint-unix",
        Severity.Error,
        "A Unix domain socket as endpoint that is not well-formed, or has ports."
    )
    {
        Source = $"{Source}; CEL rules of the CRD",
        Consequence = "The API server or Istio's webhook rejects the resource.",
        Fix = "address: unix:///var/run/backend.sock, without ports and with exactly one port in spec.ports",
    };

    public static readonly Rule EndpointPort = new(
        "endpoint-port",
        Severity.Error,
        "An endpoint's port that the ServiceEntry does not define, or that is out of range."
    )
    {
        Source = $"{Source}; CEL rules of the CRD",
        Consequence = "The API server or Istio's webhook rejects the resource.",
        Fix = "ports: {https: 8443}, where https is a name under spec.ports",
    };

    public static readonly IReadOnlyList<Rule> All = [Address, NoAddress, Unix, EndpointPort];

    // CEL, since then: size(name) < 63, although the webhook lets 63 pass.
    static readonly IstioVersion ShorterNames = IstioVersion.Of(23);

    public static void Check(ServiceEntrySpec spec, Review review)
    {
        var portNames = (spec.Ports ?? []).Select(port => port.Name ?? "").ToHashSet();
        for (var i = 0; i < spec.Endpoints?.Count; i++)
        {
            var endpoint = spec.Endpoints[i];
            var path = FieldPath.Child("spec.endpoints", i);
            if (UnixAddress.Is(endpoint.Address))
                CheckUnix(endpoint, path, portNames.Count, spec.Resolution, review);
            else
                CheckAddress(endpoint, path, spec.Resolution, review);
            CheckPorts(endpoint, path, portNames, review);
            LabelRules.Check(endpoint.Labels, $"{path}.labels", review);
        }
    }

    static void CheckAddress(WorkloadEntry endpoint, string path, string? resolution, Review review)
    {
        var address = endpoint.Address ?? "";
        if (resolution is "STATIC" && address.Length == 0)
        {
            if (string.IsNullOrEmpty(endpoint.Network))
                review.Add(Address, $"{path}.address", "is required: add an IP address");
            else
                review.Add(
                    NoAddress,
                    $"{path}.address",
                    $"is not set: the endpoint stands for the gateways of network '{endpoint.Network}'"
                );
        }
        else if (resolution is "STATIC" && !IpAddresses.IsAddress(address))
        {
            review.Add(
                Address,
                $"{path}.address",
                $"'{address}' must be an IP address or unix:///path with resolution STATIC; host names need resolution DNS"
            );
        }
        else if (
            resolution is "DNS" or "DNS_ROUND_ROBIN"
            && !IpAddresses.IsAddress(address)
            && DnsNames.WrongWithName(address) is { } wrong
        )
        {
            review.Add(Address, $"{path}.address", $"'{address}' {wrong}: it must be an IP address or a domain name");
        }
    }

    static void CheckUnix(WorkloadEntry endpoint, string path, int portCount, string? resolution, Review review)
    {
        if (resolution is "DNS" or "DNS_ROUND_ROBIN")
            review.Add(
                Address,
                $"{path}.address",
                $"'{endpoint.Address}' must be an IP address or a domain name with resolution {resolution}; sockets need STATIC"
            );
        if (!UnixAddress.IsValid(endpoint.Address!))
            review.Add(
                Unix,
                $"{path}.address",
                $"'{endpoint.Address}' must name an absolute path to a file, or an abstract socket such as unix://@name"
            );
        if (endpoint.Ports is not null)
            review.Add(Unix, $"{path}.ports", "must not be set for a Unix domain socket: remove it");
        if (portCount != 1)
            review.Add(
                Unix,
                "spec.ports",
                $"must have exactly 1 entry where an endpoint is a Unix domain socket, not {portCount}"
            );
    }

    static void CheckPorts(WorkloadEntry endpoint, string path, HashSet<string> portNames, Review review)
    {
        var longest = review.Version >= ShorterNames ? DnsNames.MaximumLabelLength - 1 : DnsNames.MaximumLabelLength;
        foreach (var (name, port) in endpoint.Ports ?? new Dictionary<string, long>())
        {
            var at = FieldPath.Child($"{path}.ports", name);
            if (!portNames.Contains(name))
                review.Add(
                    EndpointPort,
                    at,
                    $"'{name}' must be a name under spec.ports.{Suggestion.For(name, portNames)}"
                );
            if (!DnsNames.IsLabel(name) || name.Length > longest)
                review.Add(EndpointPort, at, $"'{name}' must be one DNS label of at most {longest} characters");
            if (port is < 1 or > 65535)
                review.Add(EndpointPort, at, $"'{port}' must be a port from 1 to 65535");
        }
    }
}
