using System.Text;
using Kyma.Krm.Certificates.Pki.Checks;
using Kyma.Krm.Certificates.Pki.Pem;
using Kyma.Krm.Inputs;
using static Kyma.Krm.Certificates.CertificateFindings;

namespace Kyma.Krm.Certificates.Planning;

/// <summary>
/// The user's own certificate and key, from a Secret among the items, the config itself or a secret store.
/// </summary>
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
            return new ExternalCertificate(served.SecretName, served.SecretNamespace, certificate.SecretType, external);

        var check = new CredentialCheck(served, certificate.AsOf, scope);
        var (report, pem, key) = config.SecretRef is { } reference
            ? FromSecret(reference, check, scope)
            : FromConfig(config, check, scope);
        if (report is null || report.HasErrors)
            return null;
        return new ProvidedCertificate(
            served.SecretName,
            served.SecretNamespace,
            certificate.SecretType,
            Text(pem),
            Text(key),
            report.Leaf?.Extensions.Names?.Dns
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
                HalfACertificateSource,
                Field,
                "there must be one of `secretRef`, `certificate` with `privateKey`, and `externalSecret`; "
                    + $"there {(ways == 0 ? "is none" : $"are {ways}")}",
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
            HalfACertificateSource,
            $"{Field}.{missing}",
            $"`{missing}` is required together with `{there}`: one is of no use without the other",
            Field
        );
        return false;
    }

    static (CertificateReport?, byte[] Certificate, byte[] Key) FromSecret(
        SecretRefConfig reference,
        CredentialCheck check,
        ConfigScope scope
    )
    {
        const string field = $"{Field}.secretRef";
        if (
            SecretReader.Find(scope, field, reference.Namespace, reference.Name) is not { } secret
            || EncryptedSecret.Report(secret, field, scope)
        )
            return (null, [], []);
        var data = SecretReader.Read(secret.Root);
        return check.Run(data, secret.Source) is { Keys: { } keys, Report: { } report }
            ? (report, data.Values[keys.Certificate], data.Values[keys.PrivateKey])
            : (null, [], []);
    }

    static (CertificateReport?, byte[] Certificate, byte[] Key) FromConfig(
        ProvidedConfig config,
        CredentialCheck check,
        ConfigScope scope
    )
    {
        scope.Report(
            PrivateKeyInConfig,
            $"{Field}.privateKey",
            "a private key in the config is in Git for everyone who may read it: put it into a Secret "
                + "that SOPS or KSOPS decrypts, and point to it with `secretRef`"
        );
        byte[] certificate = Encoding.UTF8.GetBytes(config.Certificate!),
            key = Encoding.UTF8.GetBytes(config.PrivateKey!);
        var report = check.Run(
            new PemSource($"{Field}.certificate", certificate),
            new PemSource($"{Field}.privateKey", key)
        );
        return (report, certificate, key);
    }

    /// <summary>
    /// What passed the check is ASCII where it matters; anything else around the PEM blocks is carried over as it
    /// reads.
    /// </summary>
    static string Text(byte[] pem) => Encoding.UTF8.GetString(pem);
}
