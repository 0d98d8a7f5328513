using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;

namespace Kyma.Krm.Istio.Rules;

internal static class TlsVersionTraps
{
    public static readonly Rule MinimumAboveMaximum = new(
        "tls-min-above-max",
        Severity.Info,
        "The lowest TLS version is above the highest."
    )
    {
        Source = "Istio does not compare them; Envoy refuses every handshake",
        Consequence = "No client can connect.",
        Fix = "minProtocolVersion: TLSV1_2, maxProtocolVersion: TLSV1_3",
    };

    public static readonly Rule BelowTls12 = new("tls-below-1-2", Severity.Warning, "TLS 1.0 or 1.1 is allowed.")
    {
        Source = "RFC 8996 (both versions are deprecated)",
        Consequence = "Connections can be attacked; security scans fail.",
        Fix = "minProtocolVersion: TLSV1_2",
    };

    public static readonly Rule CiphersWithoutEffect = new(
        "tls-ciphers-without-effect",
        Severity.Info,
        "Cipher suites although only TLS 1.3 is allowed."
    )
    {
        Source = "Envoy common TLS API: cipher_suites has no effect on TLS 1.3",
        Consequence = "The list does nothing.",
        Fix = "Remove cipherSuites.",
    };

    public static readonly IReadOnlyList<Rule> All = [MinimumAboveMaximum, BelowTls12, CiphersWithoutEffect];

    public static void Check(ServerTls tls, string path, Review review)
    {
        var (minimum, maximum) = (Rank(tls.MinProtocolVersion), Rank(tls.MaxProtocolVersion));
        if (minimum > 0 && maximum > 0 && minimum > maximum)
            review.Add(
                MinimumAboveMaximum,
                $"{path}.minProtocolVersion",
                $"'{tls.MinProtocolVersion}' must not be above maxProtocolVersion {tls.MaxProtocolVersion}"
            );
        if (minimum is 1 or 2)
            review.Add(
                BelowTls12,
                $"{path}.minProtocolVersion",
                $"'{tls.MinProtocolVersion}' should be TLSV1_2 or TLSV1_3"
            );
        if (maximum is 1 or 2)
            review.Add(
                BelowTls12,
                $"{path}.maxProtocolVersion",
                $"'{tls.MaxProtocolVersion}' should be TLSV1_3, or be left out"
            );
        if (minimum == 4 && tls.CipherSuites is { Count: > 0 })
            review.Add(
                CiphersWithoutEffect,
                $"{path}.cipherSuites",
                "has no effect with minProtocolVersion TLSV1_3: remove it"
            );
    }

    static int Rank(string? version) =>
        version switch
        {
            "TLSV1_0" => 1,
            "TLSV1_1" => 2,
            "TLSV1_2" => 3,
            "TLSV1_3" => 4,
            _ => 0,
        };
}
