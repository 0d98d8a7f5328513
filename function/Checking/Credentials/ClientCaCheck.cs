using Kyma.Krm.Certificates.Pki;
using Kyma.Krm.Certificates.Pki.Secrets;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Schema;

namespace Kyma.Krm.Checking.Credentials;

/// <summary>A Secret or ConfigMap as the CA of client certificates.</summary>
internal static class ClientCaCheck
{
    public static void Run(
        SecretData content,
        ResourceSource source,
        ServedClientCa ca,
        DateTimeOffset now,
        Findings findings
    )
    {
        var secret = ClientCaSecret.Of(content, asOf: null);
        foreach (var finding in secret.Findings)
            findings.Add(finding.At(source.At(finding.Field)));
        foreach (var finding in secret.AgainstClock(now))
            findings.Add(finding.At(source.At(finding.Field)) with { DependsOnClock = true });
        if (secret.WhyNone is not { } why)
            return;
        if (ca.IsItsOwn)
            findings.Add(
                SecretFindings.CredentialKeys,
                source.At("data"),
                $"{why}; a Gateway verifies client certificates against it"
            );
        else
            findings.Add(
                CheckFindings.ClientCaNotFound,
                source.At("data"),
                "has no CA for the client certificates that a Gateway asks for, and the package has no "
                    + $"Secret '{ca.Name}-cacert': add ca.crt here, or that Secret"
            );
    }
}
