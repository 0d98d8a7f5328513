using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Istio.Texts.GatewayFindings;

namespace Kyma.Krm.Istio.Admission.Gateways;

/// <summary>Gateways that Istio accepts and that do not do what they seem to.</summary>
internal static class ServerPitfallRules
{
    /// <summary>The release that brought caCertCredentialName.</summary>
    static readonly IstioVersion NamesClientCas = IstioVersion.Of(28);

    /// <summary>The release that brought insecureSkipVerify for servers.</summary>
    static readonly IstioVersion KnowsSkipping = IstioVersion.Of(31);

    public static void Check(GatewaySpec spec, Review review)
    {
        if (spec.Selector is not { Count: > 0 })
            review.Add(
                GatewayWithoutSelector,
                "spec.selector",
                "must select the gateway's pods, e.g. istio: ingressgateway; without it every gateway is meant"
            );
        for (var i = 0; i < spec.Servers?.Count; i++)
        {
            var path = FieldPath.Child("spec.servers", i);
            CheckHosts(spec.Servers[i].Hosts, $"{path}.hosts", review);
            if (spec.Servers[i].Tls is { } tls)
                CheckTls(tls, Protocols.Parse(spec.Servers[i].Port?.Protocol), $"{path}.tls", review);
        }
    }

    /// <summary>Hosts of resources that refer to what others register or serve.</summary>
    public static void CheckCase(IReadOnlyList<string>? hosts, string path, Review review)
    {
        for (var i = 0; i < hosts?.Count; i++)
            CheckCase(hosts[i], FieldPath.Child(path, i), review);
    }

    /// <inheritdoc cref="CheckCase(IReadOnlyList{string}?, string, Review)"/>
    public static void CheckCase(string? host, string path, Review review)
    {
        if (host is not null && HasCapitals(host))
            review.Add(
                HostUpperCase,
                path,
                $"'{host}' has capital letters. Istio compares hosts as they are written, and clients ask in lower "
                    + "case: write it in lower case"
            );
    }

    static bool HasCapitals(string host) =>
        !host.Contains('$', StringComparison.Ordinal)
        && host.AsSpan(host.IndexOf('/', StringComparison.Ordinal) + 1).IndexOfAnyInRange('A', 'Z') >= 0;

    public static void CheckHosts(IReadOnlyList<string>? hosts, string path, Review review)
    {
        for (var i = 0; i < hosts?.Count; i++)
        {
            if (hosts[i].EndsWith('.'))
                review.Add(
                    HostTrailingDot,
                    FieldPath.Child(path, i),
                    $"'{hosts[i]}' never matches because of its last dot: remove the dot"
                );
            if (HasCapitals(hosts[i]))
                review.Add(
                    HostUpperCase,
                    FieldPath.Child(path, i),
                    $"'{hosts[i]}' has capital letters, and Envoy compares the server names of TLS in lower "
                        + "case: write it in lower case"
                );
        }
    }

    /// <summary>
    /// istiod hands them on as they are, and Envoy loads no listener with one that BoringSSL does not know
    /// (istio/api#3700).
    /// </summary>
    static void CheckCurves(IReadOnlyList<string>? curves, string path, Review review)
    {
        var seen = new HashSet<string>();
        for (var i = 0; i < curves?.Count; i++)
        {
            if (!EcdhCurves.Names.Contains(curves[i]))
                review.Add(
                    TlsCurve,
                    FieldPath.Child(path, i),
                    $"'{curves[i]}' must be one of: {string.Join(", ", EcdhCurves.Names)}. Envoy refuses "
                        + $"the whole listener.{Suggestion.For(curves[i], EcdhCurves.Names)}"
                );
            else if (!seen.Add(curves[i]))
                review.Add(
                    TlsCurve,
                    FieldPath.Child(path, i),
                    $"'{curves[i]}' is listed twice, and Envoy refuses the whole listener: remove one"
                );
        }
    }

    static void CheckTls(ServerTls tls, Protocol protocol, string path, Review review)
    {
        if (protocol.IsTls() && tls is { Mode: null, CredentialName: null or "", ServerCertificate: null or "" })
            review.Add(
                TlsModeMissing,
                $"{path}.mode",
                "is not set, which means PASSTHROUGH: set SIMPLE to end TLS here, or write PASSTHROUGH"
            );
        var names = (tls.CredentialNames ?? []).Append(tls.CredentialName ?? "");
        if (
            !tls.IsPassthrough()
            && names.FirstOrDefault(name => name.EndsWith(IstioSecret.CaSuffix, StringComparison.Ordinal)) is { } name
        )
            review.Add(
                CredentialCaOnly,
                $"{path}.credentialName",
                $"'{name}' must not end in -cacert, which marks a Secret with nothing but a CA: rename it"
            );
        CheckCurves(tls.EcdhCurves, $"{path}.ecdhCurves", review);
        CheckClientCa(tls, path, review);
        TlsVersionPitfallRules.Check(tls, path, review);
    }

    /// <summary>A ConfigMap is read as a CA whatever its name.</summary>
    static void CheckClientCa(ServerTls tls, string path, Review review)
    {
        if (tls.Mode is not ("MUTUAL" or "OPTIONAL_MUTUAL"))
            return;
        if (review.Version >= KnowsSkipping && tls.InsecureSkipVerify == true)
            review.Add(
                ServerTlsSkipsVerification,
                $"{path}.insecureSkipVerify",
                "accepts any client certificate: remove it, and name the clients' CA"
            );
        if (
            review.Version >= NamesClientCas
            && tls.CaCertCredentialName is { Length: > 0 } name
            && !name.EndsWith(IstioSecret.CaSuffix, StringComparison.Ordinal)
            && (
                name.StartsWith(IstioSecret.Scheme, StringComparison.Ordinal)
                || !name.Contains("://", StringComparison.Ordinal)
            )
        )
            review.Add(
                ClientCaWithoutSuffix,
                $"{path}.caCertCredentialName",
                $"'{name}' must end in -cacert: from any other Secret Istio reads no CA, and clients get in "
                    + $"without a certificate or not at all. Write '{name}{IstioSecret.CaSuffix}', for which the "
                    + "Secret of either name serves"
            );
    }
}

/// <summary>TLS versions of a server that browsers and PCI DSS no longer accept.</summary>
internal static class TlsVersionPitfallRules
{
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
