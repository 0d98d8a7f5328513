namespace Kyma.Krm.Istio.Syntax;

/// <summary>
/// The cipher suites that Istio lets through to Envoy (pkg/config/security/security.go); their case matters.
/// </summary>
internal static class CipherSuites
{
    /// <summary>In Istio's order.</summary>
    public static readonly IReadOnlyList<string> Names =
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

    /// <summary>Suites in which an ECDSA key signs; every other one needs an RSA key (RFC 5289).</summary>
    public static bool TakesEcdsaKey(string suite) => suite.StartsWith("ECDHE-ECDSA-", StringComparison.Ordinal);

    /// <summary>Expressions such as <c>[A|B]</c> or <c>-X</c> pass unchecked.</summary>
    public static bool IsAccepted(string suite) =>
        suite is "" or "ALL" || !char.IsLetterOrDigit(suite[0]) || Names.Contains(suite);

    /// <summary>
    /// Those that count, in their order: Istio drops unknown and repeated names (pkg/config/security/security.go,
    /// FilterCipherSuites).
    /// </summary>
    public static IReadOnlyList<string> Effective(IReadOnlyList<string> written) =>
        written.Where(IsAccepted).Distinct().ToArray();
}

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

/// <summary>TLS protocol versions as Istio's enum spells them.</summary>
internal static class TlsVersions
{
    /// <summary>TLS 1.2.</summary>
    public const string Tls12 = "TLSV1_2";

    /// <summary>TLS 1.3, whose cipher suites cannot be chosen.</summary>
    public const string Tls13 = "TLSV1_3";

    /// <summary>The lowest version of a server that has this text as its minimum; null where none is written.</summary>
    public static string Lowest(string? minProtocolVersion) =>
        minProtocolVersion is null or "TLS_AUTO" ? Tls12 : minProtocolVersion;

    /// <summary>Whether a version is older than another: TLSV1_0 to TLSV1_3 sort by their names.</summary>
    public static bool IsBelow(string version, string other) => string.CompareOrdinal(version, other) < 0;
}
