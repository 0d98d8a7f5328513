using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Istio.Texts.PackageFindings;

namespace Kyma.Krm.Istio.Package;

/// <summary>
/// Plain TCP names no host: without addresses, two ServiceEntries on one port look the same to a sidecar.
/// </summary>
internal static class NamelessPortRules
{
    public static void Check(IstioResources package, Findings findings)
    {
        // With DNS proxying each host has an address of its own.
        if (package.HasDnsProxying)
            return;
        var onPort = new Dictionary<(long Port, string Seen), IstioResource<ServiceEntrySpec>>();
        foreach (
            var entry in package.ServiceEntries.Where(entry =>
                entry.Spec is { Addresses: null or { Count: 0 }, Resolution: not (null or "" or "NONE") }
            )
        )
        {
            var seenBy = RegisteredHosts.Scope(entry);
            var scope = seenBy.IsPublic ? [Everywhere] : seenBy.Names.Where(HasSidecars).Take(MostNamespaces).ToList();
            if (seenBy.Names.Count > MostNamespaces && entry.Spec.Ports?.Any(IsNameless) == true)
                findings.Add(
                    NotAllCompared,
                    entry.Source.At("spec.exportTo"),
                    $"it is compared with others for {MostNamespaces} of {seenBy.Names.Count} namespaces: whether they "
                        + "share a port in the rest is not known"
                );
            for (var i = 0; i < entry.Spec.Ports?.Count; i++)
            {
                if (entry.Spec.Ports[i] is not { Number: { } port } written || !IsNameless(written))
                    continue;
                if (
                    First(onPort, port, scope) is { } other
                    && !AreOfOneHost(entry, other)
                    && !package.IsToldAtConfigs(entry, other)
                )
                    Report(entry, other, i, findings);
                foreach (var seen in scope.Count == 0 ? [] : scope.Append(Anywhere))
                    onPort.TryAdd((port, seen), entry);
            }
        }
    }

    /// <summary>Gateways listen where their servers say, whatever is registered.</summary>
    static bool HasSidecars(string @namespace) => @namespace != SystemNamespaces.Istio;

    /// <summary>Marks the first entry of a port, whoever sees it. No namespace is called so.</summary>
    const string Anywhere = "?";

    const string Everywhere = "*";

    /// <summary>Ports times namespaces may be more than a list is long.</summary>
    const int MostNamespaces = 100;

    static IstioResource<ServiceEntrySpec>? First(
        Dictionary<(long, string), IstioResource<ServiceEntrySpec>> onPort,
        long port,
        List<string> scope
    ) => (
            scope.Contains(Everywhere) ? [Anywhere]
            : scope.Count == 0 ? []
            : scope.Prepend(Everywhere)
        ).Select(seen => onPort.GetValueOrDefault((port, seen))).FirstOrDefault(entry => entry is not null);

    static bool IsNameless(IstioPort port) =>
        Protocols.Parse(port.Protocol) is Protocol.Tcp or Protocol.Mongo or Protocol.Redis or Protocol.MySql;

    /// <summary>That a host is registered twice is told already, and one connection is as good as the other.</summary>
    static bool AreOfOneHost(IstioResource<ServiceEntrySpec> one, IstioResource<ServiceEntrySpec> other) =>
        HostOf(one) == HostOf(other);

    static string HostOf(IstioResource<ServiceEntrySpec> entry) => entry.Spec.Hosts is [var host, ..] ? host : "";

    static void Report(
        IstioResource<ServiceEntrySpec> entry,
        IstioResource<ServiceEntrySpec> other,
        int port,
        Findings findings
    ) =>
        findings.Add(
            ServiceEntryTcpPortShared,
            entry.Source.At(FieldPath.Child("spec.ports", port)),
            $"'{HostOf(entry)}' and '{HostOf(other)}' of {other.Title()} cannot be told apart on port "
                + $"{entry.Spec.Ports![port].Number}, because {entry.Spec.Ports[port].Protocol} carries no host "
                + "name: give each of them addresses, or enable DNS proxying (spec.config.enableDNSProxying in "
                + "Kyma's Istio resource)"
        );
}
