using Kyma.Krm.Mesh.Resources;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Checking.Credentials;

/// <summary>The issuers of a package, as far as it matters which way they issue.</summary>
internal sealed class CertificateIssuers(CheckedPackage package)
{
    public const string Issuer = "Issuer";

    public const string ClusterIssuer = "ClusterIssuer";

    readonly Lookup<(string, string, string), CheckedResource> _issuers = package
        .Of(CertificateManifests.CertManager, Issuer)
        .Concat(package.Of(CertificateManifests.CertManager, ClusterIssuer))
        .ToLookup(issuer => (issuer.Id.Kind, issuer.Id.Kind == Issuer ? issuer.Id.Namespace : "", issuer.Id.Name));

    /// <summary>Gardener's, by name: a Certificate may leave the namespace out.</summary>
    readonly Lookup<string, CheckedResource> _gardeners = package
        .Of(CertificateManifests.Gardener, Issuer)
        .ToLookup(issuer => issuer.Id.Name);

    /// <summary>Of cert-manager; null where the package does not have it.</summary>
    /// <param name="kind">As the reference has it.</param>
    /// <param name="namespace">Of the Certificate.</param>
    /// <param name="name">Of the issuer.</param>
    public CheckedResource? Find(string kind, string @namespace, string name) =>
        _issuers[(kind, kind == Issuer ? @namespace : "", name)].FirstOrDefault();

    /// <summary>
    /// The Secret that its controller writes has no ca.crt: public CAs come without, and Gardener's are such unless
    /// said otherwise.
    /// </summary>
    public bool BringsNoCa(CredentialSource source)
    {
        var certificate = source.Resource;
        var name = source.IsAnnotated
            ? certificate.Root.FindText("metadata", "annotations", ManagedCertificates.Issuer)?.Split('/')[^1] ?? ""
            : certificate.Root.FindText("spec", "issuerRef", "name") ?? "";
        if (source.IsAnnotated || certificate.Id is { Group: CertificateManifests.Gardener, Kind: "Certificate" })
            return !_gardeners[name].Any(issuer => SpecOf(issuer)?.Find("acme") is null);
        return certificate.Id.Kind == "Certificate"
            && Find(certificate.Root.FindText("spec", "issuerRef", "kind") ?? Issuer, certificate.Id.Namespace, name)
                is { } known
            && SpecOf(known)?.Find("acme") is not null;
    }

    /// <summary>ACME that proves names by requests to them only.</summary>
    public static bool HasOnlyHttp01(CheckedResource issuer) =>
        (SpecOf(issuer)?.Find("acme") as YamlMapping)?.Find("solvers") is YamlSequence { Items: { Count: > 0 } solvers }
        && solvers.All(solver => solver is YamlMapping mapping && mapping.Find("dns01") is null);

    static YamlMapping? SpecOf(CheckedResource issuer) => issuer.Root.Find("spec") as YamlMapping;
}
