using Kyma.Krm.Checking.Policies;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Checking.CheckFindings;

namespace Kyma.Krm.Checking.Judging;

/// <summary>What a KymaTrafficCheck demands of the TLS of every Gateway.</summary>
internal static class MinimumTlsRules
{
    /// <summary>
    /// Envoy's own, where a Gateway lists none (envoy, api/envoy/extensions/transport_sockets/tls/v3/common.proto).
    /// </summary>
    static readonly string[] Defaults =
    [
        "ECDHE-ECDSA-AES128-GCM-SHA256",
        "ECDHE-RSA-AES128-GCM-SHA256",
        "ECDHE-ECDSA-CHACHA20-POLY1305",
        "ECDHE-RSA-CHACHA20-POLY1305",
        "ECDHE-ECDSA-AES256-GCM-SHA384",
        "ECDHE-RSA-AES256-GCM-SHA384",
    ];

    public static void Check(IReadOnlyList<IstioResource<GatewaySpec>> gateways, CheckPolicy policy, Findings findings)
    {
        foreach (var gateway in gateways)
        {
            foreach (var check in policy.For(gateway.Namespace))
            {
                for (var i = 0; i < gateway.Spec.Servers?.Count; i++)
                {
                    // With ISTIO_MUTUAL and passthrough these fields have no effect.
                    if (gateway.Spec.Servers[i].Tls is not { Mode: "SIMPLE" or "MUTUAL" or "OPTIONAL_MUTUAL" } tls)
                        continue;
                    var path = $"{FieldPath.Child("spec.servers", i)}.tls";
                    CheckVersion(tls, check, gateway.Source.At($"{path}.minProtocolVersion"), findings);
                    CheckSuites(tls, check, gateway, $"{path}.cipherSuites", findings);
                }
            }
        }
    }

    static void CheckVersion(ServerTls tls, KymaTrafficCheck check, Place place, Findings findings)
    {
        if (
            check.Spec.MinProtocolVersion is not { } floor
            || !TlsVersions.IsBelow(TlsVersions.Lowest(tls.MinProtocolVersion), floor)
        )
            return;
        findings.Add(
            CheckMinProtocolVersion,
            place,
            $"{(tls.MinProtocolVersion is { } written ? $"'{written}'" : "is not set, which means TLSV1_2: it")} "
                + $"must be {floor} at least, says the {KymaTrafficCheck.Kind} {check.Name}"
        );
    }

    static void CheckSuites(
        ServerTls tls,
        KymaTrafficCheck check,
        IstioResource<GatewaySpec> gateway,
        string path,
        Findings findings
    )
    {
        if (
            check.Spec.CipherSuites is not { } allowed
            || TlsVersions.Lowest(tls.MinProtocolVersion) == TlsVersions.Tls13
        )
            return;
        var names = string.Join(", ", allowed);
        if (tls.CipherSuites is not { Count: > 0 } suites)
        {
            if (!Defaults.All(allowed.Contains))
                findings.Add(
                    CheckCipherSuites,
                    gateway.Source.At(path),
                    $"is not set, so Envoy's own suites hold: it must list some of {names}, says the "
                        + $"{KymaTrafficCheck.Kind} {check.Name}"
                );
            return;
        }

        for (var i = 0; i < suites.Count; i++)
        {
            if (!allowed.Contains(suites[i]))
                findings.Add(
                    CheckCipherSuites,
                    gateway.Source.At(FieldPath.Child(path, i)),
                    $"'{suites[i]}' must be one of {names}, says the {KymaTrafficCheck.Kind} {check.Name}"
                );
        }
    }
}
