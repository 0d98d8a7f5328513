using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;

namespace Kyma.Krm.Istio.Rules;

/// <summary>The TLS settings of a DestinationRule. Modes DISABLE and ISTIO_MUTUAL are not looked at.</summary>
internal static class ClientTlsRules
{
    const string Source = $"{IstioFiles.Agent} ValidateTLS";

    const string ConfigMap = "configmap://";

    public static readonly Rule ConfigMapName = new(
        "client-tls-configmap",
        Severity.Error,
        "A configmap:// credentialName that is malformed or points to another namespace."
    )
    {
        Source = $"{Source}, since 1.26",
        Consequence = IstioFiles.Rejected,
        Fix = "credentialName: configmap://<namespace of the DestinationRule>/partner-ca",
    };

    public static readonly Rule SkipVerify = new(
        "client-tls-skip-verify",
        Severity.Error,
        "insecureSkipVerify together with what would be verified."
    )
    {
        Source = Source,
        Consequence = IstioFiles.Rejected,
        Fix = "Remove insecureSkipVerify.",
    };

    public static readonly Rule CredentialAndFiles = new(
        "client-tls-credential-and-files",
        Severity.Error,
        "credentialName together with certificate files."
    )
    {
        Source = Source,
        Consequence = IstioFiles.Rejected,
        Fix = "Keep credentialName, and put certificate, key, CA and CRL into that Secret.",
    };

    public static readonly Rule NoCertificate = new(
        "client-tls-no-certificate",
        Severity.Error,
        "Mode MUTUAL without a client certificate."
    )
    {
        Source = Source,
        Consequence = IstioFiles.Rejected,
        Fix = "tls: {mode: MUTUAL, credentialName: partner-client}",
    };

    public static readonly IReadOnlyList<Rule> All = [ConfigMapName, SkipVerify, CredentialAndFiles, NoCertificate];

    public static void Check(ClientTls? tls, string path, string ownNamespace, Review review)
    {
        if (tls is null)
            return;
        if (review.Version >= IstioVersion.Of(26))
            CheckConfigMap(tls.CredentialName ?? "", path, ownNamespace, review);
        if (tls.InsecureSkipVerify == true)
            CheckSkipVerify(tls, path, review);
        var hasFiles =
            IsSet(tls.ClientCertificate) || IsSet(tls.CaCertificates) || IsSet(tls.PrivateKey) || IsSet(tls.CaCrl);
        if (tls.Mode is "SIMPLE" or "MUTUAL" && IsSet(tls.CredentialName))
        {
            if (hasFiles)
                review.Add(
                    CredentialAndFiles,
                    path,
                    "must not have certificate files beside credentialName: put all of them into the Secret"
                );
        }
        else if (tls.Mode == "MUTUAL")
        {
            if (!IsSet(tls.ClientCertificate))
                review.Add(
                    NoCertificate,
                    path,
                    "mode MUTUAL needs a client certificate: set credentialName, or clientCertificate"
                );
            if (!IsSet(tls.PrivateKey))
                review.Add(
                    NoCertificate,
                    path,
                    "mode MUTUAL needs the certificate's key: set credentialName, or privateKey"
                );
        }
    }

    static void CheckSkipVerify(ClientTls tls, string path, Review review)
    {
        var names = tls.SubjectAltNames is { Count: > 0 };
        if (tls.Mode == "SIMPLE" && (IsSet(tls.CaCertificates) || IsSet(tls.CredentialName) || names))
        {
            review.Add(
                SkipVerify,
                $"{path}.insecureSkipVerify",
                "must not be true beside caCertificates, credentialName or subjectAltNames: remove it"
            );
        }

        // A credential may hold the client certificate alone, which is no contradiction.
        if (tls.Mode == "MUTUAL" && (IsSet(tls.CaCertificates) || names))
            review.Add(
                SkipVerify,
                $"{path}.insecureSkipVerify",
                "must not be true beside caCertificates or subjectAltNames: remove it"
            );
    }

    static void CheckConfigMap(string credential, string path, string ownNamespace, Review review)
    {
        if (!credential.StartsWith(ConfigMap, StringComparison.Ordinal))
            return;
        var parts = credential[ConfigMap.Length..].Split('/');
        if (parts is not [{ Length: > 0 } targetNamespace, { Length: > 0 }, ..])
            review.Add(ConfigMapName, $"{path}.credentialName", $"'{credential}' must be configmap://namespace/name");
        else if (ownNamespace.Length > 0 && targetNamespace != ownNamespace)
            review.Add(
                ConfigMapName,
                $"{path}.credentialName",
                $"'{credential}' must be in the namespace of the DestinationRule, '{ownNamespace}'"
            );
    }

    static bool IsSet(string? text) => !string.IsNullOrEmpty(text);
}
