using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Schema;

namespace Kyma.Krm.Gateways;

/// <summary>TLS 1.2 cipher suites by their OpenSSL names.</summary>
internal static class KymaCipherSuites
{
    /// <summary>
    /// Kyma's five, in Kyma's order (kyma 2.0, docs/04-operation-guides/security/sec-04-ingress-egress-traffic.md).
    /// </summary>
    public static readonly IReadOnlyList<string> Default =
    [
        "ECDHE-RSA-CHACHA20-POLY1305",
        "ECDHE-RSA-AES256-GCM-SHA384",
        "ECDHE-RSA-AES256-SHA",
        "ECDHE-RSA-AES128-GCM-SHA256",
        "ECDHE-RSA-AES128-SHA",
    ];

    /// <summary>The suites that a config may name; the order is the reader's, duplicates are another rule's.</summary>
    public static readonly TextShape Shape = Shapes.OneOf([.. CipherSuites.Names]).Like(Default[1]);
}
