using Kyma.Krm.Checking.Credentials;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Package;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Checking.CheckFindings;

namespace Kyma.Krm.Checking.Naming;

/// <summary>The issuers of Certificates, and of cert-manager's whether they can issue what is asked for.</summary>
internal sealed class IssuerReferences(CheckedPackage package, FollowedNames names, Findings findings)
{
    const string Issuer = CertificateIssuers.Issuer;
    const string ClusterIssuer = CertificateIssuers.ClusterIssuer;

    readonly CertificateIssuers _issuers = new(package);

    /// <summary>By the Secret that their servers read: those that send every plain request on to HTTPS.</summary>
    readonly Lookup<string?, IstioResource<GatewaySpec>> _redirecting = package
        .Istio.Gateways.Where(gateway => gateway.Spec.Servers?.Any(server => server.Tls?.HttpsRedirect == true) == true)
        .SelectMany(gateway => gateway.Spec.Servers!.Select(server => (server.Tls?.CredentialName, gateway)))
        .ToLookup(pair => pair.CredentialName, pair => pair.gateway);

    public void Check()
    {
        foreach (var certificate in package.Of(CertificateManifests.Gardener, "Certificate"))
            CheckGardener(certificate);
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

    /// <summary>Without a namespace the controller's own configuration says where the issuer is.</summary>
    void CheckGardener(CheckedResource certificate)
    {
        if (
            certificate.Root.FindText("spec", "issuerRef", "name") is { Length: > 0 } name
            && certificate.Root.FindText("spec", "issuerRef", "namespace") is { } @namespace
        )
            names.Follow(
                PackageNames.GardenerIssuer,
                (@namespace, name),
                certificate.Source,
                "spec.issuerRef.name",
                "The Certificate waits for it and is never issued."
            );
    }

    void Check(CheckedResource certificate, YamlMapping spec, string name, string kind)
    {
        if (kind is not (Issuer or ClusterIssuer))
            return;
        var @namespace = kind == Issuer ? certificate.Id.Namespace : "";
        var otherKind = kind == Issuer ? ClusterIssuer : Issuer;
        if (!names.Has(kind, @namespace, name) && names.Has(otherKind, certificate.Id.Namespace, name))
            findings.Add(
                IssuerOtherKind,
                certificate.Source.At("spec.issuerRef.kind"),
                $"'{name}' is a {otherKind} in the package, not "
                    + (kind == Issuer ? "an Issuer, which is what a reference without `kind` names" : "a ClusterIssuer")
                    + $". The Certificate waits for it and is never issued. Write `kind: {otherKind}`"
            );
        else
            names.Follow(
                kind,
                (@namespace, name),
                certificate.Source,
                "spec.issuerRef.name",
                "The Certificate waits for it and is never issued."
            );
        if (
            _issuers.Find(kind, certificate.Id.Namespace, name) is not { } issuer
            || !CertificateIssuers.HasOnlyHttp01(issuer)
        )
            return;
        CheckWildcards(certificate, spec, issuer);
        if (
            spec.FindText("secretName") is { } secret
            && _redirecting[secret].FirstOrDefault() is { } gateway
            && spec.FindTextItems("dnsNames").Any(host => !host.StartsWith('*'))
        )
            findings.Add(
                Http01BehindRedirect,
                certificate.Source.At("spec.issuerRef.name"),
                $"the {issuer.Id} proves the names by plain HTTP requests, and {gateway.Title()} redirects "
                    + "these to HTTPS, where there is no certificate yet. The first certificate is never issued. "
                    + "Use a dns01 solver, or remove httpsRedirect until it is there"
            );
    }

    void CheckWildcards(CheckedResource certificate, YamlMapping spec, CheckedResource issuer)
    {
        var dnsNames = spec.FindTextItems("dnsNames").ToArray();
        for (var i = 0; i < dnsNames.Length; i++)
        {
            if (dnsNames[i].StartsWith("*.", StringComparison.Ordinal))
                findings.Add(
                    WildcardNeedsDns01,
                    certificate.Source.At(FieldPath.Child("spec.dnsNames", i)),
                    $"'{dnsNames[i]}' cannot be issued by the {issuer.Id}, whose solvers are all http01: "
                        + "ACME proves a wildcard by DNS only. Add a dns01 solver"
                );
        }
    }
}
