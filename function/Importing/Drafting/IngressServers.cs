using System.Text.Json.Nodes;

namespace Kyma.Krm.Importing.Drafting;

/// <summary>The servers of a Gateway that a KymaTraffic has words for.</summary>
internal static class IngressServers
{
    /// <summary>The first that ends TLS on port 443 with a certificate from one Secret.</summary>
    public static JsonNode? Https(OriginalResource gateway) =>
        gateway
            .Spec.Items("servers")
            .FirstOrDefault(server =>
                server.Number("port", "number") == 443
                && string.Equals(server.Text("port", "protocol"), "HTTPS", StringComparison.OrdinalIgnoreCase)
                && server.Text("tls", "mode")
                    is Gateways.TlsMode.Simple
                        or Gateways.TlsMode.Mutual
                        or Gateways.TlsMode.OptionalMutual
                && server.Text("tls", "credentialName") is { Length: > 0 }
            );

    public static bool IsRedirect(JsonNode? server) =>
        server.Number("port", "number") == 80 && server.IsTrue("tls", "httpsRedirect");
}
