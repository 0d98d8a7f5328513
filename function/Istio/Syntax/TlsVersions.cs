namespace Kyma.Krm.Istio.Syntax;

/// <summary>TLS protocol versions as Istio's enum spells them.</summary>
internal static class TlsVersions
{
    /// <summary>TLS 1.2.</summary>
    public const string Tls12 = "TLSV1_2";

    /// <summary>TLS 1.3, whose cipher suites cannot be chosen.</summary>
    public const string Tls13 = "TLSV1_3";
}
