using Kyma.Krm.Istio.Model;
using static Kyma.Krm.Istio.Texts.DestinationRuleFindings;

namespace Kyma.Krm.Istio.Admission.TrafficPolicies;

/// <summary>The TLS settings of a DestinationRule. Modes DISABLE and ISTIO_MUTUAL are not looked at.</summary>
internal static class ClientTlsRules
{
    public static void Check(ClientTls tls, string path, string ownNamespace, Review review)
    {
        if (review.Version >= IstioVersion.Of(26))
            CheckConfigMap(tls.CredentialName ?? "", path, ownNamespace, review);
        if (tls.InsecureSkipVerify == true)
            CheckSkipVerify(tls, path, review);
        var hasFiles =
            Review.IsSet(tls.ClientCertificate)
            || Review.IsSet(tls.CaCertificates)
            || Review.IsSet(tls.PrivateKey)
            || Review.IsSet(tls.CaCrl);
        if (tls.Mode is "SIMPLE" or "MUTUAL" && Review.IsSet(tls.CredentialName))
        {
            if (hasFiles)
                review.Add(
                    ClientTlsCredentialAndFiles,
                    path,
                    "must not have certificate files together with credentialName: put all of them into the Secret"
                );
        }
        else if (tls.Mode == "MUTUAL")
        {
            if (!Review.IsSet(tls.ClientCertificate))
                review.Add(
                    ClientTlsNoCertificate,
                    path,
                    "mode MUTUAL needs a client certificate: set credentialName, or clientCertificate"
                );
            if (!Review.IsSet(tls.PrivateKey))
                review.Add(
                    ClientTlsNoCertificate,
                    path,
                    "mode MUTUAL needs the certificate's key: set credentialName, or privateKey"
                );
        }
    }

    static void CheckSkipVerify(ClientTls tls, string path, Review review)
    {
        var names = tls.SubjectAltNames is { Count: > 0 };
        if (tls.Mode == "SIMPLE" && (Review.IsSet(tls.CaCertificates) || Review.IsSet(tls.CredentialName) || names))
            review.Add(
                ClientTlsSkipVerify,
                $"{path}.insecureSkipVerify",
                "must not be true together with caCertificates, credentialName or subjectAltNames: remove it"
            );

        // A credential may hold the client certificate alone, which is no contradiction.
        if (tls.Mode == "MUTUAL" && (Review.IsSet(tls.CaCertificates) || names))
            review.Add(
                ClientTlsSkipVerify,
                $"{path}.insecureSkipVerify",
                "must not be true together with caCertificates or subjectAltNames: remove it"
            );
    }

    static void CheckConfigMap(string credential, string path, string ownNamespace, Review review)
    {
        if (!credential.StartsWith(IstioSecret.ConfigMapScheme, StringComparison.Ordinal))
            return;
        var parts = credential[IstioSecret.ConfigMapScheme.Length..].Split('/');
        if (parts is not [{ Length: > 0 } targetNamespace, { Length: > 0 }, ..])
            review.Add(
                ClientTlsConfigmap,
                $"{path}.credentialName",
                $"'{credential}' must be configmap://namespace/name"
            );
        else if (ownNamespace.Length > 0 && targetNamespace != ownNamespace)
            review.Add(
                ClientTlsConfigmap,
                $"{path}.credentialName",
                $"'{credential}' must be in the namespace of the DestinationRule, '{ownNamespace}'"
            );
    }
}
