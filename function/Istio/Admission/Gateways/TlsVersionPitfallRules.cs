using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using static Kyma.Krm.Istio.Texts.GatewayFindings;

namespace Kyma.Krm.Istio.Admission.Gateways;

/// <summary>TLS versions of a server that browsers and PCI DSS no longer accept.</summary>
internal static class TlsVersionPitfallRules
{
    public static readonly IReadOnlyList<Rule> All = [TlsMinAboveMax, TlsBelow12, TlsCiphersWithoutEffect];

    public static void Check(ServerTls tls, string path, Review review)
    {
        var (minimum, maximum) = (Rank(tls.MinProtocolVersion), Rank(tls.MaxProtocolVersion));
        if (minimum > 0 && maximum > 0 && minimum > maximum)
            review.Add(
                TlsMinAboveMax,
                $"{path}.minProtocolVersion",
                $"'{tls.MinProtocolVersion}' must not be above maxProtocolVersion {tls.MaxProtocolVersion}"
            );
        if (minimum is 1 or 2)
            review.Add(
                TlsBelow12,
                $"{path}.minProtocolVersion",
                $"'{tls.MinProtocolVersion}' should be TLSV1_2 or TLSV1_3"
            );
        if (maximum is 1 or 2)
            review.Add(
                TlsBelow12,
                $"{path}.maxProtocolVersion",
                $"'{tls.MaxProtocolVersion}' should be TLSV1_3, or be left out"
            );
        if (minimum == 4 && tls.CipherSuites is { Count: > 0 })
            review.Add(
                TlsCiphersWithoutEffect,
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
