using Kyma.Krm.Inputs;

namespace Kyma.Krm.Certificates.Planning;

/// <summary>Names and key of a Gardener Certificate (cert-management, pkg/cert/utils/utils_certificate.go).</summary>
internal static class GardenerPlanner
{
    /// <summary>X.509's limit for a common name (ub-common-name), which the CRD enforces too.</summary>
    const int CommonNameLimit = 64;

    const int NamesLimit = 99;

    public static CertificatePlan Plan(GardenerCertificateConfig config, ServedGateway served, ConfigScope scope)
    {
        const string field = "spec.certificate.gardener";
        var names = config.DnsNames ?? served.Hosts;
        var commonName = config.CommonName ?? names.FirstOrDefault(name => name.Length <= CommonNameLimit);
        IReadOnlyList<string> others = [.. names.Where(name => name != commonName)];
        if (others.Count > NamesLimit)
        {
            scope.Report(
                CertificateFindings.TooManyNames,
                $"{field}.dnsNames",
                $"{others.Count} names besides the common name; there must be at most {NamesLimit}"
            );
        }

        served.RequireCovered(commonName is null ? names : [commonName, .. others], $"{field}.dnsNames", scope);
        IssuedKeyRules.Check(
            config.PrivateKey,
            "RSA takes 2048, 3072 or 4096, ECDSA 256 or 384",
            $"{field}.privateKey",
            served,
            scope
        );
        return new GardenerCertificatePlan(
            served.SecretName,
            served.SecretNamespace,
            config.Name ?? served.CertificateName,
            commonName,
            others,
            config
        );
    }
}
