using Kyma.Krm.Checking.Credentials;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Checking.Naming;

/// <summary>The issuers of cert-manager's Certificates, and whether they can issue what is asked for.</summary>
internal sealed class IssuerReferences(
    CheckedPackage package,
    NameIndex names,
    References references,
    Findings findings
)
{
    const string Issuer = "Issuer";
    const string ClusterIssuer = "ClusterIssuer";

    readonly ILookup<(string, string, string), CheckedResource> _issuers = package
        .Of(CertificateManifests.CertManager, Issuer)
        .Concat(package.Of(CertificateManifests.CertManager, ClusterIssuer))
        .ToLookup(issuer => (issuer.Id.Kind, issuer.Id.Kind == Issuer ? issuer.Id.Namespace : "", issuer.Id.Name));

    public void Check()
    {
        foreach (var certificate in package.Of(CertificateManifests.CertManager, "Certificate"))
        {
            if (
                certificate.Root.Find("spec") is YamlMapping spec
                && spec.FindText("issuerRef", "name") is { Length: > 0 } name
                && spec.FindText("issuerRef", "group") is null or "" or CertificateManifests.CertManager
            )
                Check(certificate, spec, name, spec.FindText("issuerRef", "kind") ?? Issuer);
        }
    }

    void Check(CheckedResource certificate, YamlMapping spec, string name, string kind)
    {
        if (kind is not (Issuer or ClusterIssuer))
            return;
        var @namespace = kind == Issuer ? certificate.Id.Namespace : "";
        var (otherKind, otherNamespace) = kind == Issuer ? (ClusterIssuer, "") : (Issuer, certificate.Id.Namespace);
        if (!names.Has(kind, @namespace, name) && names.Has(otherKind, otherNamespace, name))
            findings.Add(
                CheckFindings.IssuerOtherKind,
                certificate.Source.At("spec.issuerRef.kind"),
                $"'{name}' is a {otherKind} in the package, not {(kind == Issuer ? "an Issuer, which is what a reference without `kind` names" : "a ClusterIssuer")}. The Certificate waits for it and is never issued. Write `kind: {otherKind}`"
            );
        else
            references.Follow(
                kind,
                (@namespace, name),
                certificate.Source,
                "spec.issuerRef.name",
                "The Certificate waits for it and is never issued."
            );
        if (_issuers[(kind, @namespace, name)].FirstOrDefault() is { } issuer && HasOnlyHttp01(issuer))
            CheckWildcards(certificate, spec, issuer);
    }

    void CheckWildcards(CheckedResource certificate, YamlMapping spec, CheckedResource issuer)
    {
        var dnsNames = CertificateManifests.Texts(spec, "dnsNames");
        for (var i = 0; i < dnsNames.Count; i++)
        {
            if (dnsNames[i].StartsWith("*.", StringComparison.Ordinal))
                findings.Add(
                    CheckFindings.WildcardNeedsDns01,
                    certificate.Source.At(FieldPath.Child("spec.dnsNames", i)),
                    $"'{dnsNames[i]}' cannot be issued by the {issuer.Id}, whose solvers are all http01: ACME proves a wildcard by DNS only. Add a dns01 solver"
                );
        }
    }

    static bool HasOnlyHttp01(CheckedResource issuer) =>
        ((issuer.Root.Find("spec") as YamlMapping)?.Find("acme") as YamlMapping)?.Find("solvers")
            is YamlSequence { Items: { Count: > 0 } solvers }
        && solvers.All(solver => solver is YamlMapping mapping && mapping.Find("dns01") is null);
}
