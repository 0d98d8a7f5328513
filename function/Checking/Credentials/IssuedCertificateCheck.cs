using Kyma.Krm.Certificates.Pki.X509;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Package;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Certificates.Pki.KeyFindings;
using static Kyma.Krm.Checking.CheckFindings;

namespace Kyma.Krm.Checking.Credentials;

/// <summary>A Certificate resource (cert-manager, Gardener) whose Secret a Gateway will read.</summary>
internal static class IssuedCertificateCheck
{
    public static void Run(CredentialSource certificate, ServedCredentials served, Findings findings)
    {
        if (
            certificate.Resource.Id.Kind != "Certificate"
            || certificate.Resource.Root.Find("spec") is not YamlMapping spec
        )
            return;
        CheckNames(certificate, spec, served, findings);
        CheckKey(certificate, spec, served, findings);
        CheckUse(certificate, spec, served, findings);
        if (
            spec.FindText("privateKey", "algorithm") != "ECDSA"
            || served.Tls is not { CipherSuites: { Count: > 0 } suites, MinProtocolVersion: not TlsVersions.Tls13 }
        )
            return;
        if (suites.Any(CipherSuites.TakesEcdsaKey))
            return;
        findings.Add(
            CertificateEcdsaWithoutSuite,
            certificate.Resource.Source.At("spec.privateKey.algorithm"),
            $"'ECDSA' fits none of the cipher suites of the {served.Gateway.Title()}, so TLS 1.2 clients "
                + "cannot connect: use RSA, or add ECDHE-ECDSA-AES256-GCM-SHA384 there"
        );
    }

    /// <summary>The controller makes such a key, and Envoy does not load it.</summary>
    static void CheckKey(CredentialSource certificate, YamlMapping spec, ServedCredentials served, Findings findings)
    {
        var request = CertificateManifests.RequestOf(certificate.Resource, spec);
        var acceptsP384 = served.Version >= IstioVersion.Of(25);
        var (rule, field) = request switch
        {
            { Algorithm: "Ed25519" } => (Ed25519Key, "algorithm"),
            { Algorithm: "ECDSA", KeySize: 521 } => (P521Key, "size"),
            { Algorithm: "ECDSA", KeySize: 384 } when !acceptsP384 => (P384Key, "size"),
            _ => (null, ""),
        };
        if (rule is not null)
            findings.Add(
                rule,
                certificate.Resource.Source.At($"spec.privateKey.{field}"),
                $"the {served.Gateway.Title()} uses this certificate: {rule.Consequence} Use RSA with 2048 "
                    + "bits, or ECDSA with 256"
            );
    }

    static void CheckUse(CredentialSource certificate, YamlMapping spec, ServedCredentials served, Findings findings)
    {
        if (certificate.Resource.Id.Group != CertificateManifests.CertManager)
            return;
        var usages = spec.FindTextItems("usages").ToArray();
        if (usages.Any(IsExtended) && !usages.Contains("server auth") && !usages.Contains("any"))
            findings.Add(
                CertificateUsages,
                certificate.Resource.Source.At("spec.usages"),
                $"the {served.Gateway.Title()} uses this certificate, and its usages "
                    + $"({string.Join(", ", usages)}) do not include 'server auth', so clients refuse it. Add it"
            );
        var request = CertificateManifests.RequestOf(certificate.Resource, spec);
        if (request is { CommonName: { } common, DnsNames: [], HasOtherNames: false })
            findings.Add(
                CertificateCommonNameOnly,
                certificate.Resource.Source.At("spec.commonName"),
                $"'{common}' is the only name, and clients look at the others alone. Add it to `dnsNames`"
            );
    }

    /// <summary>
    /// Without one of these the certificate is good for any use (cert-manager, pkg/api/util/usages.go).
    /// </summary>
    static bool IsExtended(string usage) =>
        usage
            is "client auth"
                or "server auth"
                or "code signing"
                or "email protection"
                or "s/mime"
                or "ipsec end system"
                or "ipsec tunnel"
                or "ipsec user"
                or "timestamping"
                or "ocsp signing"
                or "microsoft sgc"
                or "netscape sgc";

    static void CheckNames(CredentialSource certificate, YamlMapping spec, ServedCredentials served, Findings findings)
    {
        // A Gardener Certificate may leave its names to a CSR.
        IReadOnlyList<string> names =
        [
            .. spec.FindTextItems("dnsNames"),
            .. spec.FindText("commonName") is { } common ? [common] : Array.Empty<string>(),
        ];
        if (names.Count == 0)
            return;
        var cover = new HostCover(names);
        foreach (var host in served.Hosts.Where(host => !cover.Covers(host)))
            findings.Add(
                CertificateHostsNotCovered,
                certificate.Resource.Source.At("spec.dnsNames"),
                $"the names {ShortList.Of(names)} do not cover '{host}' of the "
                    + $"{served.Gateway.Title()}{cover.Reason(host)}: add it"
            );
    }
}
