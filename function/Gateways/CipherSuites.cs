using Kyma.Krm.Schema;

namespace Kyma.Krm.Gateways;

/// <summary>TLS 1.2 cipher suites by their OpenSSL names, as Istio's Gateway takes them.</summary>
internal static class CipherSuites
{
    /// <summary>Kyma's five, in Kyma's order (kyma 2.0, docs/04-operation-guides/security/sec-04-ingress-egress-traffic.md).</summary>
    public static readonly IReadOnlyList<string> Kyma =
    [
        "ECDHE-RSA-CHACHA20-POLY1305",
        "ECDHE-RSA-AES256-GCM-SHA384",
        "ECDHE-RSA-AES256-SHA",
        "ECDHE-RSA-AES128-GCM-SHA256",
        "ECDHE-RSA-AES128-SHA",
    ];

    /// <summary>Everything Istio knows (pkg/config/security/security.go, ValidCipherSuites); it drops any other name in silence.</summary>
    public static readonly IReadOnlyList<string> Istio =
    [
        "ECDHE-ECDSA-AES128-GCM-SHA256",
        "ECDHE-RSA-AES128-GCM-SHA256",
        "ECDHE-ECDSA-AES256-GCM-SHA384",
        "ECDHE-RSA-AES256-GCM-SHA384",
        "ECDHE-ECDSA-CHACHA20-POLY1305",
        "ECDHE-RSA-CHACHA20-POLY1305",
        "ECDHE-ECDSA-AES128-SHA",
        "ECDHE-RSA-AES128-SHA",
        "ECDHE-ECDSA-AES256-SHA",
        "ECDHE-RSA-AES256-SHA",
        "AES128-GCM-SHA256",
        "AES256-GCM-SHA384",
        "AES128-SHA",
        "AES256-SHA",
        "DES-CBC3-SHA",
    ];

    public static readonly TextShape Shape = Shapes.OneOf([.. Istio]);

    /// <summary>Suites in which an ECDSA key can sign; all others need an RSA key.</summary>
    public static bool TakesEcdsaKey(string suite) => suite.StartsWith("ECDHE-ECDSA-", StringComparison.Ordinal);
}
