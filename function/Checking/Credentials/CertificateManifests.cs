using Kyma.Krm.Certificates;
using Kyma.Krm.Certificates.Planning;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Checking.Credentials;

/// <summary>Certificate resources that somebody wrote, judged by the rules for those of a config.</summary>
internal static class CertificateManifests
{
    public const string Gardener = "cert.gardener.cloud";

    public const string CertManager = "cert-manager.io";

    public static void Check(CheckedPackage package, Findings findings)
    {
        foreach (
            var certificate in package
                .Of(Gardener, "Certificate")
                .Concat(package.Of(CertManager, "Certificate"))
                .Where(certificate => !certificate.IsRendered)
        )
        {
            if (certificate.Root.Find("spec") is not YamlMapping spec)
                continue;
            foreach (var (rule, field, message) in CertificateRequestRules.Check(RequestOf(certificate, spec)))
                findings.Add(rule, certificate.Source.At($"spec.{field}"), message);
            CheckSecretName(certificate, spec, findings);
        }
    }

    public static CertificateRequest RequestOf(CheckedResource certificate, YamlMapping spec) =>
        new(certificate.Id.Group == Gardener, spec.FindText("commonName"), spec.FindTextItems("dnsNames").ToArray())
        {
            // Of names that cannot be read the schema has something to say.
            HasOtherNames =
                spec.Find("dnsNames") is not (null or YamlSequence)
                || spec.Find("ipAddresses") is not null
                || spec.Find("uris") is not null
                || spec.Find("emailAddresses") is not null
                || spec.Find("otherNames") is not null
                || spec.Find("literalSubject") is not null
                || spec.Find("csr") is not null,
            Algorithm = spec.FindText("privateKey", "algorithm"),
            KeySize =
                (spec.Find("privateKey") as YamlMapping)?.Find("size") is YamlScalar { Number: { } size }
                && long.TryParse(size, System.Globalization.CultureInfo.InvariantCulture, out var bits)
                    ? bits
                    : null,
            IssuerKind = spec.FindText("issuerRef", "kind"),
            IssuerGroup = spec.FindText("issuerRef", "group"),
            Duration = spec.FindText("duration"),
            RenewBefore = spec.FindText("renewBefore"),
        };

    /// <summary>
    /// The controller writes secretRef itself, and refuses the Certificate where the two differ (cert-management#423).
    /// </summary>
    static void CheckSecretName(CheckedResource certificate, YamlMapping spec, Findings findings)
    {
        if (
            certificate.Id.Group == Gardener
            && spec.FindText("secretName") is { } name
            && spec.FindText("secretRef", "name") is { } reference
            && name != reference
        )
            findings.Add(
                CertificateFindings.CertificateTwoSecrets,
                certificate.Source.At("spec.secretName"),
                $"'{name}' differs from secretRef.name '{reference}', and the controller rejects the "
                    + "Certificate. Remove `secretName`"
            );
    }
}
