using Kyma.Krm.Schema;

namespace Kyma.Krm.Gateways;

/// <summary>The TLS protocol versions a Gateway may speak, as Istio's enum spells them.</summary>
internal static class TlsVersion
{
    public const string Tls12 = "TLSV1_2";
    public const string Tls13 = "TLSV1_3";

    const string WhyRefused = "TLS 1.0 and 1.1 are deprecated (RFC 8996) and Kyma rejects them; it must be TLSV1_2 or TLSV1_3";

    public static readonly TextShape Shape = new()
    {
        Words = [Tls12, Tls13],
        Refused = new Dictionary<string, string> { ["TLSV1_0"] = WhyRefused, ["TLSV1_1"] = WhyRefused },
    };
}
