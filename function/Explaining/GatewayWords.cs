using Kyma.Krm.Dns;
using Kyma.Krm.Gateways;
using Kyma.Krm.Istio.Syntax;

namespace Kyma.Krm.Explaining;

/// <summary>A Gateway in words.</summary>
internal static class GatewayWords
{
    public static IReadOnlyList<Fact> Facts(GatewayPlan gateway, DnsPlan? dns) =>
        [
            new("Gateway", gateway.Reference),
            new("hosts", string.Join(", ", gateway.Hosts)),
            new("port 443", $"HTTPS, {Versions(gateway)}"),
            new("port 80", gateway.HttpsRedirect ? "only redirects to HTTPS" : "is not opened"),
            new(
                "cipher suites",
                gateway.CipherSuites.Count == 0
                    ? "those of TLS 1.3, which cannot be chosen"
                    : $"{string.Join('\n', gateway.CipherSuites)}"
            ),
            new("curves", gateway.EcdhCurves is { } curves ? string.Join(", ", curves) : ""),
            new("clients", Clients(gateway)),
            new("gateway pods", LabelSyntax.Text(gateway.Selector)),
            new("DNS", Dns(dns)),
        ];

    public static string Versions(GatewayPlan gateway) =>
        (gateway.MinProtocolVersion, gateway.MaxProtocolVersion) switch
        {
            (TlsVersions.Tls13, _) => "TLS 1.3",
            (_, TlsVersions.Tls12) => "TLS 1.2",
            (_, TlsVersions.Tls13) => "TLS 1.2 and 1.3",
            _ => "TLS 1.2 and newer",
        };

    static string Clients(GatewayPlan gateway) =>
        gateway switch
        {
            { TlsMode: TlsMode.Mutual, ClientCa: { } ca } =>
                $"must show a certificate from the CA in Secret {ca.Namespace}/{ca.SecretName} (Istio reads "
                    + "a CA only from a Secret whose name ends in -cacert)",
            { TlsMode: TlsMode.OptionalMutual, ClientCa: { } ca } =>
                "may show a certificate; one that they show must be from the CA in Secret "
                    + $"{ca.Namespace}/{ca.SecretName} (Istio reads a CA only from a Secret whose name ends in "
                    + "-cacert)",
            _ => "are not asked for a certificate",
        };

    static string Dns(DnsPlan? dns) =>
        dns switch
        {
            null => "no records are rendered: they must be there already",
            { Targets: [] } => $"Gardener reads the Gateway's annotations and writes the records (TTL {dns.Ttl} "
                + $"s{Class(dns)}{IpStack(dns)})",
            _ => $"Gardener writes {string.Join(", ", dns.Entries.Select(entry => entry.Host))} -> "
                + $"{string.Join(", ", dns.Targets)} (TTL {dns.Ttl} s{Class(dns)}{IpStack(dns)})",
        };

    static string IpStack(DnsPlan dns) => dns.IpStack is { } stack ? $", {stack}" : "";

    static string Class(DnsPlan dns) => dns.Class is { } name ? $", class {name}" : "";
}
