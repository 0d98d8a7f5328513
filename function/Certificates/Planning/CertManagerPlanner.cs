using Kyma.Krm.Inputs;
using Kyma.Krm.Schema;

namespace Kyma.Krm.Certificates.Planning;

/// <summary>
/// Names, durations and key of a cert-manager Certificate (cert-manager,
/// internal/apis/certmanager/validation/certificate.go).
/// </summary>
internal static class CertManagerPlanner
{
    static readonly TimeSpan DefaultDuration = TimeSpan.FromHours(2160);

    public static CertificatePlan Plan(CertManagerConfig config, ServedGateway served, ConfigScope scope)
    {
        const string field = "spec.certificate.certManager";
        var names = config.DnsNames ?? served.Hosts;
        served.RequireCovered(names, $"{field}.dnsNames", scope);
        IssuedKeyRules.Check(
            config.PrivateKey,
            "RSA takes 2048, 3072, 4096 or 8192, ECDSA 256, 384 or 521",
            $"{field}.privateKey",
            served,
            scope
        );
        CheckDurations(config, field, scope);
        if (config.IssuerRef is { Group: null, Kind: not ("Issuer" or "ClusterIssuer") } issuer)
        {
            scope.Report(
                SchemaFindings.InvalidValue,
                $"{field}.issuerRef.kind",
                $"'{issuer.Kind}' must be Issuer or ClusterIssuer, unless `group` names an external issuer's API group",
                $"{field}.issuerRef"
            );
        }

        return new CertManagerCertificatePlan(
            served.SecretName,
            served.SecretNamespace,
            config.Name ?? served.CertificateName,
            names,
            config
        );
    }

    static void CheckDurations(CertManagerConfig config, string field, ConfigScope scope)
    {
        var duration = config.Duration?.Span ?? DefaultDuration;
        if (duration < TimeSpan.FromHours(1))
            scope.Report(
                CertificateFindings.CertificateDurations,
                $"{field}.duration",
                $"'{config.Duration}' must be at least 1h",
                $"{field}.duration"
            );
        if (config.RenewBefore is not { } renewBefore)
            return;
        if (renewBefore.Span < TimeSpan.FromMinutes(5))
            scope.Report(
                CertificateFindings.CertificateDurations,
                $"{field}.renewBefore",
                $"'{renewBefore}' must be at least 5m",
                $"{field}.renewBefore"
            );
        if (renewBefore.Span >= duration)
            scope.Report(
                CertificateFindings.CertificateDurations,
                $"{field}.renewBefore",
                $"'{renewBefore}' must be less than `duration`, which is {config.Duration?.Text ?? "2160h"}",
                $"{field}.duration",
                $"{field}.renewBefore"
            );
    }
}
