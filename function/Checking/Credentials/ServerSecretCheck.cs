using Kyma.Krm.Certificates.Pki;
using Kyma.Krm.Certificates.Pki.Checks;
using Kyma.Krm.Certificates.Pki.Secrets;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Package;
using Kyma.Krm.Schema;

namespace Kyma.Krm.Checking.Credentials;

/// <summary>A Secret as the certificate of a Gateway's server.</summary>
internal static class ServerSecretCheck
{
    public static void Run(
        SecretData content,
        ResourceSource source,
        ServedCredentials served,
        DateTimeOffset now,
        Findings findings
    )
    {
        var secret = ServerSecret.Of(
            content,
            new CertificateInput
            {
                Hosts = served.Hosts,
                CipherSuites = served.Tls.CipherSuites ?? [],
                MinProtocolVersion = served.Tls.MinProtocolVersion,
                MaxProtocolVersion = served.Tls.MaxProtocolVersion,
                AcceptsP384 = served.Version.AcceptsP384,
            }
        );
        foreach (var finding in secret.Findings)
            findings.Add(Explained(finding, served).At(source.At(finding.Field)));
        foreach (var finding in secret.AgainstClock(now))
            findings.Add(finding.At(source.At(finding.Field)) with { DependsOnClock = true });
    }

    static PkiFinding Explained(PkiFinding finding, ServedCredentials served) =>
        finding.Rule == SecretFindings.CredentialKeys
            ? finding with
            {
                Message = $"{finding.Message}; the {served.Gateway.Title()} reads its certificate from here",
            }
            : finding;
}
