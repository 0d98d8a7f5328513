using Kyma.Krm.Istio.Syntax;

namespace Kyma.Krm.Importing.Comparing;

/// <summary>Cipher suites as Istio takes them.</summary>
internal static class Suite
{
    /// <summary>Istio drops unknown and repeated names (pkg/config/security/security.go, FilterCipherSuites).</summary>
    public static IReadOnlyList<string> ThatCount(IReadOnlyList<string> written) =>
        [.. written.Where(CipherSuites.IsAccepted).Distinct()];
}
