using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.Gateways;

/// <summary><c>spec.gateway.tls</c>.</summary>
internal sealed class GatewayTlsConfig(Fields? f = null)
{
    public string Mode { get; init; } =
        f.Default(
            TlsMode.Shape,
            TlsMode.Simple,
            "SIMPLE: the server shows a certificate. MUTUAL: clients must show one too. "
                + "OPTIONAL_MUTUAL: clients may."
        );

    public string MinProtocolVersion { get; init; } =
        f.Default(TlsVersionShape.Shape, TlsVersions.Tls12, "The lowest TLS version that is spoken.");

    public string? MaxProtocolVersion { get; init; } =
        f.Optional(TlsVersionShape.Shape, "The highest TLS version that is spoken. Default: no limit.");

    /// <summary>
    /// Null: Kyma's five. Empty: none are written, so Envoy's own list counts, as with Kyma's operator since 2.19.
    /// </summary>
    public IReadOnlyList<string>? CipherSuites { get; init; } =
        f.Optional(
            Shapes.ListOf(KymaCipherSuites.Shape),
            "TLS 1.2 cipher suites in order of preference; [] writes none, so that Envoy's own list "
                + "applies. Default: Kyma's five, which need an RSA key."
        );

    /// <summary>Null: Envoy's own.</summary>
    public IReadOnlyList<string>? EcdhCurves { get; init; } =
        f.Optional(
            Shapes.ListOf(Shapes.OneOf(Istio.Syntax.EcdhCurves.Names.ToArray()), atLeast: 1),
            "The curves of key agreement, in order of preference; from Istio 1.32. X25519MLKEM768 is "
                + "post-quantum and needs TLS 1.3. Default: Envoy's own, X25519 and P-256."
        );

    public ClientCaConfig? ClientCa { get; init; } =
        f.Optional(
            () => ClientCaConfig.Shape,
            "The CA whose client certificates are accepted; required for MUTUAL and OPTIONAL_MUTUAL.",
            "clientCA"
        );

    /// <summary>Client certificates are asked for, or a CA for them is written; nothing else concerns them.</summary>
    public bool ConcernsClients => Mode != TlsMode.Simple || ClientCa is not null;

    /// <summary>
    /// The suites that are rendered: none where TLS 1.2 is not spoken, because Envoy fixes those of TLS 1.3.
    /// </summary>
    public IReadOnlyList<string> EffectiveCipherSuites =>
        MinProtocolVersion == TlsVersions.Tls13 ? [] : CipherSuites ?? KymaCipherSuites.Default;

    public static readonly ObjectShape<GatewayTlsConfig> Shape = new(
        "How TLS is terminated on port 443.",
        f => new GatewayTlsConfig(f)
    );
}

/// <summary>How the Gateway terminates TLS, as Istio's enum spells it.</summary>
internal static class TlsMode
{
    /// <summary>Clients need no certificate.</summary>
    public const string Simple = "SIMPLE";

    /// <summary>Clients without a certificate of the client CA are rejected.</summary>
    public const string Mutual = "MUTUAL";

    /// <summary>A certificate is verified where the client sends one; without one it is allowed in.</summary>
    public const string OptionalMutual = "OPTIONAL_MUTUAL";

    public static readonly TextShape Shape = Shapes.OneOf(Simple, Mutual, OptionalMutual);
}

/// <summary>The TLS protocol versions a Gateway may speak here; Istio would take older ones.</summary>
internal static class TlsVersionShape
{
    const string WhyRefused =
        "TLS 1.0 and 1.1 are deprecated (RFC 8996) and Kyma rejects them; it must be TLSV1_2 or TLSV1_3";

    /// <summary>TLSV1_2 or TLSV1_3; TLSV1_0 and TLSV1_1 are refused with the reason.</summary>
    public static readonly TextShape Shape = new()
    {
        Words = [TlsVersions.Tls12, TlsVersions.Tls13],
        Refused = new Dictionary<string, string> { ["TLSV1_0"] = WhyRefused, ["TLSV1_1"] = WhyRefused },
    };
}

/// <summary>TLS 1.2 cipher suites by their OpenSSL names.</summary>
internal static class KymaCipherSuites
{
    /// <summary>
    /// Kyma's five, in Kyma's order (kyma 2.0, docs/04-operation-guides/security/sec-04-ingress-egress-traffic.md).
    /// </summary>
    public static readonly IReadOnlyList<string> Default =
    [
        "ECDHE-RSA-CHACHA20-POLY1305",
        "ECDHE-RSA-AES256-GCM-SHA384",
        "ECDHE-RSA-AES256-SHA",
        "ECDHE-RSA-AES128-GCM-SHA256",
        "ECDHE-RSA-AES128-SHA",
    ];

    /// <summary>The suites that a config may name; the order is the reader's, duplicates are another rule's.</summary>
    public static readonly TextShape Shape = Shapes
        .OneOf(CipherSuites.Names.ToArray())
        .Like("ECDHE-RSA-AES256-GCM-SHA384");
}

/// <summary><c>spec.gateway.tls.clientCA</c>: exactly one of the two.</summary>
internal sealed class ClientCaConfig(Fields? f = null)
{
    public string? SecretName { get; init; } =
        f.Optional(
            () => Shapes.SecretName.Like("partners-cacert"),
            "A Secret with the key `ca.crt` or `cacert`, in the namespace of the gateway pods. Its "
                + "name must end in -cacert: from any other Istio reads no CA, and clients get in without a "
                + "certificate or not at all. Before Istio 1.28 it must be `<certificate.secretName>-cacert`."
        );

    public string? Pem { get; init; } =
        f.Optional(
            () => TextShape.Any.Like(PemExample.Certificate),
            "CA certificates as PEM; they are rendered into the Secret `<certificate.secretName>-cacert`."
        );

    public static readonly ObjectShape<ClientCaConfig> Shape = new(
        "The CA whose client certificates are accepted: secretName or pem.",
        f => new ClientCaConfig(f)
    );
}
