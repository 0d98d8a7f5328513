using System.Text;
using Kyma.Krm.Inputs;
using Kyma.Krm.Schema;

namespace Kyma.Krm.Certificates;

/// <summary>The user's own certificate and key, from a Secret among the items, the config itself or a secret store.</summary>
internal static class ProvidedPlanner
{
    const string Field = "spec.certificate.provided";

    public static CertificatePlan? Plan(
        ProvidedConfig config,
        CertificateConfig certificate,
        ServedGateway served,
        ConfigScope scope
    )
    {
        if (!IsWhole(config, scope))
            return null;
        if (config.ExternalSecret is { } external)
        {
            return new ExternalCertificate(served.SecretName, served.SecretNamespace, certificate.SecretType, external);
        }

        var (credential, source) = config.SecretRef is { } reference
            ? FromSecret(reference, scope)
            : FromConfig(config, scope);
        if (credential is null)
            return null;
        var report = new CredentialCheck(served, certificate.AsOf, scope).Run(credential, source);
        if (report.HasErrors)
            return null;
        return new ProvidedCertificate(
            served.SecretName,
            served.SecretNamespace,
            certificate.SecretType,
            Text(credential.Certificate),
            Text(credential.PrivateKey),
            report.Leaf?.Extensions.DnsNames
        );
    }

    static bool IsWhole(ProvidedConfig config, ConfigScope scope)
    {
        var ways = new[]
        {
            config.SecretRef is not null,
            config.Certificate is not null || config.PrivateKey is not null,
            config.ExternalSecret is not null,
        }.Count(way => way);
        if (ways != 1)
        {
            scope.Report(
                CertificateFindings.HalfACertificateSource,
                Field,
                $"there must be one of `secretRef`, `certificate` with `privateKey`, and `externalSecret`; there {(ways == 0 ? "is none" : $"are {ways}")}",
                Field
            );
            return false;
        }

        if (config.Certificate is null == config.PrivateKey is null)
            return true;
        var (missing, there) = config.Certificate is null
            ? ("certificate", "privateKey")
            : ("privateKey", "certificate");
        scope.Report(
            CertificateFindings.HalfACertificateSource,
            $"{Field}.{missing}",
            $"`{missing}` is required beside `{there}`: one is of no use without the other",
            Field
        );
        return false;
    }

    static (Credential?, ResourceSource) FromSecret(SecretRefConfig reference, ConfigScope scope)
    {
        const string field = $"{Field}.secretRef";
        if (
            SecretReader.Find(scope, field, reference.Namespace, reference.Name) is not { } secret
            || EncryptedSecret.Report(secret, field, scope)
        )
            return (null, scope.Source);
        var certificate = SecretReader.Require(scope, field, secret, "tls.crt");
        var key = SecretReader.Require(scope, field, secret, "tls.key");
        return (
            certificate is null || key is null
                ? null
                : new Credential(certificate, key, "data[tls.crt]", "data[tls.key]").With(secret),
            secret.Source
        );
    }

    static (Credential?, ResourceSource) FromConfig(ProvidedConfig config, ConfigScope scope)
    {
        scope.Report(
            CertificateFindings.PrivateKeyInConfig,
            $"{Field}.privateKey",
            "a private key in the config lies in Git for everyone who may read it: put it into a Secret that SOPS or KSOPS decrypts, and point to it with `secretRef`"
        );
        return (
            new Credential(
                Encoding.UTF8.GetBytes(config.Certificate!),
                Encoding.UTF8.GetBytes(config.PrivateKey!),
                $"{Field}.certificate",
                $"{Field}.privateKey"
            ),
            scope.Source
        );
    }

    /// <summary>What passed the check is ASCII where it matters; anything else around the PEM blocks is carried over as it reads.</summary>
    static string Text(byte[] pem) => Encoding.UTF8.GetString(pem);
}
