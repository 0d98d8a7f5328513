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
        [.. written.Where(IsAccepted).Distinct()];
}
