using Kyma.Krm.Inputs;

namespace Kyma.Krm.Certificates.Planning;

/// <summary>Names and key of a Gardener Certificate (cert-management, pkg/cert/utils/utils_certificate.go).</summary>
internal static class GardenerPlanner
{
    public static CertificatePlan Plan(GardenerCertificateConfig config, ServedGateway served, ConfigScope scope)
    {
        const string field = "spec.certificate.gardener";
        var names = config.DnsNames ?? served.Hosts;
        var commonName =
            config.CommonName ?? names.FirstOrDefault(name => name.Length <= CertificateRequestRules.CommonNameLimit);
        IReadOnlyList<string> others = names.Where(name => name != commonName).ToArray();
        served.RequireCovered(commonName is null ? names : [commonName, .. others], $"{field}.dnsNames", scope);
        IssuedKeyRules.Check(
            new CertificateRequest(IsGardeners: true, commonName, names),
            config.PrivateKey,
            field,
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
