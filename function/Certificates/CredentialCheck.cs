using Kyma.Krm.Certificates.Pki;
using Kyma.Krm.Certificates.Pki.Checks;
using Kyma.Krm.Certificates.Pki.Keys;
using Kyma.Krm.Certificates.Pki.X509;
using Kyma.Krm.Inputs;
using Kyma.Krm.Krm;
using Kyma.Krm.Schema;

namespace Kyma.Krm.Certificates;

/// <summary>Checks a certificate and its key before the cluster sees them, and reports at the fields that they came from.</summary>
internal sealed class CredentialCheck(ServedGateway served, DateTimeOffset? asOf, ConfigScope scope)
{
    /// <param name="source">The resource that holds them: a Secret, or the config itself.</param>
    /// <returns>What was found is told already.</returns>
    public CertificateReport Run(Credential credential, ResourceSource source)
    {
        var report = CertificateChecker.Check(
            new CertificateInput
            {
                Certificate = credential.Certificate,
                PrivateKey = credential.PrivateKey,
                Authorities = credential.Authorities,
                CertificateField = credential.CertificateField,
                PrivateKeyField = credential.PrivateKeyField,
                Hosts = served.Hosts,
                CipherSuites = served.CipherSuites,
                MinProtocolVersion = served.MinProtocolVersion,
                MaxProtocolVersion = served.MaxProtocolVersion,
                AcceptsP384 = scope.AcceptsP384,
                HasOcspStaple = credential.HasOcspStaple,
                AsOf = asOf,
            }
        );
        foreach (var finding in report.Findings)
            scope.Tell(finding.At(source.At(finding.Field)), Reach.Of("spec.certificate"));
        if (asOf is null && scope.Now is { } now)
        {
            foreach (var finding in report.AgainstClock(now))
                scope.Tell(
                    finding.At(source.At(finding.Field)) with
                    {
                        DependsOnClock = true,
                    },
                    Reach.Of("spec.certificate")
                );
        }

        return report;
    }
}

/// <summary>A certificate with its key, as bytes, and the fields they stand in.</summary>
internal sealed record Credential(
    byte[] Certificate,
    byte[] PrivateKey,
    string CertificateField,
    string PrivateKeyField
)
{
    /// <summary>CA certificates beside them, empty where there are none.</summary>
    public byte[] Authorities { get; init; } = [];

    /// <summary>A certificate that demands a staple has one beside it.</summary>
    public bool HasOcspStaple { get; init; }

    /// <summary>What a Secret holds besides certificate and key.</summary>
    public Credential With(Item secret) =>
        this with
        {
            Authorities = SecretReader.Value(secret, "ca.crt") ?? [],
            HasOcspStaple = SecretReader.Value(secret, "tls.ocsp-staple") is { Length: > 0 },
        };
}
