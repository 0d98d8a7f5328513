using Kyma.Krm.Certificates.Pki;
using Kyma.Krm.Certificates.Pki.Checks;
using Kyma.Krm.Certificates.Pki.Keys;
using Kyma.Krm.Certificates.Pki.X509;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Package;

namespace Kyma.Krm.Checking;

/// <summary>A Secret as the certificate of a Gateway's server.</summary>
internal static class ServerSecretCheck
{
    static readonly IstioVersion KnowsP384 = IstioVersion.Of(25);

    public static void Run(SecretContent content, ServedCredentials served, DateTimeOffset now, Findings findings)
    {
        var read = IstioSecret.Read(content.Data);
        if (read.Server is not { } keys)
        {
            findings.Add(
                CheckFindings.CredentialKeys,
                content.Source.At("data"),
                $"{read.WhyNoServer}; the {served.Gateway.Title()} reads its certificate from here"
            );
            return;
        }

        var report = CertificateChecker.Check(
            new CertificateInput
            {
                Certificate = content.Data[keys.Certificate],
                PrivateKey = content.Data[keys.PrivateKey],
                Authorities = read.Ca is { } ca ? content.Data[ca.Certificate] : [],
                CertificateField = content.FieldOf(keys.Certificate),
                PrivateKeyField = content.FieldOf(keys.PrivateKey),
                Hosts = served.Hosts,
                CipherSuites = served.Tls.CipherSuites ?? [],
                MinProtocolVersion = served.Tls.MinProtocolVersion,
                MaxProtocolVersion = served.Tls.MaxProtocolVersion,
                HasOcspStaple = keys.OcspStaple is not null,
                AcceptsP384 = served.Version >= KnowsP384,
            }
        );
        foreach (var finding in report.Findings)
            findings.Add(finding.At(content.Source.At(finding.Field)));
        foreach (var finding in report.AgainstClock(now))
            findings.Add(finding.At(content.Source.At(finding.Field)) with { DependsOnClock = true });
    }
}
