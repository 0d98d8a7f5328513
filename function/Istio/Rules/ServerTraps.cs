using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Istio.Rules;

/// <summary>Gateways that Istio accepts and that do not do what they seem to.</summary>
internal static class ServerTraps
{
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
        Severity.Info,
        "A credentialName that ends in -cacert."
    )
    {
        Source = "Istio pilot/pkg/xds/sds.go: the suffix marks a Secret with nothing but a CA",
        Consequence = "The gateway gets no server certificate, and connections fail.",
        Fix = "credentialName: shop-certs, with the client CA in a Secret shop-certs-cacert",
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
            && names.FirstOrDefault(name => name.EndsWith("-cacert", StringComparison.Ordinal)) is { } name
        )
            review.Add(
                CaCredential,
                $"{path}.credentialName",
                $"'{name}' must not end in -cacert, which marks a Secret with nothing but a CA: rename it"
            );
        TlsVersionTraps.Check(tls, path, review);
    }
}
