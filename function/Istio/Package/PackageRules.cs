using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Istio.Package;

/// <summary>What is wrong between the resources of a package, each of which may be right by itself.</summary>
internal static class PackageRules
{
    /// <summary>Reports what two or more resources do to one another, at the one that has to change.</summary>
    public static void Check(IstioResources package, Findings findings)
    {
        SharedCredentialRules.Check(package, findings);
        RegisteredHosts.Check(package, findings);
        AnsweringEntryRules.Check(package, findings);
        var gateways = new GatewayIndex(package.Gateways);
        foreach (var service in package.VirtualServices)
        {
            ServedHostRules.Check(service, gateways, findings);
            RouteKindRules.Check(service, gateways, findings);
        }

        NamespaceSidecarRules.Check(package.Sidecars, findings);
        OriginatedTlsRules.Check(package, findings);
        StartTlsRules.Check(package, findings);
        NamelessPortRules.Check(package, findings);
        VerifiedNameRules.Check(package, findings);
        MeshHostRules.Check(package.VirtualServices, findings);
    }

    /// <summary>How another resource is called in a message.</summary>
    public static string Title<TSpec>(this IstioResource<TSpec> resource)
    {
        var kind = resource.Source.Root is YamlMapping root ? root.FindText("kind") ?? "" : "";
        return Title(
            $"{kind} {(resource.Namespace.Length > 0 ? $"{resource.Namespace}/" : "")}{resource.Name}",
            resource.Source
        );
    }

    /// <summary>The same of a name that is composed already.</summary>
    public static string Title(string name, ResourceSource? source) =>
        source?.File is { } at ? $"{name} in {at.Path}" : name;
}
