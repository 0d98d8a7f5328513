using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Istio.Rules;

/// <summary>Gateways that Istio accepts and that do not do what they seem to.</summary>
internal static class ServerTraps
{
    /// <summary>The release that brought caCertCredentialName.</summary>
    static readonly IstioVersion NamesClientCas = IstioVersion.Of(28);

    /// <summary>The release that brought insecureSkipVerify for servers.</summary>
    static readonly IstioVersion KnowsSkipping = IstioVersion.Of(31);

    public static readonly Rule EveryGateway = new(
        "gateway-without-selector",
        Severity.Info,
        "A Gateway without selector."
    )
    {
        Source = $"{IstioFiles.GatewayModel}: an empty selector matches every gateway pod",
        Consequence = "Every gateway of the mesh opens these ports, the egress gateway too.",
        Fix = "selector: {istio: ingressgateway}",
    };

    public static readonly Rule SilentPassthrough = new(
        "tls-mode-missing",
        Severity.Info,
        "TLS settings without a mode."
    )
    {
        Source = "Istio API networking/v1alpha3 ServerTLSSettings: PASSTHROUGH is the zero value",
        Consequence = "TLS is passed through: the gateway does not end it, and http routes never apply.",
        Fix = "tls: {mode: SIMPLE, credentialName: shop-certs}, or mode: PASSTHROUGH where that is meant",
    };

    public static readonly Rule CaCredential = new(
        "credential-ca-only",
        Severity.Error,
        "A credentialName that ends in -cacert."
    )
    {
        Source = "Istio pilot/pkg/xds/sds.go: the suffix marks a Secret with nothing but a CA",
        Consequence = "The gateway gets no server certificate, and connections fail.",
        Fix = "credentialName: shop-certs, with the client CA in a Secret shop-certs-cacert",
    };

    public static readonly Rule CaWithoutSuffix = new(
        "client-ca-without-suffix",
        Severity.Error,
        "A caCertCredentialName that does not end in -cacert."
    )
    {
        Source =
            "Istio pilot/pkg/xds/sds.go, pilot/pkg/credentials/kube/secrets.go: only the suffix makes istiod send a CA, otherwise it sends a server certificate",
        Consequence =
            "Every client is refused; where the Secret also has a key pair, as cert-manager writes it for a CA, every client gets in without a certificate.",
        Fix = "caCertCredentialName: partners-cacert   # the Secret partners-cacert or partners, with the key ca.crt",
    };

    public static readonly Rule SkipsVerification = new(
        "server-tls-skips-verification",
        Severity.Warning,
        "A Gateway accepts client certificates without verifying them."
    )
    {
        Source = "Istio API networking/v1 ServerTLSSettings.insecureSkipVerify, since 1.31",
        Consequence = "Any certificate gets in, self-signed ones too.",
        Fix = "Remove insecureSkipVerify.",
    };

    public static readonly Rule TrailingDot = new("host-trailing-dot", Severity.Info, "A host that ends in a dot.")
    {
        Source = "istio/istio issue 38377",
        Consequence = "It never matches: clients send the name without the dot.",
        Fix = "Remove the dot.",
    };

    public static readonly IReadOnlyList<Rule> All =
    [
        EveryGateway,
        SilentPassthrough,
        CaCredential,
        CaWithoutSuffix,
        SkipsVerification,
        TrailingDot,
        .. TlsVersionTraps.All,
    ];

    public static void Check(GatewaySpec spec, Review review)
    {
        if (spec.Selector is not { Count: > 0 })
            review.Add(
                EveryGateway,
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

    public static void CheckHosts(IReadOnlyList<string>? hosts, string path, Review review)
    {
        for (var i = 0; i < hosts?.Count; i++)
        {
            if (hosts[i].EndsWith('.'))
                review.Add(
                    TrailingDot,
                    FieldPath.Child(path, i),
                    $"'{hosts[i]}' never matches because of its last dot: remove the dot"
                );
        }
    }

    static void CheckTls(ServerTls tls, Protocol protocol, string path, Review review)
    {
        if (protocol.IsTls() && tls is { Mode: null, CredentialName: null or "", ServerCertificate: null or "" })
            review.Add(
                SilentPassthrough,
                $"{path}.mode",
                "is not set, which means PASSTHROUGH: set SIMPLE to end TLS here, or write PASSTHROUGH"
            );
        var names = (tls.CredentialNames ?? []).Append(tls.CredentialName ?? "");
        if (
            !tls.IsPassthrough()
            && names.FirstOrDefault(name => name.EndsWith(IstioSecret.CaSuffix, StringComparison.Ordinal)) is { } name
        )
            review.Add(
                CaCredential,
                $"{path}.credentialName",
                $"'{name}' must not end in -cacert, which marks a Secret with nothing but a CA: rename it"
            );
        CheckClientCa(tls, path, review);
        TlsVersionTraps.Check(tls, path, review);
    }

    /// <summary>A ConfigMap is read as a CA whatever its name.</summary>
    static void CheckClientCa(ServerTls tls, string path, Review review)
    {
        if (tls.Mode is not ("MUTUAL" or "OPTIONAL_MUTUAL"))
            return;
        if (review.Version >= KnowsSkipping && tls.InsecureSkipVerify == true)
            review.Add(
                SkipsVerification,
                $"{path}.insecureSkipVerify",
                "accepts any client certificate: remove it, and name the clients' CA"
            );
        if (
            review.Version >= NamesClientCas
            && tls.CaCertCredentialName is { Length: > 0 } name
            && !name.EndsWith(IstioSecret.CaSuffix, StringComparison.Ordinal)
            && (
                name.StartsWith("kubernetes://", StringComparison.Ordinal)
                || !name.Contains("://", StringComparison.Ordinal)
            )
        )
            review.Add(
                CaWithoutSuffix,
                $"{path}.caCertCredentialName",
                $"'{name}' must end in -cacert: from any other Secret Istio reads no CA, and clients get in without a certificate or not at all. Write '{name}{IstioSecret.CaSuffix}', for which the Secret of either name serves"
            );
    }
}
