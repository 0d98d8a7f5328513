using Kyma.Krm.Checking.Credentials;
using Kyma.Krm.Istio;
using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Checking.Naming;

/// <summary>What a package has that others refer to, by the word that a message calls its kind.</summary>
internal static class PackageNames
{
    public const string Gateway = "Gateway";
    public const string Service = "Service";
    public const string Host = "ServiceEntry for";
    public const string Secret = "Secret";
    public const string Namespace = "Namespace";
    public const string Issuer = CertificateIssuers.Issuer;
    public const string ClusterIssuer = CertificateIssuers.ClusterIssuer;
    public const string GardenerIssuer = "Issuer of cert.gardener.cloud";
    public const string Store = "SecretStore";
    public const string ClusterStore = "ClusterSecretStore";
    public const string StoreGroup = "external-secrets.io";

    /// <summary>A name of such a kind is known in every namespace.</summary>
    public static bool HasNoNamespace(string kind) => kind is Host or Namespace or ClusterIssuer or ClusterStore;

    public static string Shown((string Namespace, string Name) name) =>
        name.Namespace.Length > 0 ? $"{name.Namespace}/{name.Name}" : name.Name;

    public static NameIndex Read(CheckedPackage package)
    {
        var names = new NameIndex();
        foreach (var gateway in package.Istio.Gateways)
            names.Add(Gateway, gateway.Namespace, gateway.Name);

        AddEarlier(names, package, IstioRules.Group, Gateway);
        AddEarlier(names, package, "", Service);

        // Every Kyma cluster has these; a package that renamed the Gateway meant its own.
        if (names.Renamed(Gateway, SystemNamespaces.Kyma, "kyma-gateway") is null)
            names.Add(Gateway, SystemNamespaces.Kyma, "kyma-gateway");
        foreach (var own in (string[])["istio-ingressgateway", "istio-egressgateway", "istiod"])
            names.Add(Service, SystemNamespaces.Istio, own);
        foreach (var own in (string[])["default", .. SystemNamespaces.All])
            names.Add(Namespace, "", own);
        foreach (var used in package.Namespaces)
            names.Add(Namespace, "", used);
        foreach (var service in package.Of("", "Service"))
            names.Add(Service, service.Id.Namespace, service.Id.Name);
        foreach (var host in package.Istio.ServiceEntries.SelectMany(entry => entry.Spec.Hosts ?? []))
        {
            if (ServiceNames.Of(host, "") is var (@namespace, name))
                names.Add(Service, @namespace, name);
            else
                names.Add(Host, "", host);
        }

        foreach (var source in package.Credentials.SelectMany(sources => sources))
            names.Add(Secret, source.Namespace, source.SecretName);
        foreach (
            var (kind, group, own) in (ReadOnlySpan<(string, string, string)>)
                [
                    (ClusterIssuer, CertificateManifests.CertManager, ClusterIssuer),
                    (Issuer, CertificateManifests.CertManager, Issuer),
                    (GardenerIssuer, CertificateManifests.Gardener, Issuer),
                    (Store, StoreGroup, Store),
                    (ClusterStore, StoreGroup, ClusterStore),
                ]
        )
        {
            foreach (var resource in package.Of(group, own))
                names.Add(kind, HasNoNamespace(kind) ? "" : resource.Id.Namespace, resource.Id.Name);
        }

        return names;
    }

    static void AddEarlier(NameIndex names, CheckedPackage package, string group, string kind)
    {
        foreach (var resource in package.Of(group, kind))
        {
            foreach (var earlier in EarlierNames.Of(resource))
                names.AddEarlier(kind, earlier, (resource.Id.Namespace, resource.Id.Name));
        }
    }
}
