using Kyma.Krm.Inputs;

namespace Kyma.Krm.Certificates.Planning;

/// <summary>
/// A Secret that is in the cluster already. Where it is among the items too, it is checked like any other.
/// </summary>
internal static class ExistingPlanner
{
    public static CertificatePlan Plan(CertificateConfig config, ServedGateway served, ConfigScope scope)
    {
        foreach (
            var secret in scope
                .Items.Find("", "Secret", served.SecretNamespace, served.SecretName)
                .Where(item => !EncryptedSecret.Is(item))
        )
        {
            new CredentialCheck(served, config.AsOf, scope).Run(SecretReader.Read(secret.Root), secret.Source);
        }

        return new ExistingCertificate(served.SecretName, served.SecretNamespace);
    }
}
