using Kyma.Krm.Inputs;

namespace Kyma.Krm.Certificates.Planning;

/// <summary>
/// Names, durations and key of a cert-manager Certificate (cert-manager,
/// internal/apis/certmanager/validation/certificate.go).
/// </summary>
internal static class CertManagerPlanner
{
    public static CertificatePlan Plan(CertManagerConfig config, ServedGateway served, ConfigScope scope)
    {
        const string field = "spec.certificate.certManager";
        var names = config.DnsNames ?? served.Hosts;
        served.RequireCovered(names, $"{field}.dnsNames", scope);
        IssuedKeyRules.Check(
            new CertificateRequest(IsGardeners: false, null, names)
            {
                IssuerKind = config.IssuerRef?.Kind,
                IssuerGroup = config.IssuerRef?.Group,
                Duration = config.Duration?.Text,
                RenewBefore = config.RenewBefore?.Text,
            },
            config.PrivateKey,
            field,
            served,
            scope
        );
        return new CertManagerCertificatePlan(
            served.SecretName,
            served.SecretNamespace,
            config.Name ?? served.CertificateName,
            names,
            config
        );
    }
}
