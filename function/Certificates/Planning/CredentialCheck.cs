using Kyma.Krm.Certificates.Pki;
using Kyma.Krm.Certificates.Pki.Checks;
using Kyma.Krm.Certificates.Pki.Pem;
using Kyma.Krm.Certificates.Pki.Secrets;
using Kyma.Krm.Inputs;
using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Schema;

namespace Kyma.Krm.Certificates.Planning;

/// <summary>
/// Checks a certificate and its key before the cluster sees them, and reports at the fields that they came from.
/// </summary>
internal sealed class CredentialCheck(ServedGateway served, DateTimeOffset? asOf, ConfigScope scope)
{
    /// <summary>A certificate and key in the config itself.</summary>
    /// <returns>What was found is reported already.</returns>
    public CertificateReport Run(PemSource certificate, PemSource key)
    {
        var report = CertificateChecker.Check(Demands.Of(certificate, key));
        Report(report.Findings, report.AgainstClock, scope.Source);
        return report;
    }

    /// <summary>A Secret among the items.</summary>
    /// <returns>What was found is reported already.</returns>
    public ServerSecret Run(SecretData data, ResourceSource source)
    {
        var secret = ServerSecret.Of(data, Demands);
        Report(secret.Findings, secret.AgainstClock, source);
        return secret;
    }

    CertificateInput Demands =>
        new()
        {
            Hosts = served.Hosts,
            CipherSuites = served.CipherSuites,
            MinProtocolVersion = served.MinProtocolVersion,
            MaxProtocolVersion = served.MaxProtocolVersion,
            AcceptsP384 = scope.AcceptsP384,
            AsOf = asOf,
        };

    void Report(
        IEnumerable<PkiFinding> findings,
        Func<DateTimeOffset, IReadOnlyList<PkiFinding>> againstClock,
        ResourceSource source
    )
    {
        foreach (var finding in findings)
            scope.Tell(finding.At(source.At(finding.Field)), RuleFields.Of("spec.certificate"));
        if (asOf is not null || scope.Now is not { } now)
            return;
        foreach (var finding in againstClock(now))
            scope.Tell(finding.At(source.At(finding.Field)) with { DependsOnClock = true }, []);
    }
}

/// <summary>A Secret that SOPS has encrypted and nobody has decrypted yet.</summary>
internal static class EncryptedSecret
{
    /// <summary>
    /// Whether the resource has SOPS's own field, so that its values are not what the cluster will get.
    /// </summary>
    public static bool Is(Item secret) => Sops.HasEncrypted(secret.Root);

    public static bool Report(Item secret, string field, ConfigScope scope)
    {
        if (!Is(secret))
            return false;
        scope.Report(
            CertificateFindings.SecretIsEncrypted,
            field,
            $"the {secret.Id} is encrypted with SOPS and must be decrypted before this function runs, for "
                + "example by KSOPS as a generator",
            field
        );
        return true;
    }
}
