using Kyma.Krm.Certificates.Pki;
using Kyma.Krm.Certificates.Pki.X509;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Package;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Yaml;

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
        if (
            spec.FindText("privateKey", "algorithm") != "ECDSA"
            || served.Tls is not { CipherSuites: { Count: > 0 } suites, MinProtocolVersion: not TlsVersions.Tls13 }
        )
            return;
        if (suites.Any(CipherSuites.TakesEcdsaKey))
            return;
        findings.Add(
            CheckFindings.CertificateEcdsaWithoutSuite,
            certificate.Resource.Source.At("spec.privateKey.algorithm"),
            $"'ECDSA' fits none of the cipher suites of the {served.Gateway.Title()}, so TLS 1.2 clients cannot connect: use RSA, or add ECDHE-ECDSA-AES256-GCM-SHA384 there"
        );
    }

    static void CheckNames(CredentialSource certificate, YamlMapping spec, ServedCredentials served, Findings findings)
    {
        // A Gardener Certificate may leave its names to a CSR.
        IReadOnlyList<string> names =
        [
            .. (spec.Find("dnsNames") as YamlSequence)?.Items.OfType<YamlScalar>().Select(name => name.Value) ?? [],
            .. spec.FindText("commonName") is { } common ? [common] : Array.Empty<string>(),
        ];
        if (names.Count == 0)
            return;
        var cover = new HostCover(names);
        foreach (var host in served.Hosts.Where(host => !cover.Covers(host)))
        {
            findings.Add(
                CheckFindings.CertificateHostsNotCovered,
                certificate.Resource.Source.At("spec.dnsNames"),
                $"the names {Listed.Some(names)} do not cover '{host}' of the {served.Gateway.Title()}{cover.Reason(host)}: add it"
            );
        }
    }
}
