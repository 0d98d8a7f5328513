using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Mesh.Resources;

namespace Kyma.Krm.Mesh.Registry;

/// <summary>
/// The services that a ServiceEntry registers (istio, pilot/pkg/serviceregistry/serviceentry/conversion.go).
/// </summary>
internal static class EntryServices
{
    public static Resolution ResolutionOf(ServiceEntrySpec spec) =>
        spec.Resolution switch
        {
            "STATIC" => Resolution.Static,
            "DNS" => Resolution.Dns,
            "DNS_ROUND_ROBIN" => Resolution.DnsRoundRobin,
            "DYNAMIC_DNS" => Resolution.DynamicDns,
            _ => Resolution.Original,
        };

    /// <summary>One for each host and address.</summary>
    public static IEnumerable<MeshService> Of(MeshResource<ServiceEntrySpec> entry, bool hasDnsProxying)
    {
        var spec = entry.Spec;
        var resolution = ResolutionOf(spec);
        var ports = (spec.Ports ?? [])
            .Where(port => port.Number is > 0 and <= 65535)
            .Select(port => new MeshPort(
                (int)port.Number!,
                port.Name ?? "",
                Protocols.Parse(port.Protocol),
                port.TargetPort is > 0 and <= 65535 and var target ? (int)target : null
            ))
            .ToArray();
        var exports = Visibility.Of(spec.ExportTo, entry.Namespace);
        foreach (var host in spec.Hosts ?? [])
        {
            foreach (var address in Addresses(entry, host, resolution, hasDnsProxying))
                yield return new MeshService
                {
                    Host = host,
                    Namespace = entry.Namespace,
                    IsKubernetes = false,
                    Resolution = resolution,
                    Address = address,
                    Ports = ports,
                    IsExternal = spec.Location != "MESH_INTERNAL",
                    Exports = exports,
                    Reference = entry.Reference,
                    Selector = spec.WorkloadSelector?.Labels ?? IstioMetadata.NoLabels,
                    SubjectAltNames = spec.SubjectAltNames ?? [],
                    Endpoints = spec.Endpoints ?? [],
                };
        }
    }

    static IEnumerable<string> Addresses(
        MeshResource<ServiceEntrySpec> entry,
        string host,
        Resolution resolution,
        bool hasDnsProxying
    )
    {
        if (entry.Spec.Addresses is { Count: > 0 } addresses)
            return addresses.Where(IpAddresses.IsSubnet).Select(Single);
        var isAllocated =
            hasDnsProxying
            && resolution != Resolution.Original
            && !HostNames.IsWildcard(host)
            && entry.Labels.GetValueOrDefault("networking.istio.io/enable-autoallocate-ip") is not ("false" or "False");
        return [isAllocated ? Automatic(entry, host) : MeshService.AnyAddress];
    }

    /// <summary>Stands for an address that istiod chooses.</summary>
    static string Automatic(MeshResource<ServiceEntrySpec> entry, string host) =>
        $"auto:{entry.Namespace}:{entry.Name}:{host}";

    /// <summary>A prefix of one address is that address.</summary>
    static string Single(string address) =>
        address.EndsWith(address.Contains(':', StringComparison.Ordinal) ? "/128" : "/32", StringComparison.Ordinal)
            ? address[..address.IndexOf('/', StringComparison.Ordinal)]
            : address;
}
