namespace Kyma.Krm.Istio.Syntax;

/// <summary>TLS protocol versions as Istio's enum spells them.</summary>
internal static class TlsVersions
{
    public const string Tls12 = "TLSV1_2";
    public const string Tls13 = "TLSV1_3";
}
