using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Certificates;

/// <summary>
/// Names in the namespace of the gateway pods, which all Gateways of a cluster share: so a name says whose it is.
/// A namespace has no dot, so no two Gateways get the same name.
/// </summary>
internal static class CertificateNames
{
    const string SecretSuffix = "-certs";

    const string CertificateSuffix = "-cert";

    const string KymaGateway = "kyma-gateway";

    /// <summary>The Secret with the server certificate, where the config names none.</summary>
    public static string SecretOf(string gatewayNamespace, string gatewayName) =>
        ResourceNames.Shorten(
            gatewayNamespace == SystemNamespaces.Kyma ? gatewayName : $"{gatewayNamespace}.{gatewayName}",
            SecretSuffix
        );

    /// <summary>
    /// The certificate resource whose controller writes that Secret. Kyma has its own name for that of its own Gateway
    /// (api-gateway, internal/reconciliations/gateway/certificate.yaml).
    /// </summary>
    public static string CertificateOf(string gatewayNamespace, string gatewayName, string secretName) =>
        gatewayNamespace == SystemNamespaces.Kyma && gatewayName == KymaGateway
            ? "kyma-tls-cert"
            : ResourceNames.Shorten(
                secretName.EndsWith(SecretSuffix, StringComparison.Ordinal)
                    ? secretName[..^SecretSuffix.Length]
                    : secretName,
                CertificateSuffix
            );
}
