using Kyma.Krm.Certificates.Pki;
using Kyma.Krm.Certificates.Pki.Checks;
using Kyma.Krm.Certificates.Pki.X509;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Istio;

namespace Kyma.Krm.Checking;

/// <summary>A Secret or ConfigMap as the CA of client certificates.</summary>
internal static class ClientCaCheck
{
    public static void Run(SecretContent content, ServedClientCa ca, DateTimeOffset now, Findings findings)
    {
        var read = IstioSecret.Read(content.Data);
        if (read.Ca is not { } keys)
        {
            if (ca.IsItsOwn)
                findings.Add(
                    CheckFindings.CredentialKeys,
                    content.Source.At("data"),
                    $"{read.WhyNoCa}; a Gateway verifies client certificates against it"
                );
            else
                findings.Add(
                    CheckFindings.ClientCaNotFound,
                    content.Source.At("data"),
                    $"has no CA for the client certificates that a Gateway asks for, and the package has no Secret '{ca.Name}-cacert': add ca.crt here, or that Secret"
                );
            return;
        }

        if (keys.IgnoredCrl is { } ignored)
            findings.Add(
                InputsFindings.CaCrlIgnored,
                content.Source.At(content.FieldOf(ignored)),
                IstioSecret.WhyIgnored(ignored, keys)
            );
        var report = CaChecker.Check(
            new CaInput
            {
                Certificates = content.Data[keys.Certificate],
                CertificatesField = content.FieldOf(keys.Certificate),
                RevocationLists = keys.Crl is { } crl ? content.Data[crl] : [],
                RevocationListsField = keys.Crl is { } list ? content.FieldOf(list) : "data[ca.crl]",
            }
        );
        foreach (var finding in report.Findings)
            findings.Add(finding.At(content.Source.At(finding.Field)));
        foreach (var finding in report.AgainstClock(now))
            findings.Add(finding.At(content.Source.At(finding.Field)) with { DependsOnClock = true });
    }
}
