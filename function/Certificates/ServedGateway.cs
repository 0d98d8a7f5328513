using Kyma.Krm.Certificates.Pki.X509;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Certificates;

/// <summary>
/// What a certificate must fit: the Gateway's hosts, its cipher suites and TLS versions, and the Secret it reads.
/// </summary>
/// <param name="CipherSuites">Empty where none are written: Envoy's own take either key.</param>
/// <param name="MaxProtocolVersion">Null without a limit.</param>
/// <param name="SecretName">The Gateway's credentialName.</param>
/// <param name="SecretNamespace">That of the gateway pods.</param>
internal sealed record ServedGateway(
    string Namespace,
    string Name,
    IReadOnlyList<string> Hosts,
    IReadOnlyList<string> CipherSuites,
    string MinProtocolVersion,
    string? MaxProtocolVersion,
    string SecretName,
    string SecretNamespace
)
{
    public string CertificateName => CertificateNames.CertificateOf(Namespace, Name, SecretName);

    /// <summary>A client that speaks TLS 1.2 at most can connect to an ECDSA key.</summary>
    public bool TakesEcdsaKey => CipherSuites.Count == 0 || CipherSuites.Any(Istio.Syntax.CipherSuites.TakesEcdsaKey);

    /// <summary>What the names of a certificate follow from.</summary>
    /// <param name="source">Where they are written, for example <c>spec.certificate.gardener</c>.</param>
    public static IEnumerable<string> NameFields(string source) =>
        [$"{source}.dnsNames", $"{source}.commonName", "spec.gateway.hosts", "spec.domain"];

    /// <summary>Reports each host that no name covers.</summary>
    /// <param name="names">Of the certificate.</param>
    /// <param name="field">Where they are written.</param>
    /// <param name="scope">Where findings go.</param>
    public void RequireCovered(IReadOnlyList<string> names, string field, ConfigScope scope)
    {
        var cover = new HostCover(names);
        foreach (var host in Hosts.Where(host => !cover.Covers(host)))
            scope.Report(
                CertificateFindings.HostsNotCovered,
                field,
                $"the names {ShortList.Of(names)} do not cover the Gateway's host '{host}'{cover.Reason(host)}: add it",
                NameFields(FieldPath.Parent(field)).ToArray()
            );
    }
}

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
