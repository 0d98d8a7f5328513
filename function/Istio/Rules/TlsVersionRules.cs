using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Istio.Rules;

/// <summary>TLS versions and cipher suites of a server.</summary>
internal static class TlsVersionRules
{
    public static readonly Rule OldWithoutCiphers = new(
        "tls-old-version-without-ciphers",
        Severity.Warning,
        "TLS 1.0 or 1.1 is allowed, but no cipher suite that these versions could use."
    )
    {
        Source = $"{IstioFiles.Validation} validateTLSOptions",
        Consequence = $"{IstioFiles.Warned} Clients with such an old TLS version fail all the same.",
        Fix = "minProtocolVersion: TLSV1_2",
    };

    public static readonly Rule UnknownCipher = new(
        "tls-unknown-cipher",
        Severity.Warning,
        "A cipher suite that Istio does not know."
    )
    {
        Source = $"{IstioFiles.Security} ValidCipherSuites, FilterCipherSuites",
        Consequence =
            $"{IstioFiles.Warned} The suite is dropped; where none is left, Envoy's defaults apply instead of your choice.",
        Fix = "cipherSuites: [ECDHE-RSA-AES256-GCM-SHA384, ECDHE-RSA-AES128-GCM-SHA256]",
    };

    public static readonly Rule DuplicateCipher = new(
        "tls-duplicate-cipher",
        Severity.Warning,
        "A cipher suite that stands twice in the list."
    )
    {
        Source = $"{IstioFiles.Validation} validateTLSOptions",
        Consequence = $"{IstioFiles.Warned} The second is dropped.",
        Fix = "Remove one of them.",
    };

    public static readonly IReadOnlyList<Rule> All = [OldWithoutCiphers, UnknownCipher, DuplicateCipher];

    public static void Check(ServerTls tls, string path, Review review)
    {
        var suites = tls.CipherSuites ?? [];
        if (tls.MinProtocolVersion is "TLSV1_0" or "TLSV1_1" && suites.Count == 0)
        {
            review.Add(
                OldWithoutCiphers,
                $"{path}.minProtocolVersion",
                $"'{tls.MinProtocolVersion}' needs cipherSuites that it can use: better make it TLSV1_2"
            );
        }

        var seen = new HashSet<string>();
        for (var i = 0; i < suites.Count; i++)
        {
            var at = FieldPath.Child($"{path}.cipherSuites", i);
            if (!CipherSuites.IsAccepted(suites[i]))
                review.Add(
                    UnknownCipher,
                    at,
                    $"'{suites[i]}' must be one of: {string.Join(", ", CipherSuites.Names)}.{Suggestion.For(suites[i], CipherSuites.Names)}"
                );
            else if (!seen.Add(suites[i]))
                review.Add(DuplicateCipher, at, $"'{suites[i]}' stands twice: remove one");
        }
    }
}
