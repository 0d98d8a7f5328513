using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Istio.Texts.GatewayFindings;

namespace Kyma.Krm.Istio.Admission;

/// <summary>TLS versions and cipher suites of a server.</summary>
internal static class TlsVersionRules
{
    public static readonly IReadOnlyList<Rule> All =
    [
        TlsOldVersionWithoutCiphers,
        TlsUnknownCipher,
        TlsDuplicateCipher,
    ];

    public static void Check(ServerTls tls, string path, Review review)
    {
        var suites = tls.CipherSuites ?? [];
        if (tls.MinProtocolVersion is "TLSV1_0" or "TLSV1_1" && suites.Count == 0)
            review.Add(
                TlsOldVersionWithoutCiphers,
                $"{path}.minProtocolVersion",
                $"'{tls.MinProtocolVersion}' needs cipherSuites that it can use: better make it TLSV1_2"
            );

        var seen = new HashSet<string>();
        for (var i = 0; i < suites.Count; i++)
        {
            var at = FieldPath.Child($"{path}.cipherSuites", i);
            if (!CipherSuites.IsAccepted(suites[i]))
                review.NotOneOf(suites[i], CipherSuites.Names, TlsUnknownCipher, at);
            else if (!seen.Add(suites[i]))
                review.Add(TlsDuplicateCipher, at, $"'{suites[i]}' is listed twice: remove one");
        }
    }
}
