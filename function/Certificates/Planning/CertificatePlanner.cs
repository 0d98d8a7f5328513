using Kyma.Krm.Inputs;
using static Kyma.Krm.Certificates.CertificateFindings;

namespace Kyma.Krm.Certificates.Planning;

/// <summary>From <c>spec.certificate</c> to where the Gateway's certificate will come from.</summary>
internal static class CertificatePlanner
{
    /// <summary>The plan, or null after findings.</summary>
    /// <param name="config">Null where nothing is written.</param>
    /// <param name="served">The Gateway that the certificate is for.</param>
    /// <param name="scope">Its domain is not null.</param>
    public static CertificatePlan? Plan(CertificateConfig? config, ServedGateway served, ConfigScope scope)
    {
        // One that could not be read is written all the same.
        var sources = CertificateConfig
            .SourceNames.Where(name => scope.Source.HasField($"spec.certificate.{name}"))
            .ToArray();
        if (sources.Length > 1)
        {
            scope.ReportWritten(
                SeveralCertificateSources,
                "spec.certificate",
                $"there must be one source, not {sources.Length}: keep one of {string.Join(", ", sources)}"
            );
            return null;
        }

        return config switch
        {
            { Existing: not null } => ExistingPlanner.Plan(config, served, scope),
            { Provided: { } provided } => ProvidedPlanner.Plan(provided, config, served, scope),
            { CertManager: { } certManager } => CertManagerPlanner.Plan(certManager, served, scope),
            { SelfSigned: { } selfSigned } => SelfSignedPlanner.Plan(selfSigned, config, served, scope),
            { Gardener: { } gardener } => GardenerPlanner.Plan(gardener, served, scope),
            _ when scope.IsShoot => GardenerPlanner.Plan(new GardenerCertificateConfig(), served, scope),
            _ => AskForASource(scope),
        };
    }

    static CertificatePlan? AskForASource(ConfigScope scope)
    {
        scope.Report(
            NoCertificateSource,
            "spec.certificate",
            "one source must be written: gardener (a Gardener cluster, or its cert-management: issued and "
                + "rotated for you), "
                + "certManager (the cluster runs cert-manager), existing (the Secret is there already), "
                + "provided (bring your own certificate and key), selfSigned (local and test clusters: "
                + "nothing rotates it)",
            "spec.certificate"
        );
        return null;
    }
}
