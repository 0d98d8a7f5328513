using Kyma.Krm.Gateways;

namespace Kyma.Krm.Importing;

/// <summary>Cipher suites as Istio takes them.</summary>
internal static class Suite
{
    /// <summary>Istio drops unknown and repeated names, and hands through what is no plain name (pkg/config/security/security.go, FilterCipherSuites).</summary>
    public static IReadOnlyList<string> ThatCount(IReadOnlyList<string> written) => [.. written.Where(suite => CipherSuites.Istio.Contains(suite) || IsHandedThrough(suite)).Distinct()];

    static bool IsHandedThrough(string suite) => suite is "" or "ALL" || !char.IsAsciiLetterOrDigit(suite[0]);
}
