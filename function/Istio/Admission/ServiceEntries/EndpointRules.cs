using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Istio.Texts.ServiceEntryFindings;

namespace Kyma.Krm.Istio.Admission.ServiceEntries;

/// <summary>The endpoints of a ServiceEntry with resolution STATIC, DNS or DNS_ROUND_ROBIN.</summary>
internal static class EndpointRules
{
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
            review.Labels(endpoint.Labels, $"{path}.labels");
        }
    }

    /// <summary>A workload outside the cluster, as a resource of its own.</summary>
    public static void Check(IstioResource<WorkloadEntry> entry, Review review) =>
        CheckWorkload(entry.Spec, "spec", review);

    public static void Check(IstioResource<WorkloadGroupSpec> group, Review review)
    {
        review.Labels(group.Spec.Metadata?.Labels, "spec.metadata.labels");
        // Its address comes with each workload that registers.
        if (group.Spec.Template is { Address: { Length: > 0 } } template)
            CheckWorkload(template, "spec.template", review);
    }

    static void CheckWorkload(WorkloadEntry entry, string path, Review review)
    {
        if (UnixAddress.Is(entry.Address))
            CheckSocket(entry, path, review);
        else
            CheckAddress(entry, path, string.IsNullOrEmpty(entry.Address) ? "STATIC" : "DNS", review);
        CheckPorts(entry, path, null, review);
        review.Labels(entry.Labels, $"{path}.labels");
    }

    static void CheckAddress(WorkloadEntry endpoint, string path, string? resolution, Review review)
    {
        var address = endpoint.Address ?? "";
        if (resolution is "STATIC" && address.Length == 0)
        {
            if (string.IsNullOrEmpty(endpoint.Network))
                review.Add(EndpointAddress, $"{path}.address", "is required: add an IP address");
            else
                review.Add(
                    EndpointWithoutAddress,
                    $"{path}.address",
                    $"is not set: the endpoint stands for the gateways of network '{endpoint.Network}'"
                );
        }
        else if (resolution is "STATIC" && !IpAddresses.IsAddress(address))
        {
            review.Add(
                EndpointAddress,
                $"{path}.address",
                $"'{address}' must be an IP address with resolution STATIC: host names need resolution DNS"
            );
        }
        else if (
            resolution is "DNS" or "DNS_ROUND_ROBIN"
            && !IpAddresses.IsAddress(address)
            && DnsNames.WrongWithName(address) is { } wrong
        )
        {
            review.Add(
                EndpointAddress,
                $"{path}.address",
                $"'{address}' {wrong}: it must be an IP address or a domain name"
            );
        }
    }

    static void CheckUnix(WorkloadEntry endpoint, string path, int portCount, string? resolution, Review review)
    {
        if (resolution is "DNS" or "DNS_ROUND_ROBIN")
            review.Add(
                EndpointAddress,
                $"{path}.address",
                $"'{endpoint.Address}' must be an IP address or a domain name with resolution {resolution}; "
                    + "sockets need STATIC"
            );
        CheckSocket(endpoint, path, review);
        if (portCount != 1)
            review.Add(
                EndpointUnix,
                "spec.ports",
                $"must have exactly 1 entry where an endpoint is a Unix domain socket, not {portCount}"
            );
    }

    static void CheckSocket(WorkloadEntry endpoint, string path, Review review)
    {
        if (!UnixAddress.IsValid(endpoint.Address!))
            review.Add(
                EndpointUnix,
                $"{path}.address",
                $"'{endpoint.Address}' must name an absolute path to a file, or an abstract socket such as unix://@name"
            );
        if (endpoint.Ports is not null)
            review.Add(EndpointUnix, $"{path}.ports", "must not be set for a Unix domain socket: remove it");
    }

    static void CheckPorts(WorkloadEntry endpoint, string path, HashSet<string>? portNames, Review review)
    {
        var longest = review.Version >= ShorterNames ? DnsNames.MaximumLabelLength - 1 : DnsNames.MaximumLabelLength;
        foreach (var (name, port) in endpoint.Ports ?? new Dictionary<string, long>())
        {
            var at = FieldPath.Child($"{path}.ports", name);
            if (portNames?.Contains(name) == false)
                review.Add(
                    EndpointPort,
                    at,
                    $"'{name}' must be the name of a port: "
                        + $"{ShortList.Of(portNames.Order(StringComparer.Ordinal).ToArray())}."
                        + Suggestion.For(name, portNames)
                );
            if (!DnsNames.IsLabel(name) || name.Length > longest)
                review.Add(EndpointPort, at, $"'{name}' must be one DNS label of at most {longest} characters");
            review.Port(port, EndpointPort, at);
        }
    }
}
