using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Schema;

namespace Kyma.Krm.Gateways;

/// <summary>The TLS protocol versions a Gateway may speak here; Istio would take older ones.</summary>
internal static class TlsVersionShape
{
    const string WhyRefused =
        "TLS 1.0 and 1.1 are deprecated (RFC 8996) and Kyma rejects them; it must be TLSV1_2 or TLSV1_3";

    /// <summary>TLSV1_2 or TLSV1_3; TLSV1_0 and TLSV1_1 are refused with the reason.</summary>
    public static readonly TextShape Shape = new()
    {
        Words = [TlsVersions.Tls12, TlsVersions.Tls13],
        Refused = new Dictionary<string, string> { ["TLSV1_0"] = WhyRefused, ["TLSV1_1"] = WhyRefused },
    };
}
