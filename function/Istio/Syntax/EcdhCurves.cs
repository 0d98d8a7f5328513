namespace Kyma.Krm.Istio.Syntax;

/// <summary>
/// The groups of key agreement that Envoy knows (BoringSSL, SSL_CTX_set1_curves_list). istiod passes the list on as it
/// is, and Envoy rejects the whole listener for one that it does not know.
/// </summary>
internal static class EcdhCurves
{
    /// <summary>Post-quantum; TLS 1.3 only.</summary>
    public const string Hybrid = "X25519MLKEM768";

    /// <summary>As BoringSSL spells them; the case matters.</summary>
    public static readonly IReadOnlyList<string> Names = [Hybrid, "X25519", "P-256", "P-384", "P-521"];
}
