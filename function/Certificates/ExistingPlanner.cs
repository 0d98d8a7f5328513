using Kyma.Krm.Inputs;
using Kyma.Krm.Krm;

namespace Kyma.Krm.Certificates;

/// <summary>A Secret that is in the cluster already. Where it is among the items too, it is checked like any other.</summary>
internal static class ExistingPlanner
{
    const string Field = "spec.certificate.existing";

    public static CertificatePlan Plan(CertificateConfig config, ServedGateway served, ConfigScope scope)
    {
        foreach (
            var secret in scope
                .Items.Find("", "Secret", served.SecretNamespace, served.SecretName)
                .Where(item => !EncryptedSecret.Is(item))
        )
        {
            Check(secret, config, served, scope);
        }

        return new ExistingCertificate(served.SecretName, served.SecretNamespace);
    }

    static void Check(Item secret, CertificateConfig config, ServedGateway served, ConfigScope scope)
    {
        // Istio reads `cert` and `key` first (pilot/pkg/credentials/kube/secrets.go).
        var (certificateKey, keyKey) =
            SecretReader.Value(secret, "cert") is { Length: > 0 }
            && SecretReader.Value(secret, "key") is { Length: > 0 }
                ? ("cert", "key")
                : ("tls.crt", "tls.key");
        var certificate = SecretReader.Require(scope, Field, secret, certificateKey);
        var key = SecretReader.Require(scope, Field, secret, keyKey);
        if (certificate is null || key is null)
            return;
        var credential = new Credential(certificate, key, $"data[{certificateKey}]", $"data[{keyKey}]").With(secret);
        new CredentialCheck(served, config.AsOf, scope).Run(credential, secret.Source);
    }
}
